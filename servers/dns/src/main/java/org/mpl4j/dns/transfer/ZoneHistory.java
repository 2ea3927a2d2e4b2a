package org.mpl4j.dns.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.zone.Serials;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneChange;
import org.mpl4j.dns.zone.ZoneChange.OwnedRecord;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

/**
 * What changed in zones, as far back as it is of use: an incremental transfer that is longer than the zone is not. Listens to {@link Zones}; for any number of threads.
 */
public final class ZoneHistory implements Zones.Listener {
    private static final int MOST_CHANGES = 128;
    private static final int FEWEST_RECORDS = 1000;
    private static final int RECORDS_OF_A_NAME = 2;

    /** A change that somebody knows before the zone is replaced. */
    private record Prepared(Zone after, ZoneChange change) {}

    /** By the names of zones, as text in lower case; the lists never change, and each change begins where the one before it ends. */
    private final Map<String, List<ZoneChange>> changes = new ConcurrentHashMap<>();

    private final Map<String, Prepared> prepared = new ConcurrentHashMap<>();

    /** Begins without any change. */
    public ZoneHistory() {}

    /**
     * Gives a change away before its zone is served, so that the versions need not be compared.
     *
     * @param after the version that will be served next
     * @param change from the one that is served to it
     */
    public void prepare(Zone after, ZoneChange change) {
        prepared.put(key(after.apex()), new Prepared(after, change));
    }

    /**
     * Gives changes of before this server was started, unless others are known.
     *
     * @param zone the version that is served
     * @param earlier what changed, oldest first, each from where the one before it ends
     */
    public void remember(Zone zone, List<ZoneChange> earlier) {
        if (!earlier.isEmpty() && earlier.getLast().to() == zone.serial()) {
            List<ZoneChange> all =
                    new ArrayList<>(earlier.stream().map(ZoneHistory::copy).toList());
            shorten(all, most(zone));
            changes.putIfAbsent(key(zone.apex()), List.copyOf(all));
        }
    }

    private static long most(Zone zone) {
        return Math.max(FEWEST_RECORDS, (long) zone.nodes().size() * RECORDS_OF_A_NAME);
    }

    @Override
    public void changed(@Nullable Zone before, @Nullable Zone after) {
        if (after == null) {
            if (before != null) {
                changes.remove(key(before.apex()));
                prepared.remove(key(before.apex()));
            }
            return;
        }
        String key = key(after.apex());
        Prepared known = prepared.remove(key);
        if (before == null || !Serials.isNewer(after.serial(), before.serial())) {
            // Who has the same serial number, or a later one, cannot be told of the difference.
            if (before != after) {
                changes.remove(key);
            }
            return;
        }
        ZoneChange change =
                known != null && known.after() == after ? known.change() : ZoneChange.between(before, after);
        List<ZoneChange> all = new ArrayList<>(changes.getOrDefault(key, List.of()));
        all.add(copy(change));
        shorten(all, most(after));
        changes.put(key, List.copyOf(all));
    }

    private static void shorten(List<ZoneChange> all, long most) {
        long records = all.stream().mapToLong(ZoneHistory::size).sum();
        while (!all.isEmpty() && (records > most || all.size() > MOST_CHANGES)) {
            records -= size(all.remove(0));
        }
    }

    private static long size(ZoneChange change) {
        return (long) change.removed().size() + change.added().size();
    }

    /**
     * What changed since a version.
     *
     * @param zone the version that it has come to
     * @param serial of the version
     * @return the changes in their order; null if that is not known
     */
    public @Nullable List<ZoneChange> since(Zone zone, long serial) {
        List<ZoneChange> all = changes.getOrDefault(key(zone.apex()), List.of());
        int end = all.size();
        // The zone may be a version before the last one.
        while (end > 0 && all.get(end - 1).to() != zone.serial()) {
            end--;
        }
        for (int i = end - 1; i >= 0; i--) {
            if (all.get(i).from() == serial) {
                return all.subList(i, end);
            }
        }
        return null;
    }

    /** Records lie in memory that all records of a version share, which is not to be kept for some of them. */
    private static ZoneChange copy(ZoneChange change) {
        return new ZoneChange(
                change.from(),
                change.to(),
                change.removed().stream().map(ZoneHistory::copy).toList(),
                change.added().stream().map(ZoneHistory::copy).toList());
    }

    private static OwnedRecord copy(OwnedRecord record) {
        try {
            DnsRr rr = DnsRr.parse(record.record().encoded().copy());
            return new OwnedRecord(DnsName.ofWire(Bytes.wrap(record.owner().toWire())), rr);
        } catch (ParseException e) {
            throw new IllegalStateException("a copy of a record is one", e);
        }
    }

    private static String key(DnsName apex) {
        return apex.toString().toLowerCase(Locale.ROOT);
    }
}
