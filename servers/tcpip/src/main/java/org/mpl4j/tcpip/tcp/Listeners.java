package org.mpl4j.tcpip.tcp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Those who take connections, by their ports: who listens to an address comes before who listens to all. */
final class Listeners {
    private final Map<Integer, List<TcpListener>> byPort = new HashMap<>();
    private final Set<Integer> left = new HashSet<>();

    void add(TcpListener listener) {
        List<TcpListener> there = byPort.computeIfAbsent(listener.port(), number -> new ArrayList<>(1));
        for (TcpListener other : there) {
            if (other.local().equals(listener.local())) {
                throw new IllegalArgumentException("port " + listener.port() + " of " + listener.local()
                        + " is in use: close the other listener, or take another port");
            }
        }
        there.add(listener);
        left.remove(listener.port());
    }

    /** Somebody else will listen to a port. */
    void leave(int port) {
        left.add(port);
    }

    /** Whether nobody listens to a port now, but somebody will. */
    boolean isLeft(int port) {
        return left.contains(port);
    }

    void remove(TcpListener listener) {
        List<TcpListener> there = byPort.get(listener.port());
        if (there != null && there.remove(listener) && there.isEmpty()) {
            byPort.remove(listener.port());
        }
    }

    List<TcpListener> all() {
        return byPort.values().stream().flatMap(List::stream).toList();
    }

    boolean hasPort(int port) {
        return byPort.containsKey(port);
    }

    @Nullable
    TcpListener find(long localHigh, long localLow, int port) {
        List<TcpListener> there = byPort.get(port);
        TcpListener best = null;
        for (int i = 0; there != null && i < there.size(); i++) {
            TcpListener listener = there.get(i);
            if (listener.isFor(localHigh, localLow)
                    && (best == null || best.local().isUnspecified())) {
                best = listener;
            }
        }
        return best;
    }
}
