package org.mpl4j.runtime;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A run of bytes: a slice of a packet that copies nothing, or bytes that a builder is to write. Equal to every other
 * run with the same content; ordered byte by byte, unsigned, a prefix first.
 *
 * <p>Immutable as long as nobody writes to the bytes under it. {@link #copy} gets rid of that condition.
 *
 * <p>It is a record because the just-in-time compiler takes what is in a record for constant where the record is: of a {@code static final} one it knows the length.
 *
 * @param source the buffer under these bytes, for code that works with absolute indexes: the buffer itself, in big-endian byte order, writable if it is; not to be
 *     written to, moved or limited
 * @param sourceOffset where the bytes are in it: the absolute index of the first one
 * @param length in bytes
 */
public record Bytes(ByteBuffer source, int sourceOffset, int length) implements Comparable<Bytes> {
    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(ByteBuffer.allocate(0), 0, 0);

    /**
     * For generated code, as {@link #between} is: checks nothing. {@link #view} does.
     *
     * @param source a buffer in big-endian byte order
     * @param sourceOffset the absolute index of the first byte in it
     * @param length in bytes
     * @hidden
     */
    public Bytes {}

    /**
     * A slice of a buffer, at absolute indexes.
     *
     * @param source the buffer; its position, limit and byte order must not change in a way that excludes the slice as
     *     long as the slice is used
     * @param offset index of the first byte
     * @param length in bytes
     * @return the slice
     * @throws IndexOutOfBoundsException if the slice is not inside the buffer
     */
    public static Bytes view(ByteBuffer source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.limit());
        return new Bytes(source.order() == ByteOrder.BIG_ENDIAN ? source : source.duplicate(), offset, length);
    }

    /**
     * For generated code: a slice that is known to be inside a buffer in big-endian order.
     *
     * @param source the buffer
     * @param from index of the first byte
     * @param to index after the last byte
     * @return the slice
     * @hidden
     */
    public static Bytes between(ByteBuffer source, int from, int to) {
        return new Bytes(source, from, to - from);
    }

    /**
     * The remaining bytes of a buffer, from its position to its limit, without a copy.
     *
     * @param source the buffer; may be read, moved and limited afterwards without effect on the slice
     * @return the slice
     */
    public static Bytes wrap(ByteBuffer source) {
        ByteBuffer slice = source.slice();
        return new Bytes(slice, 0, slice.limit());
    }

    /**
     * The bytes of an array, without a copy.
     *
     * @param source the array; must not be changed as long as the slice is used
     * @return the slice
     */
    public static Bytes wrap(byte[] source) {
        return new Bytes(ByteBuffer.wrap(source), 0, source.length);
    }

    /**
     * The bytes given.
     *
     * @param content copied
     * @return the bytes
     */
    public static Bytes of(byte... content) {
        return content.length == 0 ? EMPTY : wrap(content.clone());
    }

    /**
     * Bytes that are all the same.
     *
     * @param value of which the low 8 bits are each byte
     * @param length how many, at least 0
     * @return the bytes
     */
    public static Bytes filled(int value, int length) {
        byte[] content = new byte[length];
        Arrays.fill(content, (byte) value);
        return wrap(content);
    }

    /**
     * A text in UTF-8.
     *
     * @param text any
     * @return its bytes
     */
    public static Bytes ofUtf8(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Bytes written in hexadecimal.
     *
     * @param digits two a byte, in either case, with nothing between them
     * @return the bytes
     * @throws IllegalArgumentException if they are not
     */
    public static Bytes ofHex(String digits) {
        return wrap(HexFormat.of().parseHex(digits));
    }

    /**
     * Whether there is none.
     *
     * @return true if the length is 0
     */
    public boolean isEmpty() {
        return length == 0;
    }

    /**
     * A byte.
     *
     * @param index from 0
     * @return the byte, -128 to 127
     * @throws IndexOutOfBoundsException if there is none
     */
    public byte get(int index) {
        return source.get(sourceOffset + Objects.checkIndex(index, length));
    }

    /**
     * A byte.
     *
     * @param index from 0
     * @return the byte, 0 to 255
     * @throws IndexOutOfBoundsException if there is none
     */
    public int uint8(int index) {
        return get(index) & 0xff;
    }

    /**
     * Two bytes, most significant first.
     *
     * @param index of the first, from 0
     * @return 0 to 65,535
     * @throws IndexOutOfBoundsException if they are not there
     */
    public int uint16(int index) {
        return source.getShort(sourceOffset + Objects.checkFromIndexSize(index, Short.BYTES, length)) & 0xffff;
    }

    /**
     * Four bytes, most significant first.
     *
     * @param index of the first, from 0
     * @return 0 to 2^32-1
     * @throws IndexOutOfBoundsException if they are not there
     */
    public long uint32(int index) {
        return source.getInt(sourceOffset + Objects.checkFromIndexSize(index, Integer.BYTES, length)) & 0xffff_ffffL;
    }

    /**
     * Eight bytes, most significant first.
     *
     * @param index of the first, from 0
     * @return the number, in two's complement or to be read as unsigned
     * @throws IndexOutOfBoundsException if they are not there
     */
    public long int64(int index) {
        return source.getLong(sourceOffset + Objects.checkFromIndexSize(index, Long.BYTES, length));
    }

    /**
     * A part of these bytes.
     *
     * @param from index of the first byte
     * @param to index after the last byte
     * @return a slice of the same buffer
     * @throws IndexOutOfBoundsException if that is not from 0 to {@link #length}
     */
    public Bytes slice(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return new Bytes(source, sourceOffset + from, to - from);
    }

    /**
     * The bytes as a buffer.
     *
     * @return a read-only buffer of exactly these bytes, from position 0, in big-endian byte order, sharing the memory
     */
    public ByteBuffer buffer() {
        return source.slice(sourceOffset, length).asReadOnlyBuffer();
    }

    /**
     * Writes these bytes into a buffer.
     *
     * @param target in big-endian byte order; its position does not move
     * @param at absolute index of the first byte in it
     * @throws IndexOutOfBoundsException if they don't fit
     */
    public void putTo(ByteBuffer target, int at) {
        if (source.hasArray() && target.hasArray()) {
            // From array to array is so little code that it is inlined wherever a builder takes bytes.
            Objects.checkFromIndexSize(at, length, target.limit());
            System.arraycopy(
                    source.array(),
                    source.arrayOffset() + sourceOffset,
                    target.array(),
                    target.arrayOffset() + at,
                    length);
        } else {
            putAcross(target, at);
        }
    }

    /** Few bytes, such as addresses, are moved as one or two numbers: to copy memory takes some steps before it begins. */
    private void putAcross(ByteBuffer target, int at) {
        if (length > 2 * Long.BYTES || length < Integer.BYTES) {
            target.put(at, source, sourceOffset, length);
        } else {
            putFew(target, at);
        }
    }

    private void putFew(ByteBuffer target, int at) {
        if (length >= Long.BYTES) {
            long last = source.getLong(sourceOffset + length - Long.BYTES);
            target.putLong(at, source.getLong(sourceOffset));
            target.putLong(at + length - Long.BYTES, last);
        } else {
            int last = source.getInt(sourceOffset + length - Integer.BYTES);
            target.putInt(at, source.getInt(sourceOffset));
            target.putInt(at + length - Integer.BYTES, last);
        }
    }

    /**
     * The bytes by themselves.
     *
     * @return equal bytes that no buffer can change
     */
    public Bytes copy() {
        return wrap(toArray());
    }

    /**
     * The bytes in an array.
     *
     * @return a new array
     */
    public byte[] toArray() {
        byte[] content = new byte[length];
        source.get(sourceOffset, content);
        return content;
    }

    /**
     * Copies the bytes to a buffer, at its position, which moves past them.
     *
     * @param target the buffer
     * @throws BufferOverflowException if they don't fit; then nothing was copied
     */
    public void copyTo(ByteBuffer target) {
        if (length > target.remaining()) {
            throw new BufferOverflowException();
        }
        int at = target.position();
        target.put(at, source, sourceOffset, length);
        target.position(at + length);
    }

    /**
     * Copies the bytes to an array.
     *
     * @param target the array
     * @param at index of the first byte's place
     * @throws IndexOutOfBoundsException if they don't fit
     */
    public void copyTo(byte[] target, int at) {
        source.get(sourceOffset, target, at, length);
    }

    /**
     * The bytes as text in UTF-8.
     *
     * @return the text; every malformed sequence becomes U+FFFD
     */
    public String utf8() {
        return text(StandardCharsets.UTF_8);
    }

    /**
     * The bytes as text in US-ASCII.
     *
     * @return the text; every byte above 127 becomes U+FFFD
     */
    public String ascii() {
        return text(StandardCharsets.US_ASCII);
    }

    /**
     * The bytes as text in ISO 8859-1, one character a byte, which loses nothing.
     *
     * @return the text
     */
    public String latin1() {
        return text(StandardCharsets.ISO_8859_1);
    }

    private String text(Charset charset) {
        return source.hasArray()
                ? new String(source.array(), source.arrayOffset() + sourceOffset, length, charset)
                : new String(toArray(), charset);
    }

    /**
     * Whether the bytes are well-formed UTF-8, so that {@link #utf8} loses nothing.
     *
     * @return true if they are; also if there is none
     */
    public boolean isUtf8() {
        return Utf8.isWellFormed(source, sourceOffset, sourceOffset + length);
    }

    /**
     * The bytes in hexadecimal.
     *
     * @return two lower-case digits a byte, with nothing between them
     */
    public String hex() {
        return HexFormat.of().formatHex(toArray());
    }

    /**
     * Whether these are the bytes of a text in UTF-8.
     *
     * @param text the text
     * @return true if they are
     */
    public boolean contentEquals(String text) {
        int characters = text.length();
        if (characters > length) {
            return false;
        }
        for (int i = 0; i < characters; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return isUtf8() && utf8().equals(text);
            }
            if (source.get(sourceOffset + i) != c) {
                return false;
            }
        }
        return characters == length;
    }

    /**
     * Whether these are the bytes of an array.
     *
     * @param content the array
     * @return true if they are
     */
    public boolean contentEquals(byte[] content) {
        if (content.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (source.get(sourceOffset + i) != content[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether these are the bytes at a place in a buffer.
     *
     * @param b the buffer
     * @param from absolute index of the first byte there
     * @param to absolute index after the last byte
     * @return true if they are
     */
    public boolean isAt(ByteBuffer b, int from, int to) {
        if (to - from != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (b.get(from + i) != source.get(sourceOffset + i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Bytes bytes && length == bytes.length && commonPrefix(bytes, length) == length);
    }

    /** How many of the first bytes are the same, at most {@code count}. */
    private int commonPrefix(Bytes other, int count) {
        int i = 0;
        for (; i <= count - Long.BYTES; i += Long.BYTES) {
            long difference = source.getLong(sourceOffset + i) ^ other.source.getLong(other.sourceOffset + i);
            if (difference != 0) {
                return i + (Long.numberOfLeadingZeros(difference) >>> 3);
            }
        }
        while (i < count && source.get(sourceOffset + i) == other.source.get(other.sourceOffset + i)) {
            i++;
        }
        return i;
    }

    @Override
    public int compareTo(Bytes other) {
        int count = Math.min(length, other.length);
        int same = commonPrefix(other, count);
        return same < count
                ? Byte.compareUnsigned(source.get(sourceOffset + same), other.source.get(other.sourceOffset + same))
                : Integer.compare(length, other.length);
    }

    /** {@inheritDoc} The same as {@link java.util.Arrays#hashCode(byte[])} of the content. */
    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = sourceOffset; i < sourceOffset + length; i++) {
            hash = 31 * hash + source.get(i);
        }
        return hash;
    }

    /** {@inheritDoc} In hexadecimal. */
    @Override
    public String toString() {
        return hex();
    }
}
