package org.mpl4j.runtime;

/**
 * Checks that numbers fit their fields, before anything wrong is written. Every check returns its argument, so that it
 * can stand where the value is used, and throws {@link BuildException} naming the field.
 */
public final class Range {
    private Range() {}

    /**
     * An unsigned number of 8 bits.
     *
     * @param field the field
     * @param value to be checked
     * @return the value
     * @throws BuildException if it is not from 0 to 255
     */
    public static int uint8(String field, long value) {
        return (int) between(field, value, 0, 0xff);
    }

    /**
     * An unsigned number of 16 bits.
     *
     * @param field the field
     * @param value to be checked
     * @return the value
     * @throws BuildException if it is not from 0 to 65,535
     */
    public static int uint16(String field, long value) {
        return (int) between(field, value, 0, 0xffff);
    }

    /**
     * An unsigned number of 24 bits.
     *
     * @param field the field
     * @param value to be checked
     * @return the value
     * @throws BuildException if it is not from 0 to 2^24-1
     */
    public static int uint24(String field, long value) {
        return (int) between(field, value, 0, 0xff_ffff);
    }

    /**
     * An unsigned number of 32 bits.
     *
     * @param field the field
     * @param value to be checked
     * @return the value
     * @throws BuildException if it is not from 0 to 2^32-1
     */
    public static long uint32(String field, long value) {
        return between(field, value, 0, 0xffff_ffffL);
    }

    /**
     * An unsigned number of 48 bits.
     *
     * @param field the field
     * @param value to be checked
     * @return the value
     * @throws BuildException if it is not from 0 to 2^48-1
     */
    public static long uint48(String field, long value) {
        return between(field, value, 0, 0xffff_ffff_ffffL);
    }

    /**
     * A signed number of 8 bits.
     *
     * @param field the field
     * @param value to be checked
     * @return the value
     * @throws BuildException if it is not from -128 to 127
     */
    public static int int8(String field, long value) {
        return (int) between(field, value, Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    /**
     * A signed number of 16 bits.
     *
     * @param field the field
     * @param value to be checked
     * @return the value
     * @throws BuildException if it is not from -32,768 to 32,767
     */
    public static int int16(String field, long value) {
        return (int) between(field, value, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /**
     * A signed number of 32 bits.
     *
     * @param field the field
     * @param value to be checked
     * @return the value
     * @throws BuildException if it is not from -2^31 to 2^31-1
     */
    public static int int32(String field, long value) {
        return (int) between(field, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /**
     * A signed number of 1 to 64 bits in two's complement.
     *
     * @param field the field
     * @param value to be checked
     * @param width in bits, 1 to 64
     * @return the value
     * @throws BuildException if it needs more bits
     */
    public static long signed(String field, long value, int width) {
        long max = Long.MAX_VALUE >> (64 - width);
        return between(field, value, -max - 1, max);
    }

    /**
     * An unsigned number of 1 to 64 bits.
     *
     * @param field the field
     * @param value to be checked; with 64 bits every value fits, read as unsigned
     * @param width in bits, 1 to 64
     * @return the value
     * @throws BuildException if it needs more bits
     */
    public static long unsigned(String field, long value, int width) {
        return width == 64 ? value : between(field, value, 0, (1L << width) - 1);
    }

    /**
     * A number from a range.
     *
     * @param field the field
     * @param value to be checked
     * @param min the smallest that fits
     * @param max the largest that fits
     * @return the value
     * @throws BuildException if it is smaller than {@code min} or larger than {@code max}
     */
    public static long between(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw BuildException.outOfRange(field, value, min, max);
        }
        return value;
    }

    /**
     * A number of bytes that the specification gives.
     *
     * @param field the field
     * @param actual length in bytes
     * @param expected length in bytes
     * @return the length
     * @throws BuildException if they differ
     */
    public static int byteLength(String field, int actual, long expected) {
        if (actual != expected) {
            throw BuildException.wrongSize(field, actual, expected, "bytes");
        }
        return actual;
    }

    /**
     * A number of elements that the specification gives.
     *
     * @param field the array
     * @param actual number of elements
     * @param expected number of elements
     * @return the number
     * @throws BuildException if they differ
     */
    public static int count(String field, int actual, long expected) {
        if (actual != expected) {
            throw BuildException.wrongSize(field, actual, expected, "elements");
        }
        return actual;
    }

    /**
     * What a size in bytes, divided by a unit, says.
     *
     * @param field whose value it becomes
     * @param dividend to be divided
     * @param divisor not 0
     * @return the quotient
     * @throws BuildException if there is a remainder
     */
    public static long quotient(String field, long dividend, long divisor) {
        if (dividend % divisor != 0) {
            throw BuildException.contradiction(
                    field, "would be " + dividend + "/" + divisor + ": a size that no whole number gives");
        }
        return dividend / divisor;
    }

    /**
     * A number of 64 bits from a range.
     *
     * @param field the field
     * @param value to be checked, read as unsigned
     * @param min the smallest that fits, read as unsigned
     * @param max the largest that fits, read as unsigned
     * @return the value
     * @throws BuildException if it is smaller than {@code min} or larger than {@code max}
     */
    public static long betweenUnsigned(String field, long value, long min, long max) {
        if (Long.compareUnsigned(value, min) < 0 || Long.compareUnsigned(value, max) > 0) {
            throw BuildException.invalid(
                    field,
                    Long.toUnsignedString(value) + " is not from " + Long.toUnsignedString(min) + " to "
                            + Long.toUnsignedString(max));
        }
        return value;
    }
}
