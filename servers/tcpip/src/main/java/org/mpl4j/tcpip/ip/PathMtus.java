package org.mpl4j.tcpip.ip;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.TimerWheel;

/**
 * How long packets may be on paths that take less than their interface (RFC 1191, RFC 8201). What was learned is forgotten after ten minutes. The smallest value is believed to be 1280 bytes for
 * IPv6, as each link takes those, and 552 for IPv4, below which only attacks are known.
 */
public final class PathMtus {
    private static final int LEAST_V4 = 552;
    private static final int LEAST_V6 = 1280;
    private static final int MOST = 1024;
    private static final long LIFETIME = 600 * Durations.SECOND;

    private final TimerWheel clock;
    private final Map<IpAddress, Known> known = new LinkedHashMap<>();

    private record Known(int mtu, long until) {}

    PathMtus(TimerWheel clock) {
        this.clock = clock;
    }

    /** A router said that it forwards only so many bytes; returns whether that is less than was known. */
    public boolean learn(long high, long low, int mtu, int of) {
        int believed = Math.max(mtu, IpAddress.isV4(high, low) ? LEAST_V4 : LEAST_V6);
        if (believed >= of(high, low, of)) {
            return false;
        }
        if (known.size() >= MOST) {
            known.remove(known.keySet().iterator().next());
        }
        known.put(new IpAddress(high, low), new Known(believed, clock.now() + LIFETIME));
        return true;
    }

    /** How long a packet to this address may be, where its interface takes so much. */
    int of(long high, long low, int interfaceMtu) {
        if (known.isEmpty()) {
            return interfaceMtu;
        }
        Known found = known.get(new IpAddress(high, low));
        if (found == null) {
            return interfaceMtu;
        }
        if (found.until < clock.now()) {
            known.remove(new IpAddress(high, low));
            return interfaceMtu;
        }
        return Math.min(found.mtu, interfaceMtu);
    }
}
