package org.mpl4j.tcpip.handover;

import java.util.List;
import java.util.Set;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.address.Prefix;

/**
 * The host that is stood in for.
 *
 * @param mac the station's address
 * @param addresses with their networks; nobody else has them, which is not found out
 * @param gateways where packets to other networks go, one for each version of IP at the most
 * @param mtu how long a packet may be, in bytes, 68 to 65535
 * @param tcpPorts whose connections are accepted; others are refused
 * @param udpPorts whose datagrams are kept; others are answered by an error
 * @param limits how much is kept
 */
public record MaskPlan(
        long mac,
        List<Prefix> addresses,
        List<IpAddress> gateways,
        int mtu,
        Set<Integer> tcpPorts,
        Set<Integer> udpPorts,
        Limits limits) {
    private static final int LEAST_MTU = 68;
    private static final int MOST_MTU = 0xffff;

    /**
     * How much is kept.
     *
     * @param connections how many connections of each port there may be, and how many incomplete ones; more of these are remembered by cookies, and of those the end of their beginning is not heard
     * @param connectionBytes how many bytes of a connection, at most: its window is closed then
     * @param totalBytes how many bytes of all connections
     */
    public record Limits(int connections, int connectionBytes, long totalBytes) {
        /** A thousand connections with 64 KiB each, of which no more than 16 MiB may come. */
        public static final Limits DEFAULT = new Limits(1_000, 64 << 10, 16 << 20);

        /** Checks them. */
        public Limits {
            if (connections < 1 || connectionBytes < 1 || totalBytes < 1) {
                throw new IllegalArgumentException(
                        "a host that is stood in for keeps at least one connection and one byte, not " + connections
                                + ", " + connectionBytes + ", " + totalBytes);
            }
        }
    }

    /** Checks it. */
    public MaskPlan {
        addresses = List.copyOf(addresses);
        gateways = List.copyOf(gateways);
        tcpPorts = Set.copyOf(tcpPorts);
        udpPorts = Set.copyOf(udpPorts);
        if (mac <= 0 || mac >>> 48 != 0 || MacAddress.isGroup(mac)) {
            throw new IllegalArgumentException(MacAddress.text(mac) + " is no address of a station");
        }
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a host that is stood in for has an address");
        }
        if (mtu < LEAST_MTU || mtu > MOST_MTU) {
            throw new IllegalArgumentException(
                    "a packet may be " + LEAST_MTU + " to " + MOST_MTU + " bytes long, not " + mtu);
        }
    }
}
