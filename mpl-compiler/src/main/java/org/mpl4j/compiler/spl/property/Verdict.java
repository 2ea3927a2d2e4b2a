package org.mpl4j.compiler.spl.property;

import java.util.List;
import org.mpl4j.compiler.spl.table.Letter;

/** What a search found. */
public sealed interface Verdict {
    /**
     * It is so.
     *
     * @param states how many states were looked at, each together with what is still to be shown
     */
    record Holds(int states) implements Verdict {}

    /**
     * It is not.
     *
     * @param trace a shortest sequence of statecalls after which it is broken, or which leads into the loop
     * @param loop what is then repeated for ever; empty if the trace alone breaks it, or if nothing can follow the trace
     */
    record Fails(List<Letter> trace, List<Letter> loop, int states) implements Verdict {}

    /** It cannot be told here. */
    record Undecided(String reason) implements Verdict {}
}
