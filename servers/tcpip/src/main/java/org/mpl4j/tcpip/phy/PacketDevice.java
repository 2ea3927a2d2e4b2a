package org.mpl4j.tcpip.phy;

import java.io.IOException;
import org.mpl4j.servers.common.nativeio.FrameFile;
import org.mpl4j.servers.common.nativeio.LinkInterface;
import org.mpl4j.servers.common.nativeio.PacketFile;

/**
 * An existing interface of Ethernet that the kernel has, too ({@code packet(7)}): what comes to it comes here as well, and what is sent here goes out by it. Frames have the header of virtio-net: neighbors on the same
 * machine leave checksums and segmentation to each other. VLAN tags are taken off by the kernel: attach to the VLAN's own interface.
 */
public final class PacketDevice extends KernelDevice {
    private final long mac;

    private PacketDevice(FrameFile file, int mtu, long mac) {
        super(file, mtu, true, true);
        this.mac = mac;
    }

    /**
     * Opens an interface.
     *
     * @param name its name
     * @param isPromiscuous whether it takes frames for stations with other addresses than its own, which this one may have then
     * @throws IOException if the system refuses, with what to do about it
     */
    public static PacketDevice open(String name, boolean isPromiscuous) throws IOException {
        LinkInterface link = LinkInterface.find(name);
        return new PacketDevice(PacketFile.open(link, isPromiscuous), link.mtu(), link.mac());
    }

    /** The address of the interface's own station. */
    public long mac() {
        return mac;
    }
}
