package org.mpl4j.runtime;

/**
 * A rule of the specification that a packet breaks although it can be read.
 *
 * @param path of the field, from the packet that was asked inwards, such as {@code options[2].data}
 * @param offset absolute index of the field in the buffer
 * @param kind which rule
 * @param expected what the rule asks for, in words
 * @param actual what was found, in words
 */
public record Violation(String path, int offset, Kind kind, String expected, String actual) {
    /** Which rule is broken. */
    public enum Kind {
        /** {@code const(..)}: the field has another value. */
        CONST,
        /** {@code min(..)}: the field is less. */
        MIN,
        /** {@code max(..)}: the field is greater. */
        MAX,
        /** {@code value(..)}: the field is not what building would have written. */
        VALUE,
        /** {@code align(..)}: the length or the padding differs. */
        ALIGN,
        /** {@code checksum(..)}: the sum does not match. */
        CHECKSUM
    }

    /**
     * A violation about numbers.
     *
     * @param path of the field
     * @param offset absolute index of the field in the buffer
     * @param kind which rule
     * @param expected what the rule asks for
     * @param actual what was found
     * @return the violation
     */
    public static Violation of(String path, int offset, Kind kind, long expected, long actual) {
        return new Violation(path, offset, kind, Long.toString(expected), Long.toString(actual));
    }

    /**
     * The same violation as seen from an enclosing packet.
     *
     * @param field that holds the packet in which it was found
     * @return the violation with a longer path
     */
    public Violation within(String field) {
        return new Violation(path.isEmpty() ? field : field + "." + path, offset, kind, expected, actual);
    }

    /**
     * The same violation as seen from the packet that encloses an array.
     *
     * @param field the array
     * @param index of the element in which it was found, from 0
     * @return the violation with a longer path
     */
    public Violation within(String field, int index) {
        return within(field + "[" + index + "]");
    }

    /**
     * What is wrong, without the path and the offset.
     *
     * @return {@link #expected} and {@link #actual} in one line
     */
    public String problem() {
        String bound = kind == Kind.MIN ? "at least " : kind == Kind.MAX ? "at most " : "";
        return "expected " + bound + expected + ", got " + actual;
    }

    /** {@inheritDoc} Path, offset, expected and actual in one line, like the message of a {@link ParseException}. */
    @Override
    public String toString() {
        return (path.isEmpty() ? "" : path + " ") + "at offset " + offset + ": " + problem();
    }
}
