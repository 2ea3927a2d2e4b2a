package org.mpl4j.tcpip.ip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All routes, those to the smallest networks first. */
public final class Routes {
    /** By the network, the longest prefix first, then by the metric. Comparators that the JDK puts together take classes that are made when a stack starts. */
    private static final Comparator<Route> ORDER = (left, right) -> {
        int byPrefix = Integer.compare(right.prefix().bits(), left.prefix().bits());
        return byPrefix != 0 ? byPrefix : Integer.compare(left.metric(), right.metric());
    };

    private final List<Route> routes = new ArrayList<>();

    /** Adds a route; of several that are alike the one that was there first is used. */
    public void add(Route route) {
        routes.add(route);
        routes.sort(ORDER);
    }

    /** Removes routes. */
    public void removeIf(Predicate<Route> condition) {
        routes.removeIf(condition);
    }

    /** The route to an address. */
    public @Nullable Route find(long high, long low) {
        for (int i = 0; i < routes.size(); i++) {
            if (routes.get(i).prefix().contains(high, low)) {
                return routes.get(i);
            }
        }
        return null;
    }

    /** All of them, in their order. */
    public List<Route> all() {
        return List.copyOf(routes);
    }
}
