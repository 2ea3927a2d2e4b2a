package org.mpl4j.dns.transport;

import java.net.Inet6Address;
import java.net.InetSocketAddress;

/** Shows addresses as they are written in a configuration. */
public final class Addresses {
    private Addresses() {}

    /** {@code 192.0.2.1:53}, {@code [2001:db8::1]:53}. */
    public static String show(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
