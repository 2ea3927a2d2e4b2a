package org.mpl4j.tcpip.socket;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.ip.AddressState;
import org.mpl4j.tcpip.ip.InterfaceAddress;
import org.mpl4j.tcpip.ip.NetInterface;

/** Addresses of sockets, as the JDK has them, and as the stack has. */
final class LocalEndpoint {
    private LocalEndpoint() {}

    /** The JDK's wildcards are the same for programs, and those of IPv4 mean both versions, too. */
    static IpAddress address(InetSocketAddress address) throws UnknownHostException {
        InetAddress found = resolved(address);
        return found.isAnyLocalAddress() ? IpAddress.ANY : IpAddress.of(found);
    }

    static InetAddress resolved(InetSocketAddress address) throws UnknownHostException {
        InetAddress found = address.getAddress();
        if (found == null) {
            throw new UnknownHostException("no address of `" + address.getHostString() + "` is known");
        }
        return found;
    }

    /** With the stack: sees that an address is one of its own, or a wildcard. */
    static void check(IpAddress address, InetSocketAddress local, HostStack host) throws IOException {
        if (address.isUnspecified()) {
            return;
        }
        for (NetInterface there : host.stack().ip().interfaces()) {
            InterfaceAddress found = there.find(address.high(), address.low());
            if (found != null && found.state() != AddressState.DUPLICATE) {
                return;
            }
        }
        throw new BindException("cannot assign " + address + " port " + local.getPort()
                + ": the stack's addresses are "
                + host.out().addresses().stream().map(InterfaceAddress::address).toList());
    }
}
