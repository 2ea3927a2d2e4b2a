package org.mpl4j.compiler.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A window on a stream of bytes that moves forward only. It grows to the largest piece that was asked for, never with the length of the stream. */
final class SlidingBuffer {
    private static final int FIRST_CAPACITY = 1 << 18;

    private final InputStream input;
    private byte[] bytes = new byte[FIRST_CAPACITY];
    private ByteBuffer window = ByteBuffer.wrap(bytes);
    private int start;
    private int end;
    private long offset;

    SlidingBuffer(InputStream input) {
        this.input = input;
    }

    /** The bytes that are there, from the current place on. The same buffer each time: what was taken from it before is not valid after {@link #request}. */
    ByteBuffer window() {
        return window.limit(end).position(start);
    }

    /** The place in the stream, in bytes from its start. */
    long offset() {
        return offset;
    }

    int available() {
        return end - start;
    }

    /** Whether the next byte that {@link #request} reads may have to be waited for. */
    boolean mayBlock() throws IOException {
        return input.available() == 0;
    }

    /** Moves forward over bytes that are there. */
    void consume(int count) {
        start += count;
        offset += count;
    }

    /**
     * Reads until so many bytes are there, or more.
     *
     * @return whether they are; if not, the stream has ended
     */
    boolean request(long count) throws IOException {
        while (available() < count) {
            makeRoom(count);
            int read = input.read(bytes, end, bytes.length - end);
            if (read < 0) {
                return false;
            }
            end += read;
        }
        return true;
    }

    /** Room for at least one byte. The capacity is doubled when it is used up, so that a false length costs no more memory than there are bytes. */
    private void makeRoom(long wanted) {
        if (start > 0 && (end == bytes.length || available() == 0)) {
            System.arraycopy(bytes, start, bytes, 0, available());
            end -= start;
            start = 0;
        }
        if (end == bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(wanted, FIRST_CAPACITY), bytes.length * 2L));
            window = ByteBuffer.wrap(bytes);
        }
    }
}
