package org.mpl4j.tcpip.phy;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Direct buffers that are used again and again. It makes one when none is left, up to a limit. */
public final class FramePool {
    private final int bytes;
    private final @Nullable ByteBuffer[] free;
    private int freeCount;
    private int made;

    /**
     * An empty pool.
     *
     * @param bytes how long each buffer is
     * @param most how many there may be
     */
    public FramePool(int bytes, int most) {
        this.bytes = bytes;
        free = new ByteBuffer[most];
    }

    /** A buffer that is cleared; null if all are in use. */
    public @Nullable ByteBuffer take() {
        if (freeCount > 0) {
            ByteBuffer buffer = free[--freeCount];
            return buffer == null ? null : buffer.clear();
        }
        if (made == free.length) {
            return null;
        }
        made++;
        return ByteBuffer.allocateDirect(bytes);
    }

    /** Takes a buffer back. */
    public void give(ByteBuffer buffer) {
        free[freeCount++] = buffer;
    }

    /** How many buffers are in use. */
    public int inUse() {
        return made - freeCount;
    }

    /** Copies a frame into a buffer, whose position stays 0 and whose limit is the end of the frame. */
    static ByteBuffer copy(ByteBuffer frame, ByteBuffer into) {
        return into.clear().put(0, frame, frame.position(), frame.remaining()).limit(frame.remaining());
    }
}
