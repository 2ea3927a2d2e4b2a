package org.mpl4j.ssh.crypto;

import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Compression of payloads in one direction (RFC 4253 section 6.2): one stream of zlib over all of them, flushed after each. One object either compresses or
 * decompresses, and holds memory outside of the heap (about 256 KiB, or 44) until it is closed.
 */
public final class Compression implements AutoCloseable {
    private final Deflater deflater;
    private final Inflater inflater;
    private final byte[] oneMore = new byte[1];

    /** Begins both streams. */
    public Compression() {
        this.deflater = new Deflater();
        this.inflater = new Inflater();
    }

    /** {@return how many bytes a payload of a length has at most when it is compressed} */
    public static int maxCompressed(int length) {
        return length + length / 512 + 64;
    }

    /**
     * Compresses a payload.
     *
     * @param from where it is
     * @param offset of its first byte
     * @param length in bytes
     * @param to where it goes, with room for {@link #maxCompressed} bytes
     * @param toOffset of its first byte
     * @return how many bytes it has there
     */
    public int compress(byte[] from, int offset, int length, byte[] to, int toOffset) {
        int room = to.length - toOffset;
        if (room < maxCompressed(length)) {
            throw new IllegalArgumentException(
                    "there is room for %d bytes, but %d may be needed".formatted(room, maxCompressed(length)));
        }
        deflater.setInput(from, offset, length);
        return deflater.deflate(to, toOffset, room, Deflater.SYNC_FLUSH);
    }

    /**
     * Decompresses a payload.
     *
     * @param from where it is
     * @param offset of its first byte
     * @param length in bytes
     * @param to where it goes
     * @param toOffset of its first byte
     * @param limit how many bytes it may have there
     * @return how many it has
     * @throws DataFormatException if it is not of this stream, or is larger
     */
    public int decompress(byte[] from, int offset, int length, byte[] to, int toOffset, int limit)
            throws DataFormatException {
        inflater.setInput(from, offset, length);
        int total = 0;
        int count;
        do {
            count = inflater.inflate(to, toOffset + total, limit - total);
            total += count;
        } while (count > 0 && total < limit);
        if (total == limit && inflater.inflate(oneMore) > 0) {
            throw new DataFormatException("the payload has more than " + limit + " bytes when it is decompressed");
        }
        if (inflater.getRemaining() > 0) {
            throw new DataFormatException("the stream of compressed payloads has ended before its last byte");
        }
        return total;
    }

    @Override
    public void close() {
        deflater.end();
        inflater.end();
    }
}
