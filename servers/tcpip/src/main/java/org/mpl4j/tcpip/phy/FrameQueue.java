package org.mpl4j.tcpip.phy;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Frames in their order, as many as there is room for. */
public final class FrameQueue {
    private final FramePool pool;
    private final @Nullable ByteBuffer[] frames;
    private int first;
    private int count;

    /**
     * An empty queue.
     *
     * @param frameBytes how long a frame may be
     * @param most how many there is room for
     */
    public FrameQueue(int frameBytes, int most) {
        pool = new FramePool(frameBytes, most);
        frames = new ByteBuffer[most];
    }

    /** Appends a copy of a frame; returns whether there was room. */
    public boolean add(ByteBuffer frame) {
        ByteBuffer kept = pool.take();
        if (kept == null) {
            return false;
        }
        if (frame.remaining() > kept.capacity()) {
            pool.give(kept);
            return false;
        }
        frames[(first + count) % frames.length] = FramePool.copy(frame, kept);
        count++;
        return true;
    }

    /** Takes the first frame; returns whether there was one. */
    public boolean poll(ByteBuffer into) {
        ByteBuffer frame = frames[first];
        if (frame == null) {
            return false;
        }
        frames[first] = null;
        first = (first + 1) % frames.length;
        count--;
        FramePool.copy(frame, into);
        pool.give(frame);
        return true;
    }

    /** How many there are. */
    public int size() {
        return count;
    }
}
