package org.mpl4j.runtime.codec;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.PayloadWriter;
import org.mpl4j.runtime.wire.BigEndian;
import org.mpl4j.runtime.wire.LittleEndian;

/**
 * {@code string8}, {@code string16} and {@code string32}: the number of bytes in 1, 2 or 4 bytes, then the bytes. The
 * prefix is unsigned and in the byte order in force.
 *
 * <p>With a constant number of prefix bytes, the just-in-time compiler leaves nothing of the case distinctions.
 */
public final class PrefixedBytes {
    private PrefixedBytes() {}

    /**
     * Finds the end.
     *
     * @param b the buffer, in big-endian byte order
     * @param start index of the prefix
     * @param limit index of the first byte that does not belong to the window
     * @param prefixBytes 1, 2 or 4
     * @param isLittle whether the prefix has its least significant byte first
     * @param field for the exception, or null
     * @return the index after the last byte
     * @throws ParseException (TRUNCATED) if the window ends before that
     */
    public static int skip(ByteBuffer b, int start, int limit, int prefixBytes, boolean isLittle, String field)
            throws ParseException {
        int available = limit - start;
        if (available < prefixBytes) {
            throw ParseException.truncated(field, start, prefixBytes, available);
        }
        long byteLength = prefixBytes + prefix(b, start, prefixBytes, isLittle);
        if (byteLength > available) {
            throw ParseException.truncated(field, start, byteLength, available);
        }
        return start + (int) byteLength;
    }

    /**
     * Finds the end where the prefix has 4 bytes in big-endian order: the same in less code, since messages can have many
     * of them.
     *
     * @param b the buffer, in big-endian byte order
     * @param start index of the prefix
     * @param limit index of the first byte that does not belong to the window
     * @param field for the exception, or null
     * @return the index after the last byte
     * @throws ParseException (TRUNCATED) if the window ends before that
     */
    public static int skip32(ByteBuffer b, int start, int limit, String field) throws ParseException {
        int room = limit - start - Integer.BYTES;
        if (room < 0) {
            throw ParseException.truncated(field, start, Integer.BYTES, limit - start);
        }
        int length = BigEndian.getInt(b, start);
        // As unsigned numbers: one of 2^31 or more is larger than any room.
        if (Integer.compareUnsigned(length, room) > 0) {
            throw tooLong(field, start, length, limit);
        }
        return start + Integer.BYTES + length;
    }

    private static ParseException tooLong(String field, int start, int length, int limit) {
        return ParseException.truncated(field, start, Integer.BYTES + Integer.toUnsignedLong(length), limit - start);
    }

    /**
     * Finds the end of a string that {@link #skip32} has accepted.
     *
     * @param b the buffer, in big-endian byte order
     * @param start index of the prefix
     * @return the index after the last byte
     */
    public static int end32(ByteBuffer b, int start) {
        return start + Integer.BYTES + BigEndian.getInt(b, start);
    }

    private static long prefix(ByteBuffer b, int at, int prefixBytes, boolean isLittle) {
        return switch (prefixBytes) {
            case 1 -> BigEndian.get(b, at) & 0xff;
            case 2 -> isLittle ? LittleEndian.getUint16(b, at) : BigEndian.getShort(b, at) & 0xffff;
            default -> isLittle ? LittleEndian.getUint32(b, at) : BigEndian.getInt(b, at) & 0xffff_ffffL;
        };
    }

    /**
     * Finds the end of a string that {@link #skip} has accepted.
     *
     * @param b the buffer, in big-endian byte order
     * @param start index of the prefix
     * @param prefixBytes 1, 2 or 4
     * @param isLittle whether the prefix has its least significant byte first
     * @return the index after the last byte
     */
    public static int end(ByteBuffer b, int start, int prefixBytes, boolean isLittle) {
        return start + prefixBytes + (int) prefix(b, start, prefixBytes, isLittle);
    }

    /**
     * The bytes of a string that {@link #skip} has accepted.
     *
     * @param b the buffer
     * @param start index of the prefix
     * @param end what {@link #skip} returned
     * @param prefixBytes 1, 2 or 4
     * @return the bytes after the prefix, not a copy
     */
    public static Bytes get(ByteBuffer b, int start, int end, int prefixBytes) {
        return Bytes.between(b, start + prefixBytes, end);
    }

    /**
     * Appends the prefix for a number of bytes.
     *
     * @param out where to
     * @param field for the exception, or null
     * @param byteCount how many bytes will follow
     * @param prefixBytes 1, 2 or 4
     * @param isLittle whether the prefix has its least significant byte first
     * @throws BuildException if there are more than the prefix can say, or the prefix does not fit
     */
    public static void writePrefix(PacketWriter out, String field, int byteCount, int prefixBytes, boolean isLittle) {
        checkLength(field, byteCount, prefixBytes);
        patchPrefix(out, out.claim(field, prefixBytes), byteCount, prefixBytes, isLittle);
    }

    /**
     * Appends a string.
     *
     * @param out where to
     * @param field for the exception, or null
     * @param content the bytes
     * @param prefixBytes 1, 2 or 4
     * @param isLittle whether the prefix has its least significant byte first
     * @throws BuildException if it is longer than the prefix can say, or does not fit
     */
    public static void write(PacketWriter out, String field, Bytes content, int prefixBytes, boolean isLittle) {
        int byteCount = content.length();
        checkLength(field, byteCount, prefixBytes);
        int at = out.claim(field, prefixBytes, byteCount);
        patchPrefix(out, at, byteCount, prefixBytes, isLittle);
        content.putTo(out.buffer(), at + prefixBytes);
    }

    /**
     * Appends a {@code string32} in big-endian byte order: what {@link #write(PacketWriter, String, Bytes, int, boolean)} does with 4 bytes, in a method that stays small where
     * it is not inlined.
     *
     * @param out where to
     * @param field for the exception, or null
     * @param content the bytes
     * @throws BuildException if it does not fit
     */
    public static void write32(PacketWriter out, String field, Bytes content) {
        int byteCount = content.length();
        int at = out.claim(field, Integer.BYTES, byteCount);
        ByteBuffer b = out.buffer();
        b.putInt(at, byteCount);
        content.putTo(b, at + Integer.BYTES);
    }

    /**
     * Appends a string whose content writes itself.
     *
     * @param out where to
     * @param field for the exception
     * @param content what writes it
     * @param prefixBytes 1, 2 or 4
     * @param isLittle whether the prefix has its least significant byte first
     * @throws BuildException if it is longer than the prefix can say, or does not fit
     */
    public static void write(PacketWriter out, String field, PayloadWriter content, int prefixBytes, boolean isLittle) {
        int at = out.claim(field, prefixBytes);
        out.putPayload(field, content);
        int byteCount = out.position() - at - prefixBytes;
        checkLength(field, byteCount, prefixBytes);
        patchPrefix(out, at, byteCount, prefixBytes, isLittle);
    }

    private static void patchPrefix(PacketWriter out, int at, int byteCount, int prefixBytes, boolean isLittle) {
        if (isLittle) {
            out.patchLittleEndian(at, prefixBytes, byteCount);
        } else {
            out.patch(at, prefixBytes, byteCount);
        }
    }

    private static void checkLength(String field, int byteCount, int prefixBytes) {
        if (prefixBytes < 4 && byteCount >>> (prefixBytes * 8) != 0) {
            throw BuildException.tooLong(field, byteCount, (1L << (prefixBytes * 8)) - 1, "bytes");
        }
    }

    /**
     * Gives content to a string that was appended empty; what follows it moves.
     *
     * @param out where to
     * @param field for the exception
     * @param at absolute index of the prefix
     * @param content the bytes
     * @param prefixBytes 1, 2 or 4
     * @param isLittle whether the prefix has its least significant byte first
     * @throws BuildException if it is longer than the prefix can say, or does not fit
     */
    public static void fill(PacketWriter out, String field, int at, Bytes content, int prefixBytes, boolean isLittle) {
        int byteCount = content.length();
        checkLength(field, byteCount, prefixBytes);
        out.insertGap(field, at + prefixBytes, byteCount);
        patchPrefix(out, at, byteCount, prefixBytes, isLittle);
        content.putTo(out.buffer(), at + prefixBytes);
    }
}
