package org.mpl4j.tcpip.ip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.Prefix;

/** All interfaces. An address of one is ours whichever of them a packet comes by (the weak model of RFC 1122 section 3.3.4.2), except for addresses that mean something on their link only. */
final class LocalInterfaces {
    private final List<NetInterface> interfaces = new ArrayList<>();
    private @Nullable Route loopbackRoute;

    void add(NetInterface added) {
        interfaces.add(added);
    }

    List<NetInterface> all() {
        return interfaces;
    }

    boolean isOurs(long high, long low) {
        for (int i = 0; i < interfaces.size(); i++) {
            if (interfaces.get(i).isOurs(high, low)) {
                return true;
            }
        }
        return false;
    }

    boolean isOurs(NetInterface in, long high, long low) {
        return in.isOurs(high, low) || !IpAddress.isLinkLocal(high, low) && isOurs(high, low);
    }

    /** The address of an interface to send from, or of another one if it has none that fits. */
    @Nullable
    InterfaceAddress source(NetInterface out, long high, long low) {
        InterfaceAddress found = Sources.choose(out, high, low);
        for (int i = 0; i < interfaces.size() && found == null; i++) {
            found = Sources.choose(interfaces.get(i), high, low);
        }
        return found;
    }

    Route loopbackRoute(NetInterface loopback) {
        Route route = loopbackRoute;
        if (route == null) {
            route = new Route(new Prefix(IpAddress.ANY, 0), null, loopback, 0);
            loopbackRoute = route;
        }
        return route;
    }
}
