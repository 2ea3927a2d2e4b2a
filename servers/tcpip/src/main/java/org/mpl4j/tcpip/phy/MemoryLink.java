package org.mpl4j.tcpip.phy;

import java.nio.ByteBuffer;

/** A cable in memory: what one end writes, the other reads at once. */
public final class MemoryLink {
    private static final int FRAME_OVERHEAD = 64;

    private final End left;
    private final End right;

    /**
     * A cable for Ethernet.
     *
     * @param mtu the longest packet
     * @param queued how many frames may be on the way in each direction; what is too much is lost
     */
    public MemoryLink(int mtu, int queued) {
        this(mtu, queued, true);
    }

    /** A cable for Ethernet, or for packets without frames. */
    public MemoryLink(int mtu, int queued, boolean isEthernet) {
        FrameQueue there = new FrameQueue(mtu + FRAME_OVERHEAD, queued);
        FrameQueue back = new FrameQueue(mtu + FRAME_OVERHEAD, queued);
        left = new End(mtu, isEthernet, back, there);
        right = new End(mtu, isEthernet, there, back);
    }

    /** One end. */
    public Device left() {
        return left;
    }

    /** The other end. */
    public Device right() {
        return right;
    }

    /** A device that reads what it writes: the loopback of a stack. */
    public static Device loop(int mtu, int queued) {
        FrameQueue queue = new FrameQueue(mtu + FRAME_OVERHEAD, queued);
        return new End(mtu, false, queue, queue);
    }

    private record End(int mtu, boolean isEthernet, FrameQueue in, FrameQueue out) implements Device {
        @Override
        public boolean read(ByteBuffer into, long now) {
            return in.poll(into);
        }

        @Override
        public boolean write(ByteBuffer frame, long now) {
            return out.add(frame);
        }

        @Override
        public long nextDeadline() {
            return in.size() > 0 ? 0 : NEVER;
        }
    }
}
