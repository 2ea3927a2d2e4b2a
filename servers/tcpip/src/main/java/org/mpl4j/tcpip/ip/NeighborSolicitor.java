package org.mpl4j.tcpip.ip;

import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;

/** Asks for neighbors of IPv6. */
@FunctionalInterface
public interface NeighborSolicitor {
    /**
     * Asks who has an address.
     *
     * @param out where
     * @param high the address
     * @param low the address
     * @param station whom to ask, if that is known; null for all
     */
    void solicit(NetInterface out, long high, long low, @Nullable Bytes station);
}
