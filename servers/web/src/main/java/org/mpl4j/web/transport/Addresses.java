package org.mpl4j.web.transport;

import java.net.Inet6Address;
import java.net.InetSocketAddress;

/** Addresses as text. */
public final class Addresses {
    private Addresses() {}

    /** {@return an address and a port, with brackets around an IPv6 address, as URLs have it} */
    public static String show(InetSocketAddress address) {
        if (address.getAddress() == null) {
            return address.getHostString() + ":" + address.getPort();
        }
        String host = address.getAddress().getHostAddress();
        return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
