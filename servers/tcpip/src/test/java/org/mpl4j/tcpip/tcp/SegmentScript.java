package org.mpl4j.tcpip.tcp;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.mpl4j.tcpip.phy.Device;

/** A device that does to certain segments what is said beforehand. Segments of data over IPv4 are counted from 0 in the order in which they are sent, those that are sent again, too. */
final class SegmentScript implements Device {
    private static final int IP = 14;
    private static final int TCP = IP + 20;
    private static final int SYN = 2;
    private static final int CWR = 0x80;

    private final Device device;
    private final Map<Integer, Integer> late = new HashMap<>();
    private final Map<Integer, Integer> drops = new HashMap<>();
    private final Deque<ByteBuffer> held = new ArrayDeque<>();
    private int marked = -1;
    private int holdFrom = Integer.MAX_VALUE;
    private boolean isDeaf;
    private int releaseAt;
    private int count;
    private int first;
    private int reduced;
    private int capable;

    SegmentScript(Device device) {
        this.device = device;
    }

    /** Loses the segment of data that begins so many bytes behind the first one, so many times. */
    void drop(int offset, int times) {
        drops.put(offset, times);
    }

    /** Lets so many others overtake a segment. */
    void delay(int index, int others) {
        late.put(index, others);
    }

    /** A router marks a segment instead of dropping it. */
    void mark(int index) {
        marked = index;
    }

    /** Loses everything from now on. */
    void setDeaf(boolean is) {
        isDeaf = is;
    }

    /** Keeps everything back from a segment on, until {@link #release}. */
    void holdFrom(int index) {
        holdFrom = index;
    }

    /** Sends what was kept back. */
    void release(long now) {
        holdFrom = Integer.MAX_VALUE;
        while (!held.isEmpty()) {
            device.write(held.removeFirst(), now);
        }
    }

    /** How many segments of data were sent. */
    int count() {
        return count;
    }

    /** How many segments said that the window was reduced. */
    int reduced() {
        return reduced;
    }

    /** How many packets said that they may be marked. */
    int capable() {
        return capable;
    }

    @Override
    public boolean write(ByteBuffer frame, long now) {
        if (isDeaf) {
            return true;
        }
        int dataLength = dataLength(frame);
        if (dataLength > 0) {
            return writeData(frame, now);
        }
        return holdFrom <= count ? hold(frame) : device.write(frame, now);
    }

    private boolean hold(ByteBuffer frame) {
        held.add(ByteBuffer.allocateDirect(frame.remaining())
                .put(frame.duplicate())
                .flip());
        return true;
    }

    private boolean writeData(ByteBuffer frame, long now) {
        int offset = frame.getInt(TCP + 4) - first;
        int index = count++;
        int ecn = frame.get(IP + 1) & 3;
        capable += ecn == 2 ? 1 : 0;
        reduced += (frame.get(TCP + 13) & CWR) != 0 ? 1 : 0;
        if (index == marked && ecn == 2) {
            frame.put(IP + 1, (byte) (frame.get(IP + 1) | 3));
            int sum = (frame.getShort(IP + 10) & 0xffff) - 1;
            frame.putShort(IP + 10, (short) (sum < 0 ? sum + 0xffff : sum));
        }
        if (index >= holdFrom) {
            return hold(frame);
        }
        if (drops.getOrDefault(offset, 0) > 0) {
            drops.merge(offset, -1, Integer::sum);
            return true;
        }
        Integer others = late.get(index);
        if (others != null) {
            releaseAt = index + others;
            return hold(frame);
        }
        boolean isSent = device.write(frame, now);
        if (index >= releaseAt && holdFrom == Integer.MAX_VALUE) {
            release(now);
        }
        return isSent;
    }

    private int dataLength(ByteBuffer frame) {
        if (frame.remaining() < TCP + 20 || frame.getShort(IP - 2) != 0x0800 || frame.get(IP + 9) != 6) {
            return 0;
        }
        int flags = frame.get(TCP + 13);
        if ((flags & SYN) != 0) {
            first = frame.getInt(TCP + 4) + 1;
            count = 0;
        }
        int total = frame.getShort(IP + 2) & 0xffff;
        return total - 20 - ((frame.get(TCP + 12) & 0xf0) >> 2);
    }

    @Override
    public int mtu() {
        return device.mtu();
    }

    @Override
    public boolean isEthernet() {
        return device.isEthernet();
    }

    @Override
    public boolean read(ByteBuffer into, long now) {
        return device.read(into, now);
    }

    @Override
    public void advance(long now) {
        device.advance(now);
    }

    @Override
    public long nextDeadline() {
        return device.nextDeadline();
    }
}
