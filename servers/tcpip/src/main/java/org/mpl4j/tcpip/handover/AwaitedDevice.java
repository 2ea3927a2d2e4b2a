package org.mpl4j.tcpip.handover;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.drive.FrameWait;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.KernelDevice;

/** The device of a host that somebody else still has: nothing comes, and what is sent is lost, until {@link #become} says which one it is. */
public final class AwaitedDevice implements Device, FrameWait {
    private final int mtu;
    private final boolean hasOffloads;
    private volatile @Nullable KernelDevice device;

    AwaitedDevice(int mtu, boolean hasOffloads) {
        this.mtu = mtu;
        this.hasOffloads = hasOffloads;
    }

    /** It is this one from now on. */
    void become(KernelDevice other) {
        device = other;
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
    public boolean read(ByteBuffer into, long now) {
        KernelDevice there = device;
        return there != null && there.read(into, now);
    }

    @Override
    public boolean write(ByteBuffer frame, long now) {
        KernelDevice there = device;
        return there != null && there.write(frame, now);
    }

    @Override
    public void await(long nanoseconds) {
        KernelDevice there = device;
        if (there != null) {
            there.await(nanoseconds);
        }
    }

    @Override
    public void wake() {
        KernelDevice there = device;
        if (there != null) {
            there.wake();
        }
    }

    @Override
    public void close() {
        KernelDevice there = device;
        if (there != null) {
            there.close();
        }
    }
}
