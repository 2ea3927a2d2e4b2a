package org.mpl4j.tcpip.peers;

import java.nio.ByteBuffer;
import org.mpl4j.tcpip.phy.Device;

/** A router that is congested, and marks one of so many packets of IPv4 that may be marked, both ways (RFC 3168 section 5). */
final class MarkingDevice implements Device {
    private static final int IP = 14;
    private static final int CAPABLE = 2;

    private final Device device;
    private final int every;
    private int count;

    MarkingDevice(Device device, int every) {
        this.device = device;
        this.every = every;
    }

    private void mark(ByteBuffer frame) {
        boolean isCapable =
                frame.remaining() > IP + 20 && frame.getShort(IP - 2) == 0x0800 && (frame.get(IP + 1) & 3) == CAPABLE;
        if (isCapable && ++count % every == 0) {
            frame.put(IP + 1, (byte) (frame.get(IP + 1) | 3));
            int sum = (frame.getShort(IP + 10) & 0xffff) - 1;
            frame.putShort(IP + 10, (short) (sum < 0 ? sum + 0xffff : sum));
        }
    }

    @Override
    public boolean read(ByteBuffer into, long now) {
        boolean isRead = device.read(into, now);
        if (isRead) {
            mark(into);
        }
        return isRead;
    }

    @Override
    public boolean write(ByteBuffer frame, long now) {
        mark(frame);
        return device.write(frame, now);
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
    public boolean isHolding() {
        return device.isHolding();
    }

    @Override
    public int flush() {
        return device.flush();
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
