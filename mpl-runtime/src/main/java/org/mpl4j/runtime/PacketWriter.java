package org.mpl4j.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import org.mpl4j.runtime.wire.BigEndian;
import org.mpl4j.runtime.wire.Bits;
import org.mpl4j.runtime.wire.NameTable;

/**
 * Where a builder, with all builders nested in it, writes: a part of the caller's buffer, a position in it that only
 * moves forward, and what is known of the domain names written so far.
 *
 * <p>The part is from the buffer's position to its limit; nothing outside it is ever touched. The buffer may be heap or
 * direct, in either byte order; its own position stays where it is until {@link #finish}.
 *
 * <p>A writer can be used for any number of packets, one after the other ({@link #reset}); it allocates only when
 * something is larger than anything before. It is not safe for use by several threads at once. After a {@link
 * BuildException} it must be reset.
 */
public final class PacketWriter {
    private static final ByteBuffer NOWHERE = ByteBuffer.allocate(0);

    private ByteBuffer target = NOWHERE;
    private ByteBuffer out = NOWHERE;
    private int start;
    private int position;
    private int limit;

    /** Bits of the byte before {@link #spareAt} that no bit field has taken yet. */
    private int spareBits;

    private int spareAt;

    private boolean pointsToNames = true;

    private final OriginStack messages = new OriginStack();
    private final ChoiceSum choices = new ChoiceSum();

    /** A writer without a buffer, to be {@link #reset}. */
    public PacketWriter() {}

    /**
     * A writer to the remaining part of a buffer.
     *
     * @param target the buffer
     * @throws ReadOnlyBufferException if it can't be written to
     */
    public PacketWriter(ByteBuffer target) {
        reset(target);
    }

    /**
     * Starts anew with the remaining part of a buffer, whatever happened before.
     *
     * @param buffer the buffer
     * @throws ReadOnlyBufferException if it can't be written to
     */
    public void reset(ByteBuffer buffer) {
        if (buffer.isReadOnly()) {
            throw new ReadOnlyBufferException();
        }
        ByteBuffer ordered = buffer.order() == ByteOrder.BIG_ENDIAN ? buffer : buffer.duplicate();
        // The collector's barriers cost more than finding out that it is the same buffer once more.
        if (target != buffer || out != ordered) {
            target = buffer;
            out = ordered;
        }
        start = buffer.position();
        position = start;
        limit = buffer.limit();
        spareBits = 0;
        messages.reset(start);
    }

    /**
     * Ends the packet: moves the position of the caller's buffer past what was written.
     *
     * @return the caller's buffer
     */
    public ByteBuffer finish() {
        return target.position(position);
    }

    /**
     * The buffer to write to at absolute indexes from {@link #claim}.
     *
     * @return the caller's buffer, or a duplicate of it, in big-endian byte order
     */
    public ByteBuffer buffer() {
        return out;
    }

    /**
     * Where the outermost packet starts.
     *
     * @return the absolute index of its first byte
     */
    public int start() {
        return start;
    }

    /**
     * Where the next byte goes.
     *
     * @return its absolute index
     */
    public int position() {
        return position;
    }

    /**
     * Where the room ends.
     *
     * @return the absolute index of the first byte that must not be touched
     */
    public int limit() {
        return limit;
    }

    /**
     * Takes room for a field or a run of fields.
     *
     * @param field for the exception, or null
     * @param byteCount how many bytes, at least 0
     * @return the absolute index of the first; all of them are to be written by the caller
     * @throws BuildException if there are not so many left
     */
    public int claim(String field, int byteCount) {
        int at = position;
        if (byteCount > limit - at) {
            throw BuildException.full(field, (long) byteCount - (limit - at));
        }
        position = at + byteCount;
        return at;
    }

    /**
     * Takes room for a prefix and what follows it.
     *
     * @param field for the exception, or null
     * @param prefixBytes how many bytes the prefix has, at least 0
     * @param byteCount how many bytes follow, at least 0
     * @return the absolute index of the first; all of them are to be written by the caller
     * @throws BuildException if there are not so many left
     */
    public int claim(String field, int prefixBytes, int byteCount) {
        int at = position;
        int room = limit - at - prefixBytes;
        if (byteCount > room) {
            throw BuildException.full(field, (long) byteCount - room);
        }
        position = at + prefixBytes + byteCount;
        return at;
    }

    /**
     * Takes room for a bit field, which starts in the last byte if the fields before it were bit fields and have left
     * bits there. New bytes are zeroed.
     *
     * @param field for the exception, or null
     * @param width in bits, 1 to 64
     * @return the field's first bit for {@link Bits#put}, from the most significant bit of the byte at index 0 of the
     *     buffer
     * @throws BuildException if there are not so many left
     */
    public long claimBits(String field, int width) {
        int spare = spareAt == position ? spareBits : 0;
        long bitOffset = (long) position * 8 - spare;
        if (width > spare) {
            int byteCount = (width - spare + 7) >>> 3;
            int at = claim(field, byteCount);
            zero(at, byteCount);
            spare += byteCount * 8;
        }
        spareBits = spare - width;
        spareAt = position;
        return bitOffset;
    }

    /**
     * Where the next bit field would start.
     *
     * @return the bit that {@link #claimBits} would return
     */
    public long bitPosition() {
        return (long) position * 8 - (spareAt == position ? spareBits : 0);
    }

    /**
     * Appends bytes.
     *
     * @param field for the exception, or null
     * @param content the bytes
     * @return the absolute index of the first
     * @throws BuildException if they don't fit
     */
    public int putBytes(String field, Bytes content) {
        int length = content.length();
        int at = claim(field, length);
        content.putTo(out, at);
        return at;
    }

    /**
     * Appends bytes.
     *
     * @param field for the exception, or null
     * @param content the bytes
     * @return the absolute index of the first
     * @throws BuildException if they don't fit
     */
    public int putBytes(String field, byte[] content) {
        int at = claim(field, content.length);
        out.put(at, content);
        return at;
    }

    /**
     * Appends the remaining bytes of a buffer, whose position does not move.
     *
     * @param field for the exception, or null
     * @param content the buffer
     * @return the absolute index of the first
     * @throws BuildException if they don't fit
     */
    public int putBytes(String field, ByteBuffer content) {
        int length = content.remaining();
        int at = claim(field, length);
        out.put(at, content, content.position(), length);
        return at;
    }

    /**
     * Appends bytes of a buffer.
     *
     * @param field for the exception, or null
     * @param source the buffer, whose position does not matter
     * @param from absolute index of the first byte in it
     * @param to absolute index after the last one
     * @return the absolute index of the first
     * @throws BuildException if they don't fit
     */
    public int putBytes(String field, ByteBuffer source, int from, int to) {
        int at = claim(field, to - from);
        out.put(at, source, from, to - from);
        return at;
    }

    /**
     * Appends what a payload writes.
     *
     * @param field for the exception
     * @param content what writes it
     * @return the absolute index of the first byte
     * @throws BuildException if it does not fit
     */
    public int putPayload(String field, PayloadWriter content) {
        int at = position;
        try {
            content.write(this);
        } catch (BuildException e) {
            throw e.within(field);
        }
        return at;
    }

    /**
     * Appends zeros up to a multiple of a number of bytes.
     *
     * @param field for the exception, or null
     * @param from absolute index that is counted from
     * @param multiple in bytes, at least 1
     * @throws BuildException if they don't fit
     */
    public void align(String field, int from, int multiple) {
        putZeros(field, Math.floorMod(from - position, multiple));
    }

    /**
     * Appends a text in UTF-8; no intermediate copy is made of ASCII text.
     *
     * @param field for the exception, or null
     * @param text the text; unpaired surrogates become question marks
     * @return the absolute index of the first byte
     * @throws BuildException if it does not fit
     */
    public int putUtf8(String field, String text) {
        int length = text.length();
        int at = claim(field, length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                position = at;
                return putBytes(field, text.getBytes(StandardCharsets.UTF_8));
            }
            out.put(at + i, (byte) c);
        }
        return at;
    }

    /**
     * Appends zeros.
     *
     * @param field for the exception, or null
     * @param byteCount how many, at least 0
     * @return the absolute index of the first
     * @throws BuildException if they don't fit
     */
    public int putZeros(String field, int byteCount) {
        int at = claim(field, byteCount);
        zero(at, byteCount);
        return at;
    }

    /**
     * Appends equal bytes.
     *
     * @param field for the exception, or null
     * @param value of which the low 8 bits are every byte
     * @param byteCount how many
     * @throws BuildException if they don't fit, or the number is negative
     */
    public void putFilled(String field, int value, long byteCount) {
        if (byteCount < 0) {
            throw BuildException.invalid(field, "would have " + byteCount + " bytes");
        }
        if (byteCount > limit - position) {
            throw BuildException.full(field, byteCount - (limit - position));
        }
        int at = claim(field, (int) byteCount);
        for (int i = at; i < position; i++) {
            out.put(i, (byte) value);
        }
    }

    private void zero(int from, int byteCount) {
        int at = from;
        int end = from + byteCount;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            out.putLong(at, 0);
        }
        for (; at < end; at++) {
            out.put(at, (byte) 0);
        }
    }

    /**
     * Appends 1 byte.
     *
     * @param field for the exception, or null
     * @param value of which the low 8 bits are written
     * @return its absolute index
     * @throws BuildException if it does not fit
     */
    public int put8(String field, int value) {
        int at = claim(field, 1);
        out.put(at, (byte) value);
        return at;
    }

    /**
     * Appends 2 bytes, most significant first.
     *
     * @param field for the exception, or null
     * @param value of which the low 16 bits are written
     * @return the absolute index of the first
     * @throws BuildException if they don't fit
     */
    public int put16(String field, int value) {
        int at = claim(field, 2);
        out.putShort(at, (short) value);
        return at;
    }

    /**
     * Appends 4 bytes, most significant first.
     *
     * @param field for the exception, or null
     * @param value the number
     * @return the absolute index of the first
     * @throws BuildException if they don't fit
     */
    public int put32(String field, int value) {
        int at = claim(field, 4);
        out.putInt(at, value);
        return at;
    }

    /**
     * Appends 8 bytes, most significant first.
     *
     * @param field for the exception, or null
     * @param value the number
     * @return the absolute index of the first
     * @throws BuildException if they don't fit
     */
    public int put64(String field, long value) {
        int at = claim(field, 8);
        out.putLong(at, value);
        return at;
    }

    /**
     * Overwrites a number of whole bytes that was written as a placeholder, most significant byte first.
     *
     * @param at absolute index of the first byte, of those already written
     * @param byteCount 1, 2, 3, 4, 6 or 8; others up to 8 work, too
     * @param value of which the low bits are written
     */
    public void patch(int at, int byteCount, long value) {
        switch (byteCount) {
            case 1 -> out.put(at, (byte) value);
            case 2 -> out.putShort(at, (short) value);
            case 3 -> BigEndian.putUint24(out, at, (int) value);
            case 4 -> out.putInt(at, (int) value);
            case 6 -> BigEndian.putUint48(out, at, value);
            case 8 -> out.putLong(at, value);
            default -> Bits.put(out, (long) at * 8, byteCount * 8, value);
        }
    }

    /**
     * Overwrites a number of whole bytes that was written as a placeholder, least significant byte first.
     *
     * @param at absolute index of the first byte, of those already written
     * @param byteCount 1 to 8
     * @param value of which the low bits are written
     */
    public void patchLittleEndian(int at, int byteCount, long value) {
        patch(at, byteCount, Long.reverseBytes(value) >>> (64 - byteCount * 8));
    }

    /**
     * Overwrites a bit field that was written as a placeholder, and keeps the bits around it.
     *
     * @param bitOffset of its first bit, from the most significant bit of the byte at index 0 of the buffer
     * @param width in bits, 1 to 64
     * @param value of which the low {@code width} bits are written
     */
    public void patchBits(long bitOffset, int width, long value) {
        Bits.put(out, bitOffset, width, value);
    }

    /**
     * Moves what was written from an index on, to make room for a prefix that turns out to be longer than its
     * placeholder. Names that moved, and pointers to them, are corrected; indexes that the caller remembers are not.
     *
     * @param field for the exception, or null
     * @param at absolute index of the first byte that moves, after {@link #start} and up to {@link #position}; a
     *     message that starts here moves as a whole
     * @param byteCount by how much, at least 0; so many bytes at {@code at} are then to be written by the caller
     * @throws BuildException if the buffer is full, or a name could no longer be pointed to
     */
    public void insertGap(String field, int at, int byteCount) {
        int moved = position - at;
        claim(field, byteCount);
        out.put(at + byteCount, out, at, moved);
        if (!messages.shift(at, byteCount)) {
            throw BuildException.invalid(field, "moves a name that is pointed to out of the reach of pointers");
        }
    }

    /**
     * What back pointers count from.
     *
     * @return the absolute index at which the innermost message starts
     */
    public int origin() {
        return messages.origin();
    }

    /**
     * The names that later names of the innermost message can point to.
     *
     * @return the table, until the next {@link #pushOrigin}, {@link #popOrigin} or {@link #reset}
     */
    public NameTable names() {
        return messages.names(out);
    }

    /**
     * Says whether names that may be compressed are. Stays so when the writer is {@link #reset}; true at first.
     *
     * @param value false to write all names in full, as records are kept and compared; those are not pointed to later, either
     */
    public void setPointingToNames(boolean value) {
        pointsToNames = value;
    }

    /**
     * Whether names that may be compressed are.
     *
     * @return false if all names are written in full
     */
    public boolean isPointingToNames() {
        return pointsToNames;
    }

    /**
     * Starts a message inside the message at the current position: names outside can't be pointed to from inside, nor
     * the other way round.
     */
    public void pushOrigin() {
        messages.push(position);
    }

    /**
     * Ends the innermost message; to be called after its derived fields were patched.
     *
     * @throws IllegalStateException if there is none but the outermost
     */
    public void popOrigin() {
        messages.pop();
    }

    /**
     * For generated code: what has been chosen so far.
     *
     * @return the sum of it
     * @hidden
     */
    public ChoiceSum choices() {
        return choices;
    }
}
