package org.mpl4j.runtime;

import java.nio.ByteBuffer;

/**
 * How a field type that is written in Java is read and written: {@code extern namelist "com.example.NameListCodec";} in
 * a specification. The built-in types {@code mpint}, {@code dns_label} and {@code dns_label_comp} are codecs, too.
 *
 * <p>A codec class is public and stateless, and has {@code public static final X INSTANCE}, which generated code and
 * the interpreter use. The values are immutable, equal by {@link Object#equals} when their content is, and preferably
 * views of the buffer that copy nothing.
 *
 * <p>Buffers are in big-endian byte order; indexes are absolute. Positions, limits and marks of buffers are neither
 * used nor changed.
 *
 * @param <V> the type of the values
 */
public interface Codec<V> {
    /**
     * Validates a value and finds its end, allocating nothing.
     *
     * @param b the buffer
     * @param start index of the value's first byte
     * @param limit index of the first byte that does not belong to the window; the value must end at or before it
     * @param origin index that back pointers count from: the start of the message
     * @param limits how much may be done
     * @return the index of the first byte after the value, from {@code start} to {@code limit}
     * @throws ParseException (TRUNCATED, INVALID, LIMIT or OVERFLOW, without a field: callers add it) if there is no
     *     valid value
     */
    int skip(ByteBuffer b, int start, int limit, int origin, Limits limits) throws ParseException;

    /**
     * The value between two indexes that {@link #skip} has accepted; cannot fail.
     *
     * @param b the buffer
     * @param start index of the value's first byte
     * @param end what {@link #skip} returned
     * @param origin index that back pointers count from
     * @return the value, a view of the buffer where possible
     */
    V read(ByteBuffer b, int start, int end, int origin);

    /**
     * Finds the end of a value that {@link #skip} has accepted; views ask for it again when they are made. Codecs that
     * can tell it without checking everything anew do well to say so.
     *
     * @param b the buffer
     * @param start index of the value's first byte
     * @param limit index of the first byte that does not belong to the window
     * @param origin index that back pointers count from
     * @return what {@link #skip} returned
     * @throws IllegalStateException if the bytes have been changed so that there is no valid value any more
     */
    default int end(ByteBuffer b, int start, int limit, int origin) {
        try {
            return skip(b, start, limit, origin, Limits.NONE);
        } catch (ParseException e) {
            throw e.afterValidation();
        }
    }

    /**
     * Appends a value.
     *
     * @param out where to
     * @param value the value
     * @throws BuildException if it has no encoding or the buffer is full
     */
    void write(PacketWriter out, V value);

    /**
     * The value as people write it.
     *
     * @param value the value
     * @return text from which {@link #fromText} makes an equal value
     */
    String toText(V value);

    /**
     * The value that a text stands for.
     *
     * @param text as from {@link #toText}
     * @return the value
     * @throws IllegalArgumentException if the text stands for no value; the message says why
     */
    V fromText(String text);
}
