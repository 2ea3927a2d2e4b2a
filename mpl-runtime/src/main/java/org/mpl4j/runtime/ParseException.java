package org.mpl4j.runtime;

import java.io.Serializable;
import java.util.HexFormat;

/**
 * Bytes that are not the packet they were parsed as: which field, where, what was expected and what was there.
 *
 * <p>It is cheap, so that a flood of bad packets stays cheap: it has no stack trace and no suppressed exceptions, and
 * its path and texts are put together only when somebody asks. The path grows while the exception passes outwards
 * through the enclosing packets, each of which calls {@link #within(String)} or {@link #within(String, int)}.
 *
 * <p>Instances are confined to the thread that parses until they have reached the caller of {@code parse}.
 */
public final class ParseException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of thing is wrong. */
    public enum Reason {
        /** Bytes are missing: the input, or a window with an explicit size, ends too early. */
        TRUNCATED,
        /** No branch of a classify takes the tag. */
        NO_BRANCH,
        /** A {@code magic} field has another value. */
        BAD_MAGIC,
        /** A computed size or width is negative or otherwise impossible. */
        BAD_SIZE,
        /** Bytes are left at the end of a window that must be used up exactly. */
        WINDOW_NOT_USED_UP,
        /** One of the {@link Limits} was reached. */
        LIMIT,
        /** An expression over the packet's values left the range of 64-bit integers. */
        OVERFLOW,
        /** A field's own encoding is wrong, for instance a DNS name's. */
        INVALID,
        /** Only from {@code parseStrict}: the packet can be read, but breaks a rule of its specification. */
        VIOLATION
    }

    /** For {@code availableBytes} where nobody remembers how many there were. */
    static final long UNKNOWN = -1;

    private final Reason reason;
    private final int offset;
    private final long expectedNumber;
    private final long actualNumber;
    private final Serializable expectedContent;
    private final Serializable actualContent;
    private FieldPath path;
    private boolean isInsideWindow;

    private ParseException(
            Reason reason,
            String field,
            int offset,
            long expectedNumber,
            long actualNumber,
            Serializable expectedContent,
            Serializable actualContent) {
        super(null, null, false, false);
        this.reason = reason;
        this.offset = offset;
        this.expectedNumber = expectedNumber;
        this.actualNumber = actualNumber;
        this.expectedContent = expectedContent;
        this.actualContent = actualContent;
        this.path = field == null ? null : FieldPath.of(field, null);
    }

    /**
     * Bytes are missing.
     *
     * @param field the field that needs them, or null where only callers know it (a codec); they then add it by {@link
     *     #within(String)}
     * @param offset where the needed bytes start: an index in the buffer
     * @param neededBytes how many are needed from {@code offset} on
     * @param availableBytes how many there are, fewer than {@code neededBytes}
     * @return the exception, to be thrown
     */
    public static ParseException truncated(String field, int offset, long neededBytes, long availableBytes) {
        return new ParseException(Reason.TRUNCATED, field, offset, neededBytes, availableBytes, null, null);
    }

    /**
     * No branch takes an integer tag.
     *
     * @param field the tag
     * @param offset of the tag in the buffer
     * @param value of the tag
     * @return the exception, to be thrown
     */
    public static ParseException noBranch(String field, int offset, long value) {
        return new ParseException(Reason.NO_BRANCH, field, offset, 0, value, null, null);
    }

    /**
     * No branch takes a tag that is bytes.
     *
     * @param field the tag
     * @param offset of the tag in the buffer
     * @param value of the tag; its content is copied
     * @return the exception, to be thrown
     */
    public static ParseException noBranch(String field, int offset, Bytes value) {
        return new ParseException(Reason.NO_BRANCH, field, offset, 0, 0, null, value.toArray());
    }

    /**
     * A {@code magic} number differs.
     *
     * @param field the field
     * @param offset of the field in the buffer
     * @param expected what it must be
     * @param actual what it is
     * @return the exception, to be thrown
     */
    public static ParseException badMagic(String field, int offset, long expected, long actual) {
        return new ParseException(Reason.BAD_MAGIC, field, offset, expected, actual, null, null);
    }

    /**
     * {@code magic} bytes differ.
     *
     * @param field the field
     * @param offset of the field in the buffer
     * @param expected what it must be; copied
     * @param actual what it is; copied
     * @return the exception, to be thrown
     */
    public static ParseException badMagic(String field, int offset, Bytes expected, Bytes actual) {
        return new ParseException(Reason.BAD_MAGIC, field, offset, 0, 0, expected.toArray(), actual.toArray());
    }

    /**
     * A computed size or count is negative.
     *
     * @param field what has that size
     * @param offset where it starts in the buffer
     * @param size the size computed, in the field's unit
     * @return the exception, to be thrown
     */
    public static ParseException badSize(String field, int offset, long size) {
        return new ParseException(Reason.BAD_SIZE, field, offset, 0, size, "a size of at least 0", null);
    }

    /**
     * A computed size is outside what is possible.
     *
     * @param field what has that size
     * @param offset where it starts in the buffer
     * @param size the size computed, in the field's unit
     * @param min the smallest possible
     * @param max the largest possible
     * @return the exception, to be thrown
     */
    public static ParseException badSize(String field, int offset, long size, long min, long max) {
        return new ParseException(Reason.BAD_SIZE, field, offset, 0, size, "a size from " + min + " to " + max, null);
    }

    /**
     * A window was not used up.
     *
     * @param field whose window it is
     * @param offset of the first byte left over, in the buffer
     * @param leftBytes how many bytes are left, at least 1
     * @return the exception, to be thrown
     */
    public static ParseException windowNotUsedUp(String field, int offset, long leftBytes) {
        return new ParseException(
                Reason.WINDOW_NOT_USED_UP, field, offset, 0, leftBytes, "the end of the window", null);
    }

    /**
     * A limit was reached.
     *
     * @param field where, or null
     * @param offset in the buffer where the limit was reached
     * @param what is limited, in words and in the plural: {@code "nested packets"}
     * @param limit the largest number allowed
     * @return the exception, to be thrown
     */
    public static ParseException limit(String field, int offset, String what, long limit) {
        return new ParseException(Reason.LIMIT, field, offset, limit, 0, what, "more");
    }

    /**
     * An expression overflowed 64 bits.
     *
     * @param field whose size, value or condition it is
     * @param offset of that field in the buffer
     * @return the exception, to be thrown
     */
    public static ParseException overflow(String field, int offset) {
        return new ParseException(Reason.OVERFLOW, field, offset, 0, 0, "a result of 64 bits", "an overflow");
    }

    /**
     * The encoding of a field is wrong.
     *
     * @param field the field, or null where only callers know it
     * @param offset of the wrong byte in the buffer
     * @param expected in words
     * @param actual in words
     * @return the exception, to be thrown
     */
    public static ParseException invalid(String field, int offset, String expected, String actual) {
        return new ParseException(Reason.INVALID, field, offset, 0, 0, expected, actual);
    }

    /**
     * The encoding of a field is wrong, and the number found there says why.
     *
     * @param field the field, or null where only callers know it
     * @param offset of the wrong byte in the buffer
     * @param expected in words
     * @param actual the number found
     * @return the exception, to be thrown
     */
    public static ParseException invalid(String field, int offset, String expected, long actual) {
        return new ParseException(Reason.INVALID, field, offset, 0, actual, expected, null);
    }

    /**
     * What {@code parseStrict} throws for the first violation.
     *
     * @param violation the violation
     * @return the exception, to be thrown
     */
    public static ParseException violation(Violation violation) {
        return new ParseException(
                Reason.VIOLATION, violation.path(), violation.offset(), 0, 0, violation.expected(), violation.actual());
    }

    /**
     * Prefixes the path with the field that was being parsed.
     *
     * @param field of the enclosing packet
     * @return this
     */
    public ParseException within(String field) {
        path = FieldPath.of(field, path);
        return this;
    }

    /**
     * Prefixes the path with the array element that was being parsed.
     *
     * @param field the array
     * @param index of the element, from 0
     * @return this
     */
    public ParseException within(String field, int index) {
        path = new FieldPath(field, index, path);
        return this;
    }

    /**
     * Notes that the exception leaves a window with an explicit size: bytes that are missing there will not come by
     * reading more input.
     *
     * @return this
     */
    public ParseException insideWindow() {
        isInsideWindow = true;
        return this;
    }

    /**
     * The same problem where there can be none, because the bytes had been validated: somebody has changed them.
     *
     * @return an unchecked exception, to be thrown
     */
    public IllegalStateException afterValidation() {
        return new IllegalStateException("the bytes under a view have been changed: " + getMessage(), this);
    }

    /**
     * What kind of thing is wrong.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Where: an index in the buffer that was parsed.
     *
     * @return the absolute index of the byte
     */
    public int offset() {
        return offset;
    }

    /**
     * The field, from the packet that was asked for inwards, such as {@code answers[3].rdata.exchange}; empty if it is
     * the packet itself.
     *
     * @return the path
     */
    public String path() {
        return FieldPath.text(path);
    }

    /**
     * Whether more input may help: bytes are missing, and it is the input that ended, not a window with an explicit
     * size.
     *
     * @return true if the packet is a prefix as far as it was read
     */
    public boolean isInputTooShort() {
        return reason == Reason.TRUNCATED && !isInsideWindow;
    }

    /**
     * How many bytes are missing, for {@link Reason#TRUNCATED}.
     *
     * @return the number of bytes, at least 1; 0 for other reasons
     */
    public long missingBytes() {
        return reason == Reason.TRUNCATED ? expectedNumber - Math.max(actualNumber, 0) : 0;
    }

    /**
     * How long a packet that starts at an index is at least, for {@link Reason#TRUNCATED}.
     *
     * @param packetStart index of the packet in the buffer
     * @return the number of bytes from there to the end of those that are missing; {@link Long#MAX_VALUE} if it is larger
     */
    public long atLeast(int packetStart) {
        long before = (long) offset - packetStart;
        long needed = reason == Reason.TRUNCATED ? expectedNumber : 0;
        return needed > Long.MAX_VALUE - before ? Long.MAX_VALUE : before + needed;
    }

    /**
     * How long a packet is at least of which not all is there.
     *
     * @param packetStart index of the packet in the buffer
     * @return {@link #atLeast}
     * @throws ParseException this, unless it {@link #isInputTooShort}
     */
    public int frameSize(int packetStart) throws ParseException {
        if (!isInputTooShort()) {
            throw this;
        }
        return (int) Math.min(atLeast(packetStart), Integer.MAX_VALUE);
    }

    /**
     * What should have been there, in words.
     *
     * @return the expectation, such as {@code "4 bytes"}
     */
    public String expected() {
        return switch (reason) {
            case TRUNCATED -> bytes(expectedNumber);
            case NO_BRANCH -> "a value that a branch takes";
            case BAD_MAGIC -> words(expectedContent, expectedNumber);
            case LIMIT -> "at most " + expectedNumber + " " + expectedContent;
            default -> words(expectedContent, expectedNumber);
        };
    }

    /**
     * What was there, in words.
     *
     * @return the finding, such as {@code "2 bytes left in the input"}
     */
    public String actual() {
        return switch (reason) {
            case TRUNCATED ->
                actualNumber == UNKNOWN
                        ? "fewer"
                        : bytes(actualNumber) + " left in the " + (isInsideWindow ? "window" : "input");
            case WINDOW_NOT_USED_UP -> bytes(actualNumber) + " left over";
            default -> words(actualContent, actualNumber);
        };
    }

    /**
     * What is wrong, without the path and the offset.
     *
     * @return {@link #expected} and {@link #actual} in one line
     */
    public String problem() {
        return "expected " + expected() + ", got " + actual();
    }

    /** {@inheritDoc} Path, offset, expected and actual in one line. */
    @Override
    public String getMessage() {
        String where = path();
        return (where.isEmpty() ? "" : where + " ") + "at offset " + offset + ": " + problem();
    }

    private static String bytes(long count) {
        return count == 1 ? "1 byte" : count + " bytes";
    }

    private static String words(Serializable content, long number) {
        if (content == null) {
            return Long.toString(number);
        }
        return content instanceof byte[] b ? "bytes " + HexFormat.of().formatHex(b) : content.toString();
    }
}
