package org.mpl4j.compiler.dissect.table;

import org.mpl4j.compiler.dissect.condition.Condition;
import org.mpl4j.compiler.dissect.condition.Subject;

/**
 * The flow, of both directions, that packets of a kind belong to.
 *
 * @param from tells the ends apart that packets come from
 * @param to tells the ends apart that packets go to: for one end the same as if packets came from there
 * @param start whether a packet begins the flow anew
 */
public record Conversation(Flow from, Flow to, Condition start) {
    /** A name for it: the same in both directions. */
    public String nameOf(Subject subject) {
        String one = from.nameOf(subject);
        String other = to.nameOf(subject);
        return one.compareTo(other) <= 0 ? one + ' ' + other : other + ' ' + one;
    }
}
