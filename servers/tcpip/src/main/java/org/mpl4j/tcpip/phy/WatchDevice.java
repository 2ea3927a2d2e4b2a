package org.mpl4j.tcpip.phy;

import java.io.IOException;
import org.mpl4j.servers.common.nativeio.FrameFile;
import org.mpl4j.servers.common.nativeio.LinkInterface;
import org.mpl4j.servers.common.nativeio.PacketFile;

/** An existing interface that is only watched: what comes to it and what goes out by it. Frames may be longer than its longest packet, and without checksums, where the kernel leaves that to the device. */
public final class WatchDevice extends KernelDevice {
    private WatchDevice(FrameFile file, int mtu) {
        super(file, mtu, true, false);
    }

    /**
     * Opens an interface.
     *
     * @param name its name; the loopback may be watched, too
     * @param isPromiscuous whether frames to other stations are seen, too
     * @throws IOException if the system refuses, with what to do about it
     */
    public static WatchDevice open(String name, boolean isPromiscuous) throws IOException {
        LinkInterface link = LinkInterface.findOrLoopback(name);
        return new WatchDevice(PacketFile.watch(link, isPromiscuous), link.mtu());
    }
}
