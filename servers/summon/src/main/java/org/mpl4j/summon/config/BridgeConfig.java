package org.mpl4j.summon.config;

import java.net.Inet4Address;

/**
 * The bridge that appliances are at.
 *
 * @param name of the interface
 * @param isMade whether the directory makes it, and removes it at its end; else it is there
 * @param network whose addresses appliances have
 * @param address the machine's own on the bridge, and the gateway of appliances
 * @param pool what is given to appliances that have no address of their own
 */
public record BridgeConfig(String name, boolean isMade, Ipv4Network network, Inet4Address address, AddressRange pool) {
    /** The longest name of an interface, in characters. */
    public static final int NAME_MAX = 15;
}
