package org.mpl4j.tcpip.ip;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.TimerWheel;

/** Better ways to single destinations that routers told of (RFC 1122 section 3.2.2.2, RFC 4861 section 8.3). How many there are is bounded, and each is forgotten after ten minutes, as its router may be gone by then. */
final class Redirects {
    private static final int MOST = 256;
    private static final long LIFETIME = 600 * Durations.SECOND;
    private static final int ALL_BITS = 128;

    private final TimerWheel clock;
    private final Map<IpAddress, Known> known = new LinkedHashMap<>();

    private record Known(Route route, Route insteadOf, long until) {}

    Redirects(TimerWheel clock) {
        this.clock = clock;
    }

    /** Notes that packets to an address go to another neighbor, itself or a router. */
    void note(IpAddress dest, IpAddress next, Route insteadOf) {
        if (known.size() >= MOST && !known.containsKey(dest)) {
            known.remove(known.keySet().iterator().next());
        }
        IpAddress gateway = next.equals(dest) ? null : next;
        Route route = new Route(new Prefix(dest, ALL_BITS), gateway, insteadOf.out(), insteadOf.metric());
        known.put(dest, new Known(route, insteadOf, clock.now() + LIFETIME));
    }

    /** The way that is better than a route; the route itself if none is known, or if it is not the one that was used then. */
    @Nullable
    Route better(@Nullable Route route, long high, long low) {
        if (known.isEmpty() || route == null) {
            return route;
        }
        IpAddress dest = new IpAddress(high, low);
        Known found = known.get(dest);
        if (found == null) {
            return route;
        }
        if (found.until < clock.now() || !found.insteadOf.equals(route)) {
            known.remove(dest);
            return route;
        }
        return found.route;
    }

    /** The way there leads nowhere. */
    void forget(long high, long low) {
        if (!known.isEmpty()) {
            known.remove(new IpAddress(high, low));
        }
    }
}
