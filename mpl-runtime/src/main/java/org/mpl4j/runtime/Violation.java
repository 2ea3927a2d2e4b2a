package org.mpl4j.runtime;

import java.util.List;

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

    /**
     * A violation about numbers of 64 bits.
     *
     * @param path of the field
     * @param offset absolute index of the field in the buffer
     * @param kind which rule
     * @param expected what the rule asks for, to be read as unsigned
     * @param actual what was found, to be read as unsigned
     * @return the violation
     */
    public static Violation unsigned(String path, int offset, Kind kind, long expected, long actual) {
        return new Violation(path, offset, kind, Long.toUnsignedString(expected), Long.toUnsignedString(actual));
    }

    /**
     * A violation about a number of 64 bits for which the rule computes a signed one.
     *
     * @param path of the field
     * @param offset absolute index of the field in the buffer
     * @param kind which rule
     * @param expected what the rule asks for
     * @param actual what was found, to be read as unsigned
     * @return the violation
     */
    public static Violation ofUnsigned(String path, int offset, Kind kind, long expected, long actual) {
        return new Violation(path, offset, kind, Long.toString(expected), Long.toUnsignedString(actual));
    }

    /**
     * A violation about numbers of a field that is shown in hexadecimal.
     *
     * @param path of the field
     * @param offset absolute index of the field in the buffer
     * @param kind which rule
     * @param expected what the rule asks for
     * @param actual what was found
     * @param bits the field's width, which says how many digits there are at least, 1 to 64; 0 where it is computed.
     *     Numbers of 64 bits and of a computed width are read as unsigned.
     * @return the violation
     */
    public static Violation hex(String path, int offset, Kind kind, long expected, long actual, int bits) {
        return new Violation(path, offset, kind, hex(expected, bits), hex(actual, bits));
    }

    private static String hex(long number, int bits) {
        boolean isNegative = number < 0 && bits > 0 && bits < Long.SIZE;
        String digits = Long.toHexString(isNegative ? -number : number);
        String zeros = "0".repeat(Math.max(0, (bits + 3) / 4 - digits.length()));
        return (isNegative ? "-0x" : "0x") + zeros + digits;
    }

    /**
     * Checks {@code const} of bytes.
     *
     * @param found to which the violation is added, if there is one
     * @param field the field
     * @param offset absolute index of the field in the buffer
     * @param expected what the rule asks for
     * @param actual what was found
     */
    public static void checkConst(List<Violation> found, String field, int offset, Bytes expected, Bytes actual) {
        if (!actual.equals(expected)) {
            found.add(new Violation(field, offset, Kind.CONST, expected.hex(), actual.hex()));
        }
    }

    /**
     * Checks {@code value} of a byte array or string.
     *
     * @param found to which the violation is added, if there is one
     * @param field the field
     * @param offset absolute index of the field in the buffer
     * @param expected what it must hold
     * @param actual what it holds
     */
    public static void checkValue(List<Violation> found, String field, int offset, Bytes expected, Bytes actual) {
        if (!actual.equals(expected)) {
            found.add(new Violation(field, offset, Kind.VALUE, expected.hex(), actual.hex()));
        }
    }

    /**
     * Checks {@code align}: the length; what is padding and what is not cannot be told apart.
     *
     * @param found to which the violation is added, if there is one
     * @param field the field
     * @param offset absolute index of the field in the buffer
     * @param byteLength of the field, padding included
     * @param alignBytes what it must be a multiple of
     */
    public static void checkAlign(List<Violation> found, String field, int offset, int byteLength, int alignBytes) {
        if (byteLength % alignBytes != 0) {
            found.add(new Violation(
                    field, offset, Kind.ALIGN, "a multiple of " + alignBytes + " bytes", byteLength + " bytes"));
        }
    }

    /**
     * Adds the violations of a packet in a field.
     *
     * @param found to which they are added
     * @param inner the violations as seen from the packet
     * @param field that holds the packet
     */
    public static void addAll(List<Violation> found, List<Violation> inner, String field) {
        for (Violation violation : inner) {
            found.add(violation.within(field));
        }
    }

    /**
     * Adds the violations of an element.
     *
     * @param found to which they are added
     * @param inner the violations as seen from the element
     * @param field the array
     * @param index of the element, from 0
     */
    public static void addAll(List<Violation> found, List<Violation> inner, String field, int index) {
        for (Violation violation : inner) {
            found.add(violation.within(field, index));
        }
    }

    /**
     * The same violations as seen from an enclosing packet.
     *
     * @param inner the violations
     * @param field that holds the packet in which they were found
     * @return the violations with longer paths
     */
    public static List<Violation> within(List<Violation> inner, String field) {
        return inner.isEmpty()
                ? inner
                : inner.stream().map(v -> v.within(field)).toList();
    }
}
