package org.mpl4j.compiler.fuzz;

import java.util.Locale;

/**
 * A promise that is not kept.
 *
 * @param cause tells problems of one rule apart: the place in the program, or the field
 * @param message what happened, in a sentence
 */
public record Problem(Rule rule, String cause, String message) {
    /** What the language promises about every packet. */
    public enum Rule {
        BUILT_IS_READ("what was built is not read as it was built"),
        ENCODES_THE_SAME("what was read is not built as it was"),
        DECLARED_EXCEPTIONS("an exception that is not declared"),
        INSIDE_ITS_WINDOW("bytes outside the window decide what is read"),
        PREFIX_IS_TOO_SHORT("the beginning of a packet is read as another packet"),
        BOUNDED_TIME("the time is out of proportion to the input"),
        BOUNDED_MEMORY("the memory is out of proportion to the input"),
        CAN_BE_BUILT("no packet could be built");

        private final String text;

        Rule(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /** A name for files and programs, {@code built-is-read}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether both are likely to have one reason. */
    boolean isLike(Problem other) {
        return rule == other.rule && cause.equals(other.cause);
    }

    static Problem thrown(String where, Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String at = trace.length == 0 ? "" : " at " + trace[0];
        return new Problem(
                Rule.DECLARED_EXCEPTIONS, thrown.getClass().getName() + at, where + " throws " + thrown + at);
    }
}
