package org.mpl4j.dns.transport;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A sender's address as numbers, the form in which a {@link org.mpl4j.dns.service.Request} has it. Kept: it is worked out only when the sender is another one. */
final class Peer {
    private static final int IPV4_LENGTH = 4;
    private static final int HALF = 8;
    private static final int OCTET = 0xff;

    private @Nullable InetSocketAddress socketAddress;
    private long high;
    private long low;
    private int scope;

    void set(InetSocketAddress sender) {
        // Channels give the very same object for the same sender as before.
        if (sender == socketAddress) {
            return;
        }
        socketAddress = sender;
        byte[] octets = sender.getAddress().getAddress();
        scope = sender.getAddress() instanceof Inet6Address address ? address.getScopeId() : 0;
        high = 0;
        low = octets.length == IPV4_LENGTH ? 0xffff : 0;
        for (int i = 0; i < octets.length; i++) {
            if (octets.length - i > HALF) {
                high = high << Byte.SIZE | octets[i] & OCTET;
            } else {
                low = low << Byte.SIZE | octets[i] & OCTET;
            }
        }
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    int scope() {
        return scope;
    }
}
