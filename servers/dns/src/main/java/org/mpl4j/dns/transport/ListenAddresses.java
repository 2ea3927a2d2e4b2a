package org.mpl4j.dns.transport;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes of a wildcard the addresses that this machine has. A socket that is bound to one address answers from it; one that is bound to all of them answers from the
 * one that the route prefers, and clients drop that.
 */
public final class ListenAddresses {
    private ListenAddresses() {}

    /** All addresses, each once. */
    public static List<InetSocketAddress> expand(Collection<InetSocketAddress> addresses) throws IOException {
        Set<InetSocketAddress> all = new LinkedHashSet<>();
        for (InetSocketAddress address : addresses) {
            if (address.getAddress().isAnyLocalAddress()) {
                addInterfaces(address, all);
            } else {
                all.add(address);
            }
        }
        return List.copyOf(all);
    }

    /** {@code 0.0.0.0} stands for all IPv4 addresses, {@code ::} for all addresses. */
    private static void addInterfaces(InetSocketAddress wildcard, Set<InetSocketAddress> all) throws IOException {
        boolean both = wildcard.getAddress() instanceof Inet6Address;
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            if (network.isUp()) {
                for (InetAddress address : network.inetAddresses().toList()) {
                    if (both || !(address instanceof Inet6Address)) {
                        all.add(new InetSocketAddress(address, wildcard.getPort()));
                    }
                }
            }
        }
    }
}
