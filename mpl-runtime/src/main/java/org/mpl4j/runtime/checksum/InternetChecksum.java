package org.mpl4j.runtime.checksum;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.wire.BigEndian;

/**
 * The Internet checksum (RFC 1071): the complement of the one's complement sum of 16-bit words, most significant byte
 * first; an odd last byte counts as if a zero followed.
 *
 * <p>A sum under way is a {@code long} that starts as {@link #START}. Ranges are chained as if they lay one after the
 * other, also where one has an odd number of bytes. Buffers may be heap, direct or read-only and have either byte
 * order, which does not matter to the result.
 */
public final class InternetChecksum {
    /** The sum of nothing. */
    public static final long START = 0;

    /** Set in a sum whose bytes so far are odd in number. */
    private static final long ODD = 1L << 62;

    private static final VarHandle NATIVE_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final boolean NATIVE_IS_LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final long LOW_HALF = 0xffff_ffffL;

    /** Up to so many bytes, vectors take longer to set up than they save. */
    private static final int FEW = 160;

    private InternetChecksum() {}

    /**
     * Adds a range of bytes.
     *
     * @param sum so far
     * @param b the buffer
     * @param from index of the first byte
     * @param to index after the last byte
     * @return the new sum
     * @throws IndexOutOfBoundsException if the range is not in the buffer
     */
    public static long add(long sum, ByteBuffer b, int from, int to) {
        Objects.checkFromToIndex(from, to, b.limit());
        if (from == to) {
            return sum;
        }
        if (to - from <= FEW && (sum & ODD) == 0 && b.order() == ByteOrder.BIG_ENDIAN) {
            long few = b.hasArray()
                    ? sumOfFew(b.array(), b.arrayOffset() + from, b.arrayOffset() + to)
                    : sumOfFew(b, from, to);
            return (to - from & 1) == 0 ? sum + few : sum + few ^ ODD;
        }
        return addMany(sum, b, from, to);
    }

    /**
     * Adds bytes.
     *
     * @param sum so far
     * @param bytes the bytes
     * @return the new sum
     */
    public static long add(long sum, Bytes bytes) {
        ByteBuffer source = bytes.source();
        int offset = bytes.sourceOffset();
        // Two addresses of IPv4.
        return bytes.length() == Long.BYTES
                ? addNumber(sum, BigEndian.getLong(source, offset))
                : add(sum, source, offset, offset + bytes.length());
    }

    private static long addMany(long sum, ByteBuffer b, int from, int to) {
        int words = b.hasArray()
                ? sumOfArray(b.array(), b.arrayOffset() + from, b.arrayOffset() + to)
                : sumOfBuffer(b, from, to);
        return addFolded(sum, words, (to - from & 1) != 0);
    }

    /**
     * Adds a range in which some bytes count as zero: the checksum's own field.
     *
     * @param sum so far
     * @param b the buffer
     * @param from index of the first byte
     * @param to index after the last byte
     * @param zeroFrom index of the first byte that counts as zero, in the range
     * @param zeroTo index after the last byte that counts as zero, in the range
     * @return the new sum
     * @throws IndexOutOfBoundsException if the range is not in the buffer
     */
    public static long addExcept(long sum, ByteBuffer b, int from, int to, int zeroFrom, int zeroTo) {
        return add(addZeros(add(sum, b, from, zeroFrom), zeroTo - zeroFrom), b, zeroTo, to);
    }

    /**
     * Adds zeros.
     *
     * @param sum so far
     * @param byteCount how many
     * @return the new sum
     */
    public static long addZeros(long sum, int byteCount) {
        return (byteCount & 1) == 0 ? sum : sum ^ ODD;
    }

    /**
     * Adds a number as 8 bytes, most significant first; so also as 2 or 4 bytes, if it fits them.
     *
     * @param sum so far
     * @param value the number
     * @return the new sum
     */
    public static long addNumber(long sum, long value) {
        return addHalves(sum, halves(value));
    }

    /**
     * The sum of the two halves of a number, 32 bits each: several such sums can be added up before they are given to {@link #addHalves}.
     *
     * @param value of 64 bits, or of fewer with zeros above them
     * @return at least 0, less than 2^33
     */
    public static long halves(long value) {
        return (value >>> 32) + (value & LOW_HALF);
    }

    /**
     * Adds numbers that have been added up.
     *
     * @param sum the sum so far
     * @param halves the sum of {@link #halves} and of numbers of 16 bits, fewer than 2^20 in all
     * @return the sum with them
     */
    public static long addHalves(long sum, long halves) {
        return (sum & ODD) == 0 ? sum + halves : addFolded(sum, fold(halves), false);
    }

    /** Adds one byte, 0 to 255. */
    static long addByte(long sum, int octet) {
        return addFolded(sum, octet << 8, true);
    }

    /**
     * The checksum of a sum.
     *
     * @param sum complete
     * @return 0 to 65,535; 0 for data that includes its valid checksum
     */
    public static int finish(long sum) {
        return ~fold(sum & ~ODD) & 0xffff;
    }

    /**
     * The checksum of a range.
     *
     * @param b the buffer
     * @param from index of the first byte
     * @param to index after the last byte
     * @return 0 to 65,535
     * @throws IndexOutOfBoundsException if the range is not in the buffer
     */
    public static int of(ByteBuffer b, int from, int to) {
        return finish(add(START, b, from, to));
    }

    /**
     * Whether two checksums mean the same: 0 and 0xffff are both zero in one's complement.
     *
     * @param one a checksum, 0 to 65,535
     * @param other a checksum, 0 to 65,535
     * @return true if they do
     */
    public static boolean isSame(int one, int other) {
        return one == other || (one + other == 0xffff && (one == 0 || other == 0));
    }

    /**
     * The checksum after a 16-bit word at an even place was replaced (RFC 1624, equation 3).
     *
     * @param checksum before, 0 to 65,535
     * @param oldWord before, 0 to 65,535
     * @param newWord after, 0 to 65,535
     * @return the checksum after
     */
    public static int update(int checksum, int oldWord, int newWord) {
        return ~fold((~checksum & 0xffffL) + (~oldWord & 0xffff) + newWord) & 0xffff;
    }

    /**
     * The checksum after a 32-bit word at an even place was replaced (RFC 1624, equation 3).
     *
     * @param checksum before, 0 to 65,535
     * @param oldWord before
     * @param newWord after
     * @return the checksum after
     */
    public static int update32(int checksum, int oldWord, int newWord) {
        return ~fold((~checksum & 0xffffL) + (~oldWord & LOW_HALF) + (newWord & LOW_HALF)) & 0xffff;
    }

    /**
     * The checksum after up to four words of 16 bits, in a number whose lowest one is at an even place, were replaced
     * (RFC 1624, equation 3). Where it comes to zero, the two forms of that are not told apart.
     *
     * @param checksum before, 0 to 65,535
     * @param oldWords before
     * @param newWords after
     * @return the checksum after
     */
    public static int update64(int checksum, long oldWords, long newWords) {
        long removed = ~oldWords;
        long sum = (~checksum & 0xffffL)
                + (removed >>> 32)
                + (removed & LOW_HALF)
                + (newWords >>> 32)
                + (newWords & LOW_HALF);
        return ~fold(sum) & 0xffff;
    }

    /**
     * What {@link #update64} does, for UDP: 0 says that there is no checksum, and stays; what comes to zero is 0xffff.
     *
     * @param checksum before, 0 to 65,535
     * @param oldWords before
     * @param newWords after
     * @return the checksum after
     */
    public static int updateUdp(int checksum, long oldWords, long newWords) {
        int updated = checksum == 0 ? 0 : update64(checksum, oldWords, newWords);
        return updated == 0 && checksum != 0 ? 0xffff : updated;
    }

    private static long addFolded(long sum, int words, boolean isOdd) {
        // RFC 1071 section 2(B): bytes that start at an odd place sum up to the same with their places swapped
        int placed = (sum & ODD) != 0 ? swap(words) : words;
        return isOdd ? sum + placed ^ ODD : sum + placed;
    }

    private static int swap(int word) {
        return (word & 0xff) << 8 | word >>> 8;
    }

    /** 16 bits with the carries added; 0 only for 0. */
    private static int fold(long sum) {
        long folded = (sum >>> 32) + (sum & LOW_HALF);
        folded = (folded >>> 32) + (folded & LOW_HALF);
        folded = (folded >>> 16) + (folded & 0xffff);
        folded = (folded >>> 16) + (folded & 0xffff);
        return (int) folded;
    }

    /**
     * Of headers and other short ranges: as it is, with the carries above. Larger than what is ever inlined, and with a loop whose counter C2 does not know as one: so it is compiled once, by itself, whatever
     * depth of calls it is used in, and begins at once.
     */
    private static long sumOfFew(byte[] array, int from, int to) {
        long high = 0;
        long low = 0;
        int at = from;
        for (; to - at >= 8 * Long.BYTES; at += 8 * Long.BYTES) {
            long one = (long) LONG.get(array, at);
            long two = (long) LONG.get(array, at + Long.BYTES);
            long three = (long) LONG.get(array, at + 2 * Long.BYTES);
            long four = (long) LONG.get(array, at + 3 * Long.BYTES);
            long five = (long) LONG.get(array, at + 4 * Long.BYTES);
            long six = (long) LONG.get(array, at + 5 * Long.BYTES);
            long seven = (long) LONG.get(array, at + 6 * Long.BYTES);
            long eight = (long) LONG.get(array, at + 7 * Long.BYTES);
            high += (one >>> 32)
                    + (two >>> 32)
                    + (three >>> 32)
                    + (four >>> 32)
                    + (five >>> 32)
                    + (six >>> 32)
                    + (seven >>> 32)
                    + (eight >>> 32);
            low += (one & LOW_HALF)
                    + (two & LOW_HALF)
                    + (three & LOW_HALF)
                    + (four & LOW_HALF)
                    + (five & LOW_HALF)
                    + (six & LOW_HALF)
                    + (seven & LOW_HALF)
                    + (eight & LOW_HALF);
        }
        if (to - at >= 4 * Long.BYTES) {
            long one = (long) LONG.get(array, at);
            long two = (long) LONG.get(array, at + Long.BYTES);
            long three = (long) LONG.get(array, at + 2 * Long.BYTES);
            long four = (long) LONG.get(array, at + 3 * Long.BYTES);
            high += (one >>> 32) + (two >>> 32) + (three >>> 32) + (four >>> 32);
            low += (one & LOW_HALF) + (two & LOW_HALF) + (three & LOW_HALF) + (four & LOW_HALF);
            at += 4 * Long.BYTES;
        }
        if (to - at >= 2 * Long.BYTES) {
            long one = (long) LONG.get(array, at);
            long two = (long) LONG.get(array, at + Long.BYTES);
            high += (one >>> 32) + (two >>> 32);
            low += (one & LOW_HALF) + (two & LOW_HALF);
            at += 2 * Long.BYTES;
        }
        if (to - at >= Long.BYTES) {
            long one = (long) LONG.get(array, at);
            high += one >>> 32;
            low += one & LOW_HALF;
            at += Long.BYTES;
        }
        long sum = high + low;
        if (to - at >= Integer.BYTES) {
            sum += (int) INT.get(array, at) & LOW_HALF;
            at += Integer.BYTES;
        }
        for (int shift = 24; at < to; at++) {
            sum += (array[at] & 0xffL) << shift;
            shift -= 8;
        }
        return sum;
    }

    private static long sumOfFew(ByteBuffer b, int from, int to) {
        long high = 0;
        long low = 0;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long eight = b.getLong(at);
            high += eight >>> 32;
            low += eight & LOW_HALF;
        }
        long sum = high + low;
        if (at <= to - Integer.BYTES) {
            sum += b.getInt(at) & LOW_HALF;
            at += Integer.BYTES;
        }
        for (int shift = 24; at < to; at++) {
            sum += (b.get(at) & 0xffL) << shift;
            shift -= 8;
        }
        return sum;
    }

    /** In native byte order, swapped once at the end. The plain loop is one that the just-in-time compiler vectorises. */
    private static int sumOfArray(byte[] array, int from, int to) {
        long sum = 0;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long eight = (long) NATIVE_LONG.get(array, at);
            sum += (eight >>> 32) + (eight & LOW_HALF);
        }
        int whole = NATIVE_IS_LITTLE ? swap(fold(sum)) : fold(sum);
        int rest = 0;
        for (int shift = 8; at < to; at++) {
            rest += (array[at] & 0xff) << shift;
            shift ^= 8;
        }
        return fold((long) whole + rest);
    }

    private static int sumOfBuffer(ByteBuffer b, int from, int to) {
        long sum = 0;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long eight = b.getLong(at);
            sum += (eight >>> 32) + (eight & LOW_HALF);
        }
        int whole = b.order() == ByteOrder.LITTLE_ENDIAN ? swap(fold(sum)) : fold(sum);
        int rest = 0;
        for (int shift = 8; at < to; at++) {
            rest += (b.get(at) & 0xff) << shift;
            shift ^= 8;
        }
        return fold((long) whole + rest);
    }
}
