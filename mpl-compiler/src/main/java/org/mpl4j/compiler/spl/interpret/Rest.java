package org.mpl4j.compiler.spl.interpret;

import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.spl.model.Step;

/** What is left to do, from the inside outwards. Frames of variables are known by number. */
sealed interface Rest {
    /** What is left after this. */
    Rest outer();

    /** Nothing: the automaton's end. */
    record Done() implements Rest {
        @Override
        public Rest outer() {
            return this;
        }
    }

    /** Steps of a block, from one of them on. */
    record Steps(List<Step> steps, int at, Rest outer) implements Rest {}

    /** Another round of a loop may follow. */
    record Loop(Step step, long count, Optional<Step.Named> label, Rest outer) implements Rest {}

    /** The end of what something holds inside of: always allowed or forbidden statecalls, handlers, a time limit. */
    record Scope(Step step, Rest outer) implements Rest {}

    /** The end of a function. */
    record Return(Step.Call call, int callee, Rest outer) implements Rest {}

    /** The end of a handler, and what it interrupted. */
    record Resume(Waiting interrupted, Step.During during, Rest outer) implements Rest {}

    /** What was left, and the name of the place. */
    record Waiting(Rest rest, Optional<Step.Named> label) {}
}
