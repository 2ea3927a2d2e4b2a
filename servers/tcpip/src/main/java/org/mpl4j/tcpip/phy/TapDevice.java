package org.mpl4j.tcpip.phy;

import java.io.IOException;
import org.mpl4j.servers.common.nativeio.FrameFile;
import org.mpl4j.servers.common.nativeio.FrameRing;
import org.mpl4j.servers.common.nativeio.TapFile;

/** An interface of the kernel whose other end is this process. */
public final class TapDevice extends KernelDevice {
    private final boolean partsDatagrams;

    private TapDevice(FrameFile file, int mtu, boolean isEthernet, boolean hasOffloads, boolean partsDatagrams) {
        super(file, mtu, isEthernet, hasOffloads);
        this.partsDatagrams = partsDatagrams;
    }

    /**
     * Opens an interface on which each frame is complete.
     *
     * @param name its name
     * @param mtu the longest packet, as the kernel has it, too
     * @param isEthernet whether it is TAP; otherwise TUN
     * @throws IOException if the system refuses, with what to do about it
     */
    public static TapDevice open(String name, int mtu, boolean isEthernet) throws IOException {
        return new TapDevice(TapFile.open(name, isEthernet, 0), mtu, isEthernet, false, false);
    }

    /** Opens an interface on which checksums, the cutting of long segments and, if the kernel knows of that, the parting of datagrams are left to whoever needs them. */
    public static TapDevice openOffloading(String name, int mtu, boolean isEthernet) throws IOException {
        FrameFile file = TapFile.open(name, isEthernet, Device.OFFLOAD_HEADER);
        return new TapDevice(file, mtu, isEthernet, true, TapFile.keepDatagramsTogether(file));
    }

    /**
     * Takes an interface of TAP that is open, and closes it in the end.
     *
     * @param hasOffloads whether it was opened so that offload headers of {@link Device#OFFLOAD_HEADER} bytes stand before frames
     */
    public static TapDevice of(FrameFile file, int mtu, boolean hasOffloads) {
        return new TapDevice(file, mtu, true, hasOffloads, false);
    }

    /**
     * Another way to an interface that this process was started with. What is made once for all devices is made now, by the thread that calls this.
     *
     * @param descriptor of an open TAP, or of a packet socket with the same headers; it does not block, and stays open
     * @param hasOffloads as for {@link #of}; then the parting of datagrams is left to whoever needs them, too, if the interface knows of that
     * @throws IOException if it is not open, or the system has no more descriptors
     */
    public static TapDevice inherited(int descriptor, int mtu, boolean hasOffloads) throws IOException {
        FrameFile file = FrameFile.duplicate(descriptor);
        FrameRing.prepare();
        return new TapDevice(file, mtu, true, hasOffloads, hasOffloads && TapFile.keepDatagramsTogether(file));
    }

    @Override
    public boolean partsDatagrams() {
        return partsDatagrams;
    }
}
