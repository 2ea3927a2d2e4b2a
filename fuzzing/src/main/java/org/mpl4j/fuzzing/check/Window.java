package org.mpl4j.fuzzing.check;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Two buffers, one on the heap and one outside, in the middle of which an input lies. What is around it must make no difference; what is behind it cannot be read, since the limit is there,
 * and what is before it could. For one thread.
 */
public final class Window {
    /** Of the first byte of every input. Odd, so that nothing is aligned. */
    public static final int START = 73;

    private static final int BEHIND = 64;

    private final ByteBuffer heap;
    private final ByteBuffer direct;

    public Window(int mostBytes) {
        heap = ByteBuffer.allocate(START + mostBytes + BEHIND);
        direct = ByteBuffer.allocateDirect(START + mostBytes + BEHIND);
    }

    /**
     * Puts an input among bytes.
     *
     * @param around what all of them are
     * @return the buffer, whose remaining bytes are the input
     */
    public ByteBuffer with(byte[] bytes, int length, boolean isDirect, byte around) {
        ByteBuffer buffer = (isDirect ? direct : heap).clear().order(ByteOrder.BIG_ENDIAN);
        if (buffer.get(0) != around) {
            for (int i = 0; i < START; i++) {
                buffer.put(i, around);
            }
        }
        buffer.put(START, bytes, 0, length);
        for (int i = START + length; i < START + length + BEHIND; i++) {
            buffer.put(i, around);
        }
        return buffer.position(START).limit(START + length);
    }
}
