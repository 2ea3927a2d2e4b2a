package org.mpl4j.tcpip.iface;

import org.mpl4j.runtime.Bytes;

/** Gets the packets that come in on a link. */
@FunctionalInterface
public interface PacketHandler {
    /**
     * A packet came.
     *
     * @param type its EtherType
     * @param packet the packet, perhaps with padding behind it; gone when this returns
     * @param isToGroup whether the frame was sent to several stations
     */
    void receive(int type, Bytes packet, boolean isToGroup);
}
