package org.mpl4j.compiler.interpret.parse;

import org.mpl4j.runtime.ParseException;

/** An operation of the IR, ready to run. Immutable, apart from what it looks up once. */
abstract class Step {
    static final Step[] NONE = {};

    /**
     * Takes the step.
     *
     * @throws ParseException after telling the machine how far the scope is readable ({@link Machine#stopAt})
     */
    abstract void run(Machine m) throws ParseException;

    static void runAll(Step[] steps, Machine m) throws ParseException {
        for (Step step : steps) {
            step.run(m);
        }
    }
}
