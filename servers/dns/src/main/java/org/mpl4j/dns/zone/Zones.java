package org.mpl4j.dns.zone;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.codec.DnsName;

/**
 * The zones that are served. Who answers looks zones up without locks and without making objects, and sees of each the version before or after a change, never
 * something between. Changes come one after the other.
 */
public final class Zones {
    /** Told of changes, in their order, by the thread that makes them. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A zone is another one now.
         *
         * @param before null if there was none
         * @param after null if there is none any more
         */
        void changed(@Nullable Zone before, @Nullable Zone after);
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile Snapshot snapshot = new Snapshot(List.of());

    /**
     * The zone that a name is in: of those at or above it the lowest.
     *
     * @param name any name
     * @return null if it is in none
     */
    public @Nullable Zone find(DnsName name) {
        return snapshot.find(name, name.firstLabel());
    }

    /**
     * The zone that a name is in, not being its apex: where the DS records of a zone are (RFC 4035 section 3.1.4.1).
     *
     * @param name any name
     * @return null if there is none
     */
    public @Nullable Zone findAbove(DnsName name) {
        int at = name.firstLabel();
        return name.isEnd(at) ? null : snapshot.find(name, name.nextLabel(at));
    }

    /**
     * The zone of a name.
     *
     * @param apex of the zone
     * @return null if there is none
     */
    public @Nullable Zone get(DnsName apex) {
        return snapshot.get(apex, apex.firstLabel());
    }

    /** All zones, in the canonical order of their names; does not change. */
    public List<Zone> all() {
        return snapshot.zones;
    }

    /** Has changes told to a listener. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /**
     * Serves a zone, in the place of another version if there is one.
     *
     * @param zone the zone
     * @return the version before, null if there was none
     */
    public synchronized @Nullable Zone put(Zone zone) {
        Zone before = get(zone.apex());
        change(zone.apex(), zone);
        listeners.forEach(listener -> listener.changed(before, zone));
        return before;
    }

    /**
     * Serves a next version of a zone, if it has not been changed meanwhile.
     *
     * @param before the version that the next one was made of
     * @param after the next one
     * @return false if the zone is another one by now, and nothing has changed
     */
    public synchronized boolean replace(Zone before, Zone after) {
        if (get(before.apex()) != before || !after.apex().equalsIgnoreCase(before.apex())) {
            return false;
        }
        put(after);
        return true;
    }

    /**
     * Serves a zone no more.
     *
     * @param apex of the zone
     * @return what it was, null if there was none
     */
    public synchronized @Nullable Zone remove(DnsName apex) {
        Zone before = get(apex);
        if (before != null) {
            change(apex, null);
            listeners.forEach(listener -> listener.changed(before, null));
        }
        return before;
    }

    private void change(DnsName apex, @Nullable Zone zone) {
        List<Zone> zones = new ArrayList<>(snapshot.zones);
        zones.removeIf(other -> other.apex().equalsIgnoreCase(apex));
        if (zone != null) {
            zones.add(zone);
            zones.sort((a, b) -> a.apex().compareCanonical(b.apex()));
        }
        snapshot = new Snapshot(zones);
    }

    /** The zones at one time: a hash table with open addressing, which is never written to again. */
    private static final class Snapshot {
        private final List<Zone> zones;
        private final @Nullable Zone[] table;
        private final int[] hashes;
        private final int mask;

        Snapshot(Collection<Zone> zones) {
            this.zones = List.copyOf(zones);
            int capacity = Integer.highestOneBit(Math.max(1, zones.size())) * 4;
            table = new Zone[capacity];
            hashes = new int[capacity];
            mask = capacity - 1;
            for (Zone zone : zones) {
                int hash = zone.apex().hashCodeIgnoreCase();
                int slot = hash & mask;
                while (table[slot] != null) {
                    slot = slot + 1 & mask;
                }
                table[slot] = zone;
                hashes[slot] = hash;
            }
        }

        @Nullable
        Zone find(DnsName name, int from) {
            int at = from;
            while (true) {
                Zone zone = get(name, at);
                if (zone != null || name.isEnd(at)) {
                    return zone;
                }
                at = name.nextLabel(at);
            }
        }

        @Nullable
        Zone get(DnsName name, int at) {
            int hash = name.hashCodeIgnoreCase(at);
            int slot = hash & mask;
            for (Zone zone = table[slot]; zone != null; zone = table[slot]) {
                if (hashes[slot] == hash && name.equalsIgnoreCase(at, zone.apex())) {
                    return zone;
                }
                slot = slot + 1 & mask;
            }
            return null;
        }
    }
}
