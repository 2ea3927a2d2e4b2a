package org.mpl4j.tcpip.iface;

import java.nio.ByteBuffer;

/** Gets the packets that come in on a link. */
@FunctionalInterface
public interface PacketHandler {
    /**
     * A packet came.
     *
     * @param type its EtherType
     * @param packet the packet, from the position to the limit, perhaps with padding behind it; gone when this returns
     * @param isToGroup whether the frame was sent to several stations
     */
    void receive(int type, ByteBuffer packet, boolean isToGroup);
}
