package org.mpl4j.dns.secondary;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.transfer.Refresher;
import org.mpl4j.dns.transfer.TransferCounts;
import org.mpl4j.dns.tsig.TsigKeys;
import org.mpl4j.dns.zone.Publisher;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.runtime.codec.DnsName;

/** All zones that are had from other servers. */
public final class Secondaries implements Refresher, AutoCloseable {
    private static final int AT_ONCE = 16;

    private final Zones zones;
    private final Publisher publisher;
    private final Supplier<TsigKeys> keys;
    private final TransferCounts counts;
    private final InstantSource clock;
    private final Unavailable unavailable = new Unavailable();
    private final Primary.Limits limits = Primary.Limits.standard();
    private final Semaphore permits = new Semaphore(AT_ONCE);

    /** By their names, as text in lower case. */
    private volatile Map<String, SecondaryZone> secondaries = Map.of();

    private boolean isStarted;

    /**
     * None so far.
     *
     * @param zones where they are when they are served
     * @param publisher serves them
     * @param keys what messages are signed with
     * @param counts where transfers are counted
     * @param clock what time it is
     */
    public Secondaries(
            Zones zones, Publisher publisher, Supplier<TsigKeys> keys, TransferCounts counts, InstantSource clock) {
        this.zones = zones;
        this.publisher = publisher;
        this.keys = keys;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * Serves these zones as a secondary, and no others; at first as they were saved.
     *
     * @param wanted zones that have primaries
     */
    public synchronized void set(Collection<ZoneConfig> wanted) {
        Map<String, SecondaryZone> next = new LinkedHashMap<>();
        Map<String, SecondaryZone> before = new LinkedHashMap<>(secondaries);
        for (ZoneConfig config : wanted) {
            SecondaryZone there = before.get(key(config.name()));
            if (there != null && there.config().equals(config)) {
                before.remove(key(config.name()));
                next.put(key(config.name()), there);
            } else {
                next.put(key(config.name()), new SecondaryZone(config, this, clock));
            }
        }
        before.forEach((key, zone) -> {
            zone.close();
            unavailable.remove(zone.config().name());
            if (!next.containsKey(key)) {
                zones.remove(zone.config().name());
            }
        });
        next.forEach((key, zone) -> {
            SecondaryZone old = secondaries.get(key);
            if (old == zone) {
                zone.serveAgain();
            } else {
                zone.load(old == null ? null : old.content());
            }
        });
        secondaries = Map.copyOf(next);
        if (isStarted) {
            next.values().forEach(SecondaryZone::start);
        }
    }

    /**
     * Serves zones no more, and keeps nothing of them: if there are such zones later, they are others.
     *
     * @param names of zones that may be secondary
     */
    public synchronized void forget(Collection<DnsName> names) {
        Map<String, SecondaryZone> next = new LinkedHashMap<>(secondaries);
        for (DnsName name : names) {
            SecondaryZone zone = next.remove(key(name));
            if (zone != null) {
                zone.forget();
                unavailable.remove(name);
                zones.remove(name);
            }
        }
        secondaries = Map.copyOf(next);
    }

    /** Begins to ask primaries. */
    public synchronized void start() {
        isStarted = true;
        secondaries.values().forEach(SecondaryZone::start);
    }

    @Override
    public void refresh(DnsName zone, InetAddress sender) {
        SecondaryZone secondary = secondaries.get(key(zone));
        if (secondary != null) {
            counts.count(TransferCounts.Event.NOTIFY_IN);
            secondary.notice(sender);
        }
    }

    /** Those that cannot be served for now. */
    public Unavailable unavailable() {
        return unavailable;
    }

    Zones zones() {
        return zones;
    }

    Publisher publisher() {
        return publisher;
    }

    TsigKeys keys() {
        return keys.get();
    }

    Primary.Limits limits() {
        return limits;
    }

    TransferCounts counts() {
        return counts;
    }

    /** How old zones are, in the order of their names. */
    public List<SecondaryAge> ages() {
        return secondaries.values().stream()
                .map(SecondaryZone::age)
                .sorted(Comparator.comparing(SecondaryAge::zone, DnsName::compareCanonical))
                .toList();
    }

    /** For each that talks to a primary. */
    Semaphore permits() {
        return permits;
    }

    private static String key(DnsName name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public synchronized void close() {
        secondaries.values().forEach(SecondaryZone::close);
    }
}
