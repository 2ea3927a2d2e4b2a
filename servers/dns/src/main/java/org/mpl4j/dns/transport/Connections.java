package org.mpl4j.dns.transport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connections of one loop, and whether there may be another one. For one thread. */
final class Connections {
    /** An IPv4 address, or the network of an IPv6 address, as those who have one have all of it. */
    private record Origin(long high, long low) {
        static Origin of(Peer peer) {
            return new Origin(peer.high(), peer.high() == 0 ? peer.low() : 0);
        }
    }

    private final StreamLimits limits;
    private final Set<Connection> all = new LinkedHashSet<>();
    private final Map<Origin, Integer> counts = new HashMap<>();

    Connections(StreamLimits limits) {
        this.limits = limits;
    }

    /** Whether one more of that address is allowed; if there are too many in all, the one that is idle for longest is closed. */
    boolean makeRoom(Peer peer) {
        if (counts.getOrDefault(Origin.of(peer), 0) >= limits.connectionsPerAddress()) {
            return false;
        }
        if (all.size() < limits.connections()) {
            return true;
        }
        Connection idle = longestIdle();
        if (idle == null) {
            return false;
        }
        idle.close(TransportCounter.EVICTED);
        return true;
    }

    private @Nullable Connection longestIdle() {
        Connection longest = null;
        for (Connection connection : all) {
            if (connection.isIdle() && (longest == null || connection.activeAt() - longest.activeAt() < 0)) {
                longest = connection;
            }
        }
        return longest;
    }

    void add(Connection connection) {
        all.add(connection);
        counts.merge(Origin.of(connection.peer()), 1, Integer::sum);
    }

    void remove(Connection connection) {
        if (all.remove(connection)) {
            counts.computeIfPresent(Origin.of(connection.peer()), (origin, count) -> count == 1 ? null : count - 1);
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    int size() {
        return all.size();
    }

    /** All of them now, as they may go while they are looked at. */
    List<Connection> list() {
        return new ArrayList<>(all);
    }

    /** Closes those that take longer than they may. */
    void closeLate(long now) {
        List<Connection> late = new ArrayList<>(0);
        for (Connection connection : all) {
            if (connection.isLate(now)) {
                late.add(connection);
            }
        }
        late.forEach(connection -> connection.close(TransportCounter.TIMED_OUT));
    }
}
