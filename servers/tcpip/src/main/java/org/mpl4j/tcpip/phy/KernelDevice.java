package org.mpl4j.tcpip.phy;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.mpl4j.servers.common.nativeio.FrameFile;

/** A device at whose other end the kernel is, and that a thread can wait for. */
@SuppressWarnings("ReferenceEquality")
public abstract sealed class KernelDevice implements Device permits TapDevice, PacketDevice, WatchDevice {
    private final FrameFile file;
    private final int mtu;
    private final boolean isEthernet;
    private final boolean hasOffloads;
    private ByteBuffer lastRead = ByteBuffer.allocateDirect(1);
    private ByteBuffer lastWritten = lastRead;
    private long readAddress;
    private long writeAddress;

    KernelDevice(FrameFile file, int mtu, boolean isEthernet, boolean hasOffloads) {
        this.file = file;
        this.mtu = mtu;
        this.isEthernet = isEthernet;
        this.hasOffloads = hasOffloads;
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
        if (into != lastRead) {
            lastRead = into;
            readAddress = MemorySegment.ofBuffer(into.clear()).address();
        }
        long length = file.read(readAddress, into.capacity());
        if (length <= 0) {
            return false;
        }
        into.clear().limit((int) length);
        return true;
    }

    @Override
    public final boolean write(ByteBuffer frame, long now) {
        if (frame != lastWritten) {
            lastWritten = frame;
            writeAddress = MemorySegment.ofBuffer(frame.duplicate().clear()).address();
        }
        return file.write(writeAddress + frame.position(), frame.remaining()) > 0;
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
        file.close();
    }
}
