package org.mpl4j.web.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many connections each client has: an IPv4 address, or a /64 network of IPv6, as whoever has one address there has all. For any thread. */
final class Origins {
    private static final int NETWORK_BYTES = 8;

    private final int limit;
    private final Map<ByteBuffer, Integer> counts = new ConcurrentHashMap<>();

    /** With so many connections for each. */
    Origins(int limit) {
        this.limit = limit;
    }

    private static ByteBuffer key(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }

    /** Counts one more, if it may be; whether it is. */
    boolean add(InetAddress address) {
        boolean[] isAdded = {false};
        counts.compute(key(address), (key, count) -> {
            int before = count == null ? 0 : count;
            isAdded[0] = before < limit;
            return isAdded[0] ? before + 1 : before;
        });
        return isAdded[0];
    }

    /** Counts one less. */
    void remove(InetAddress address) {
        counts.computeIfPresent(key(address), (key, count) -> count == 1 ? null : count - 1);
    }
}
