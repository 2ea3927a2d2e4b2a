package org.mpl4j.tcpip.handover;

import java.io.IOException;
import org.mpl4j.tcpip.drive.FrameWait;
import org.mpl4j.tcpip.phy.Device;

/** Where the device of a host that is taken over comes from, if its open file does not come on the conduit: who starts a server may have given it that already. */
@FunctionalInterface
public interface DeviceSource {
    /**
     * The device, from which nothing was read yet.
     *
     * @param device where frames come and go
     * @param frames waits for them
     */
    record Opened(Device device, FrameWait frames) {}

    /**
     * Gives it.
     *
     * @param mtu how long a packet may be, in bytes
     * @param hasOffloads whether offload headers stand before frames
     * @throws IOException if there is none
     */
    Opened open(int mtu, boolean hasOffloads) throws IOException;
}
