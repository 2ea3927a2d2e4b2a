package org.mpl4j.appliance.run;

import java.io.Closeable;
import java.io.IOException;
import org.mpl4j.servers.common.nativeio.FrameFile;
import org.mpl4j.servers.common.nativeio.TapFile;
import org.mpl4j.tcpip.phy.Device;

/** A TAP interface on a bridge, open here: who has its descriptor sends and gets its frames. It is gone when this is closed and nobody else has the descriptor. */
public final class BridgeTap implements Closeable {
    private final String name;
    private final FrameFile file;

    private BridgeTap(String name, FrameFile file) {
        this.name = name;
        this.file = file;
    }

    /**
     * Makes one.
     *
     * @param name of the interface, which must not be there yet; 15 characters at the most
     * @param bridge that it is put on; empty for none
     * @param mtu its longest packet, in bytes
     * @param isOffloading whether a header of virtio-net stands before each frame
     * @throws IOException if the system refuses, with what to do about it
     */
    public static BridgeTap make(String name, String bridge, int mtu, boolean isOffloading) throws IOException {
        FrameFile file = TapFile.openWithoutThread(name, isOffloading ? Device.OFFLOAD_HEADER : 0);
        try {
            if (bridge.isEmpty()) {
                Programs.ip("link", "set", "dev", name, "mtu", Integer.toString(mtu), "up");
            } else {
                Programs.ip("link", "set", "dev", name, "mtu", Integer.toString(mtu), "master", bridge, "up");
            }
            return new BridgeTap(name, file);
        } catch (IOException e) {
            file.close();
            throw new IOException(
                    "cannot put the interface " + name + " on the bridge " + bridge + ": " + e.getMessage()
                            + "; is there such a bridge? `ip link add " + bridge + " type bridge && ip link set "
                            + bridge
                            + " up` makes one",
                    e);
        }
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /** {@return its descriptor, which stays this one's} */
    public int descriptor() {
        return file.descriptor();
    }

    /** {@return its frames} */
    public FrameFile file() {
        return file;
    }

    @Override
    public void close() {
        file.close();
    }
}
