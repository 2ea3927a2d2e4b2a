package org.mpl4j.appliance.boot;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.drive.FrameWait;
import org.mpl4j.tcpip.handover.DeviceSource;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.phy.KernelDevice;

/**
 * The TAP interface whose descriptor is the standard input of the process: whoever started it has opened it, with {@code IFF_VNET_HDR} if it offloads. The descriptor belongs to the process until its end.
 * Frames wait in the kernel until {@link #begin} is called: what is asked before the server listens would be refused.
 *
 * <p>The first frames are read and written one at a time by calls that are there at once; when so many have come that it is worth it, a {@link FastTap} is made, and from then on frames come and go by that, from one frame to the next.
 */
@SuppressWarnings("ReferenceEquality")
final class InheritedTap implements Device {
    private static final int NUMBER = 0;

    /** After so many frames it is worth it: a page, or a few answers, take less. */
    private static final long WORTH = 2_000;

    private final FileDescriptor file = FileDescriptor.in;
    private final int mtu;
    private final boolean isOffloading;
    private final AtomicLong traffic;
    private ByteBuffer lastRead = ByteBuffer.allocateDirect(1);
    private long readAddress;
    private final TapWait frames;
    private volatile boolean hasBegun;
    private @Nullable FastTap making;
    private @Nullable KernelDevice fast;

    /**
     * Takes it.
     *
     * @param mtu the longest packet, in bytes
     * @param isOffloading whether each frame has a header of virtio-net
     * @param traffic is told of each frame that comes
     */
    InheritedTap(int mtu, boolean isOffloading, AtomicLong traffic) throws IOException {
        this.mtu = mtu;
        this.traffic = traffic;
        this.isOffloading = isOffloading;
        try {
            JdkNatives.doNotWait(file);
            frames = new TapWait(NUMBER);
        } catch (IOException e) {
            throw notGiven(e);
        }
    }

    private static IOException notGiven(IOException cause) {
        return new IOException(
                "the standard input is no TAP interface; an appliance is started by `mpl-appliance run`", cause);
    }

    /** Takes it, to be read from at once. */
    static DeviceSource.Opened opened(int mtu, boolean isOffloading, AtomicLong traffic) throws IOException {
        InheritedTap tap = new InheritedTap(mtu, isOffloading, traffic);
        tap.begin();
        return new DeviceSource.Opened(tap, tap.frames());
    }

    /** {@return what waits for its frames} */
    FrameWait frames() {
        return frames;
    }

    /** From now on frames are read. */
    void begin() throws IOException {
        hasBegun = true;
        try {
            frames.begin();
        } catch (IOException e) {
            throw notGiven(e);
        }
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
        return isOffloading;
    }

    @Override
    public boolean partsDatagrams() {
        KernelDevice device = fast;
        return device != null && device.partsDatagrams();
    }

    @Override
    public boolean isHolding() {
        KernelDevice device = fast;
        return device != null && device.isHolding();
    }

    @Override
    public boolean read(ByteBuffer into, long now) {
        if (!hasBegun) {
            return false;
        }
        KernelDevice device = device();
        boolean hasCome = device == null ? readFirst(into) : device.read(into, now);
        if (hasCome) {
            // One thread alone reads.
            traffic.setRelease(traffic.getPlain() + 1);
        }
        return hasCome;
    }

    /** The device that it has become, perhaps just now; no frame is lost by that, as calls so far have kept none. */
    private @Nullable KernelDevice device() {
        if (fast == null) {
            if (making == null) {
                if (traffic.getPlain() >= WORTH) {
                    making = FastTap.begin(NUMBER, mtu, isOffloading);
                }
            } else {
                fast = making.device();
                if (fast != null) {
                    frames.become(fast);
                }
            }
        }
        return fast;
    }

    private boolean readFirst(ByteBuffer into) {
        if (into != lastRead) {
            lastRead = into;
            readAddress = MemorySegment.ofBuffer(into.clear()).address();
        }
        int length;
        try {
            length = JdkNatives.read(file, readAddress, into.capacity());
        } catch (IOException e) {
            // The interface is down, which may pass.
            return false;
        }
        if (length <= 0) {
            return false;
        }
        into.clear().limit(length);
        return true;
    }

    @Override
    public boolean write(ByteBuffer frame, long now) {
        KernelDevice device = fast;
        if (device != null) {
            return device.write(frame, now);
        }
        long address = MemorySegment.ofBuffer(frame).address();
        try {
            return JdkNatives.write(file, address, frame.remaining()) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public int flush() {
        KernelDevice device = fast;
        return device == null ? 0 : device.flush();
    }

    @Override
    public void close() {
        KernelDevice device = fast;
        if (device != null) {
            device.flush();
        }
    }
}
