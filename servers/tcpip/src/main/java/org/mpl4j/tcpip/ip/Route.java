package org.mpl4j.tcpip.ip;

import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.Prefix;

/**
 * Where packets to a network go.
 *
 * @param prefix the network
 * @param gateway the neighbor that forwards them; null if the network is on the link
 * @param out the interface
 * @param metric of several routes to the same network that with the least is used
 */
public record Route(Prefix prefix, @Nullable IpAddress gateway, NetInterface out, int metric) {}
