package org.mpl4j.runtime;

/**
 * A packet that cannot be built from the values given: which field, and what does not fit.
 *
 * <p>What has been written to the buffer so far is undefined, but nothing outside the part of the buffer that the
 * builder was given, and the buffer's position has not moved.
 */
public final class BuildException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of thing is wrong. */
    public enum Reason {
        /** A number is outside the range of its field. */
        RANGE,
        /** Bytes, or a list, do not have the length that the specification gives. */
        SIZE,
        /** The buffer is full. */
        FULL,
        /** The value has no encoding in this field, for instance a text that holds its own delimiter. */
        INVALID,
        /** An expression over the packet's values left the range of 64-bit integers. */
        OVERFLOW,
        /** The values contradict each other, so that what was written would be read differently. */
        CONTRADICTION
    }

    private final Reason reason;
    private final String problem;
    private final long missingBytes;
    private FieldPath path;

    private BuildException(Reason reason, String field, String problem, long missingBytes) {
        this.reason = reason;
        this.problem = problem;
        this.missingBytes = missingBytes;
        this.path = field == null ? null : FieldPath.of(field, null);
    }

    /**
     * A number is outside the range of its field.
     *
     * @param field the field, or null where only callers know it (a codec); they then add it by {@link #within(String)}
     * @param value the number
     * @param min the smallest that fits
     * @param max the largest that fits
     * @return the exception, to be thrown
     */
    public static BuildException outOfRange(String field, long value, long min, long max) {
        return new BuildException(Reason.RANGE, field, value + " is not from " + min + " to " + max, 0);
    }

    /**
     * Something has the wrong size.
     *
     * @param field the field, or null
     * @param actual its size
     * @param expected the size that the specification gives
     * @param unit what is counted, in the plural: {@code "bytes"}
     * @return the exception, to be thrown
     */
    public static BuildException wrongSize(String field, long actual, long expected, String unit) {
        return new BuildException(Reason.SIZE, field, "has " + actual + " " + unit + ", must have " + expected, 0);
    }

    /**
     * Something is too long for its length field.
     *
     * @param field the field, or null
     * @param actual its size
     * @param max the largest size that fits
     * @param unit what is counted, in the plural: {@code "bytes"}
     * @return the exception, to be thrown
     */
    public static BuildException tooLong(String field, long actual, long max, String unit) {
        return new BuildException(Reason.SIZE, field, "has " + actual + " " + unit + ", can have at most " + max, 0);
    }

    /**
     * The buffer is full.
     *
     * @param field the field, or null
     * @param missingBytes by how many bytes at least the buffer is too small
     * @return the exception, to be thrown
     */
    public static BuildException full(String field, long missingBytes) {
        return new BuildException(
                Reason.FULL,
                field,
                "the buffer is too small by at least " + missingBytes + (missingBytes == 1 ? " byte" : " bytes"),
                missingBytes);
    }

    /**
     * The value has no encoding in this field.
     *
     * @param field the field, or null
     * @param problem what is wrong, in words
     * @return the exception, to be thrown
     */
    public static BuildException invalid(String field, String problem) {
        return new BuildException(Reason.INVALID, field, problem, 0);
    }

    /**
     * An expression overflowed 64 bits.
     *
     * @param field whose value it is
     * @return the exception, to be thrown
     */
    public static BuildException overflow(String field) {
        return new BuildException(Reason.OVERFLOW, field, "its value overflows 64 bits", 0);
    }

    /**
     * Two things that must agree do not.
     *
     * @param field the field
     * @param problem what is wrong, in words: {@code "is 5, but the branch taken says 6"}
     * @return the exception, to be thrown
     */
    public static BuildException contradiction(String field, String problem) {
        return new BuildException(Reason.CONTRADICTION, field, problem, 0);
    }

    /**
     * Prefixes the path with the field that was being written.
     *
     * @param field of the enclosing packet
     * @return this
     */
    public BuildException within(String field) {
        path = FieldPath.of(field, path);
        return this;
    }

    /**
     * Prefixes the path with the array element that was being written.
     *
     * @param field the array
     * @param index of the element, from 0
     * @return this
     */
    public BuildException within(String field, int index) {
        path = new FieldPath(field, index, path);
        return this;
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
     * The field, from the packet that is built inwards, such as {@code options[2].data}; empty if unknown.
     *
     * @return the path
     */
    public String path() {
        return FieldPath.text(path);
    }

    /**
     * By how many bytes at least the buffer is too small, for {@link Reason#FULL}.
     *
     * @return the number of bytes, at least 1; 0 for other reasons
     */
    public long missingBytes() {
        return missingBytes;
    }

    /**
     * What is wrong, without the path.
     *
     * @return the problem in words
     */
    public String problem() {
        return problem;
    }

    /** {@inheritDoc} Path and problem in one line. */
    @Override
    public String getMessage() {
        String where = path();
        return where.isEmpty() ? problem : where + ": " + problem;
    }
}
