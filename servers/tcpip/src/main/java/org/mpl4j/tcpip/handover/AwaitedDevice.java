package org.mpl4j.tcpip.handover;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.drive.FrameWait;
import org.mpl4j.tcpip.phy.Device;

/** The device of a host that somebody else still has: nothing comes, and what is sent is lost, until {@link #become} says which one it is. */
public final class AwaitedDevice implements Device, FrameWait {
    private final int mtu;
    private final boolean hasOffloads;
    private volatile DeviceSource.@Nullable Opened opened;

    AwaitedDevice(int mtu, boolean hasOffloads) {
        this.mtu = mtu;
        this.hasOffloads = hasOffloads;
    }

    /** It is this one from now on. */
    void become(DeviceSource.Opened other) {
        opened = other;
    }

    @Override
    public int mtu() {
        return mtu;
    }

    @Override
    public boolean isEthernet() {
        return true;
    }

    @Override
    public boolean hasOffloads() {
        return hasOffloads;
    }

    @Override
    public boolean partsDatagrams() {
        DeviceSource.Opened there = opened;
        return there != null && there.device().partsDatagrams();
    }

    @Override
    public boolean read(ByteBuffer into, long now) {
        DeviceSource.Opened there = opened;
        return there != null && there.device().read(into, now);
    }

    @Override
    public boolean write(ByteBuffer frame, long now) {
        DeviceSource.Opened there = opened;
        return there != null && there.device().write(frame, now);
    }

    @Override
    public boolean isHolding() {
        DeviceSource.Opened there = opened;
        return there != null && there.device().isHolding();
    }

    @Override
    public int flush() {
        DeviceSource.Opened there = opened;
        return there == null ? 0 : there.device().flush();
    }

    @Override
    public void await(long nanoseconds) {
        DeviceSource.Opened there = opened;
        if (there != null) {
            there.frames().await(nanoseconds);
        }
    }

    @Override
    public void wake() {
        DeviceSource.Opened there = opened;
        if (there != null) {
            there.frames().wake();
        }
    }

    @Override
    public void close() {
        DeviceSource.Opened there = opened;
        if (there != null) {
            there.device().close();
        }
    }
}
