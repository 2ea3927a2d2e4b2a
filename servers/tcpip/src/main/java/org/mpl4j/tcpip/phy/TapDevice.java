package org.mpl4j.tcpip.phy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.mpl4j.servers.common.nativeio.TapFile;

/** A device at whose other end the kernel is. */
@SuppressWarnings("ReferenceEquality")
public final class TapDevice implements Device {
    private final TapFile file;
    private final int mtu;
    private final boolean isEthernet;
    private ByteBuffer lastRead = ByteBuffer.allocateDirect(1);
    private ByteBuffer lastWritten = lastRead;
    private long readAddress;
    private long writeAddress;

    private TapDevice(TapFile file, int mtu, boolean isEthernet) {
        this.file = file;
        this.mtu = mtu;
        this.isEthernet = isEthernet;
    }

    /**
     * Opens an interface.
     *
     * @param name its name
     * @param mtu the longest packet, as the kernel has it, too
     * @param isEthernet whether it is TAP; otherwise TUN
     * @throws IOException if the system refuses, with what to do about it
     */
    public static TapDevice open(String name, int mtu, boolean isEthernet) throws IOException {
        return new TapDevice(TapFile.open(name, isEthernet), mtu, isEthernet);
    }

    @Override
    public int mtu() {
        return mtu;
    }

    @Override
    public boolean isEthernet() {
        return isEthernet;
    }

    @Override
    public boolean read(ByteBuffer into, long now) {
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
    public boolean write(ByteBuffer frame, long now) {
        if (frame != lastWritten) {
            lastWritten = frame;
            writeAddress = MemorySegment.ofBuffer(frame.duplicate().clear()).address();
        }
        return file.write(writeAddress + frame.position(), frame.remaining()) > 0;
    }

    /** Waits until there is a frame, {@link #wake} is called, or so many nanoseconds have passed. */
    public void await(long nanoseconds) {
        file.await(nanoseconds);
    }

    /** Ends {@link #await}. Any thread may call it. */
    public void wake() {
        file.wake();
    }

    @Override
    public void close() {
        file.close();
    }
}
