package org.mpl4j.tcpip.phy;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Frames that are on their way, by the time of their arrival; those that arrive at the same time keep their order. A heap in arrays. */
final class HeldFrames {
    private final FramePool pool;
    private final @Nullable ByteBuffer[] frames;
    private final long[] releases;
    private final long[] numbers;
    private int count;
    private long added;

    HeldFrames(int frameBytes, int most) {
        pool = new FramePool(frameBytes, most);
        frames = new ByteBuffer[most];
        releases = new long[most];
        numbers = new long[most];
    }

    /**
     * Adds a copy of a frame, for which there is room.
     *
     * @param frame the frame
     * @param release when it arrives
     * @param turnedBit which of its bits is turned, or -1
     */
    void add(ByteBuffer frame, long release, long turnedBit) {
        ByteBuffer kept = pool.take();
        if (kept == null) {
            throw new IllegalStateException("there is no room");
        }
        FramePool.copy(frame, kept);
        if (turnedBit >= 0) {
            turn(kept, turnedBit);
        }
        int at = count++;
        put(at, kept, release, added++);
        while (at > 0 && isBefore(at, (at - 1) / 2)) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    boolean isFull() {
        return count == frames.length;
    }

    private static void turn(ByteBuffer frame, long bit) {
        byte[] octet = new byte[1];
        int at = (int) (bit / 8);
        frame.get(at, octet);
        octet[0] ^= (byte) (1 << bit % 8);
        frame.put(at, octet);
    }

    long nextRelease() {
        return count == 0 ? Device.NEVER : releases[0];
    }

    ByteBuffer first() {
        ByteBuffer frame = frames[0];
        if (frame == null) {
            throw new IllegalStateException("there is none");
        }
        return frame;
    }

    void removeFirst() {
        pool.give(first());
        count--;
        put(0, frames[count], releases[count], numbers[count]);
        frames[count] = null;
        int at = 0;
        for (int child = 1; child < count; child = 2 * at + 1) {
            if (child + 1 < count && isBefore(child + 1, child)) {
                child++;
            }
            if (!isBefore(child, at)) {
                return;
            }
            swap(child, at);
            at = child;
        }
    }

    private boolean isBefore(int a, int b) {
        return releases[a] != releases[b] ? releases[a] < releases[b] : numbers[a] < numbers[b];
    }

    private void put(int at, @Nullable ByteBuffer frame, long release, long number) {
        frames[at] = frame;
        releases[at] = release;
        numbers[at] = number;
    }

    private void swap(int a, int b) {
        ByteBuffer frame = frames[a];
        long release = releases[a];
        long number = numbers[a];
        put(a, frames[b], releases[b], numbers[b]);
        put(b, frame, release, number);
    }
}
