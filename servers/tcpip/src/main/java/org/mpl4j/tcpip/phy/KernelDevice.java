package org.mpl4j.tcpip.phy;

import java.nio.ByteBuffer;
import org.mpl4j.servers.common.nativeio.FrameFile;
import org.mpl4j.servers.common.nativeio.FrameInput;
import org.mpl4j.servers.common.nativeio.FrameOutput;
import org.mpl4j.servers.common.nativeio.FrameRing;

/** A device at whose other end the kernel is, and that a thread can wait for. Frames that come or go at once share system calls, where the kernel has {@code io_uring}. */
public abstract sealed class KernelDevice implements Device permits TapDevice, PacketDevice, WatchDevice {
    /** Longer frames, which those of a device with offloads may be, go alone. */
    private static final int LEAST_SLOT = 2048;

    private static final int FRAME_OVERHEAD = 80;

    private final FrameFile file;
    private final int mtu;
    private final boolean isEthernet;
    private final boolean hasOffloads;
    private final FrameRing ring;
    private final FrameInput input;
    private final FrameOutput output;

    KernelDevice(FrameFile file, int mtu, boolean isEthernet, boolean hasOffloads) {
        this.file = file;
        this.mtu = mtu;
        this.isEthernet = isEthernet;
        this.hasOffloads = hasOffloads;
        ring = new FrameRing(file);
        input = new FrameInput(file, ring);
        output = new FrameOutput(file, ring, hasOffloads ? LEAST_SLOT : Math.max(LEAST_SLOT, mtu + FRAME_OVERHEAD));
    }

    @Override
    public final int mtu() {
        return mtu;
    }

    @Override
    public final boolean isEthernet() {
        return isEthernet;
    }

    @Override
    public final boolean hasOffloads() {
        return hasOffloads;
    }

    @Override
    public final boolean read(ByteBuffer into, long now) {
        return input.read(into);
    }

    @Override
    public final boolean isHolding() {
        return input.isHolding();
    }

    @Override
    public final boolean write(ByteBuffer frame, long now) {
        return output.write(frame);
    }

    @Override
    public final int flush() {
        return output.flush();
    }

    /** How many frames, and how many looks for one, shared a system call with others. */
    public final long shared() {
        return ring.shared();
    }

    /** Waits until there is a frame, {@link #wake} is called, or so many nanoseconds have passed. */
    public final void await(long nanoseconds) {
        file.await(nanoseconds);
    }

    /** Ends {@link #await}. Any thread may call it. */
    public final void wake() {
        file.wake();
    }

    @Override
    public final void close() {
        output.flush();
        output.close();
        input.close();
        ring.close();
        file.close();
    }
}
