package org.mpl4j.tcpip.ndp;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.ip.Route;
import org.mpl4j.tcpip.ip.Routes;

/** Routers that said that they forward everything, for as long as they said; those of a high preference before others (RFC 4191). */
final class DefaultRouters {
    private static final int MOST = 16;
    private static final Prefix EVERYTHING = Prefix.of("::/0");
    private static final int HIGH = 1;
    private static final int LOW = 3;

    private final Routes routes;
    private final TimerWheel clock;
    private final List<Router> known = new ArrayList<>();

    DefaultRouters(Routes routes, TimerWheel clock) {
        this.routes = routes;
        this.clock = clock;
    }

    void advertised(NetInterface in, IpAddress address, int seconds, int preference) {
        for (Router router : List.copyOf(known)) {
            if (router.route.out() == in && address.equals(router.route.gateway())) {
                router.remove();
            }
        }
        if (seconds > 0 && known.size() < MOST) {
            int metric = preference == HIGH ? 0 : preference == LOW ? 2 : 1;
            Router router = new Router(new Route(EVERYTHING, address, in, metric));
            known.add(router);
            routes.add(router.route);
            clock.armIn(router.timer, seconds * Durations.SECOND);
        }
    }

    private final class Router {
        private final Route route;
        private final Timer timer = new Timer(this::remove);

        Router(Route route) {
            this.route = route;
        }

        private void remove() {
            clock.cancel(timer);
            known.remove(this);
            routes.removeIf(route::equals);
        }
    }
}
