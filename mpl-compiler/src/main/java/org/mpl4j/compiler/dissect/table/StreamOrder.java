package org.mpl4j.compiler.dissect.table;

import java.util.OptionalLong;
import org.mpl4j.compiler.dissect.condition.Condition;
import org.mpl4j.compiler.dissect.condition.NumberExpression;
import org.mpl4j.compiler.dissect.condition.Subject;

/**
 * Where the bytes of a payload belong in the stream that it is a part of.
 *
 * @param position the number of its first byte, modulo 2<sup>32</sup>
 * @param flow tells the streams apart
 * @param start whether a packet begins the stream anew; it takes a number for itself then
 */
public record StreamOrder(NumberExpression position, Flow flow, Condition start) {
    /** Whether the stream begins with this packet. */
    public boolean isStart(Subject subject) {
        return start.holds(subject);
    }

    /** The number of the payload's first byte; empty if the packet does not say. */
    public OptionalLong positionOf(Subject subject) {
        OptionalLong number = position.of(subject);
        return number.isPresent() ? OptionalLong.of(number.getAsLong() + (isStart(subject) ? 1 : 0)) : number;
    }
}
