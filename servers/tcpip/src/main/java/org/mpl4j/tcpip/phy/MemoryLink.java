package org.mpl4j.tcpip.phy;

import java.nio.ByteBuffer;

/** A cable in memory: what one end writes, the other reads at once. Its ends may be of different threads. */
public final class MemoryLink {
    private static final int FRAME_OVERHEAD = 64;
    private static final int LONGEST_PACKET = 0xffff;

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
        this(mtu, queued, isEthernet, false);
    }

    private MemoryLink(int mtu, int queued, boolean isEthernet, boolean hasOffloads) {
        int frameBytes = hasOffloads ? Device.OFFLOAD_HEADER + LONGEST_PACKET + FRAME_OVERHEAD : mtu + FRAME_OVERHEAD;
        FrameQueue there = new FrameQueue(frameBytes, queued);
        FrameQueue back = new FrameQueue(frameBytes, queued);
        left = new End(mtu, isEthernet, hasOffloads, back, there);
        right = new End(mtu, isEthernet, hasOffloads, there, back);
    }

    /** A cable for Ethernet whose ends leave checksums and the cutting of long segments to each other. */
    public static MemoryLink offloading(int mtu, int queued) {
        return new MemoryLink(mtu, queued, true, true);
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
        return new End(mtu, false, false, queue, queue);
    }

    private record End(int mtu, boolean isEthernet, boolean hasOffloads, FrameQueue in, FrameQueue out)
            implements Device {
        @Override
        public boolean partsDatagrams() {
            return hasOffloads;
        }

        @Override
        public boolean read(ByteBuffer into, long now) {
            synchronized (in) {
                return in.poll(into);
            }
        }

        @Override
        public boolean write(ByteBuffer frame, long now) {
            synchronized (out) {
                return out.add(frame);
            }
        }

        @Override
        public long nextDeadline() {
            synchronized (in) {
                return in.size() > 0 ? 0 : NEVER;
            }
        }
    }
}
