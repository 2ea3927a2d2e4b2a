package org.mpl4j.summon.config;

import java.net.InetAddress;

/**
 * A network of a bridge.
 *
 * @param network whose addresses appliances have
 * @param address the machine's own on the bridge, and the gateway of appliances
 * @param pool what is given to appliances that have no address of their own
 */
public record BridgeNetwork(IpNetwork network, InetAddress address, AddressRange pool) {
    /** Its version of IP. */
    public IpVersion version() {
        return IpVersion.of(address);
    }
}
