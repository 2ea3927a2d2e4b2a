package org.mpl4j.compiler.capture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Some frames that follow each other, with their bytes. Filled by the reader; then it does not change any more and can be handed to another thread. */
public final class FrameBatch {
    /** A batch with so many bytes or frames is full. */
    private static final int FULL_BYTES = 192 * 1024;

    private static final int FULL_FRAMES = 512;

    private final List<Frame> frames = new ArrayList<>();
    private byte[] bytes = new byte[FULL_BYTES + 16 * 1024];
    private int used;

    public List<Frame> frames() {
        return Collections.unmodifiableList(frames);
    }

    /** The bytes of all frames, in big-endian byte order; a new buffer over the same memory each time. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, used);
    }

    public boolean isEmpty() {
        return frames.isEmpty();
    }

    boolean isFull() {
        return used >= FULL_BYTES || frames.size() >= FULL_FRAMES;
    }

    /** Adds a frame whose bytes are copied from a buffer. */
    public void add(long number, Timestamp time, int linkType, long originalLength, ByteBuffer content) {
        int length = content.remaining();
        if (bytes.length - used < length) {
            bytes = Arrays.copyOf(bytes, Math.max(used + length, Math.min(bytes.length, 1 << 29) * 2));
        }
        content.get(content.position(), bytes, used, length);
        frames.add(new Frame(number, time, linkType, used, length, originalLength));
        used += length;
    }
}
