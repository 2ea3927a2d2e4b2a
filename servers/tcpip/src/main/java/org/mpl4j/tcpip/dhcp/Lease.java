package org.mpl4j.tcpip.dhcp;

import java.util.List;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.Prefix;

/**
 * What a server lends.
 *
 * @param address the address, with its network
 * @param server who lends it
 * @param routes where other networks are
 * @param nameServers who knows names
 * @param domain of names without dots; empty if there is none
 * @param mtu the longest packet, in bytes; 0 if the server does not say
 * @param duration how long the lease is, in nanoseconds; {@link #FOR_EVER} if it has no end
 * @param renewal when it is renewed, in nanoseconds from its beginning (T1)
 * @param rebinding when any server is asked to renew it, in nanoseconds from its beginning (T2)
 */
public record Lease(
        Prefix address,
        IpAddress server,
        List<Gateway> routes,
        List<IpAddress> nameServers,
        String domain,
        int mtu,
        long duration,
        long renewal,
        long rebinding) {
    /** No end. */
    public static final long FOR_EVER = Long.MAX_VALUE;

    /**
     * A way to a network.
     *
     * @param network the network
     * @param router who forwards there; unspecified if the network is on the link
     */
    public record Gateway(Prefix network, IpAddress router) {}
}
