package org.mpl4j.tcpip.neighbor;

import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;

/** Asks for addresses on behalf of a {@link NeighborCache}. */
public interface Solicitor {
    /**
     * Asks who has an address.
     *
     * @param high the address
     * @param low the address
     * @param station whom to ask; null for all
     */
    void solicit(long high, long low, @Nullable Bytes station);

    /**
     * Nobody has an address that a packet was to be sent to.
     *
     * @param type the packet's EtherType
     * @param packet the packet; gone when this returns
     */
    void unreachable(int type, Bytes packet);
}
