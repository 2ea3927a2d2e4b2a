package org.mpl4j.dns.signing;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.runtime.codec.DnsName;

/** The zones of a server that are signed here, and when each is to be signed again. For any number of threads. */
public final class SignedZones {
    /** What was wrong may be right after so long. */
    private static final Duration RETRY = Duration.ofMinutes(5);

    /** Signatures that end one after the other are renewed together: a zone is looked at no more often than this, or a fraction of how early they are renewed. */
    private static final Duration AT_MOST_EVERY = Duration.ofHours(1);

    private static final int FRACTION = 20;

    private static final System.Logger LOG = System.getLogger("org.mpl4j.dns.signing");

    private final Zones zones;
    private final InstantSource clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** A zone, and when it was signed. */
    private static final class Entry {
        private final DnsName apex;
        private final ZoneSigner signer;
        private Instant due = Instant.MIN;
        private @Nullable String problem;

        /** The keys that the parent was to be told of, when this was last said. */
        private List<String> ds = List.of();

        Entry(DnsName apex, ZoneSigner signer) {
            this.apex = apex;
            this.signer = signer;
        }
    }

    /**
     * Begins without any zone.
     *
     * @param zones where versions are that were signed before
     * @param clock the time
     */
    public SignedZones(Zones zones, InstantSource clock) {
        this.zones = zones;
        this.clock = clock;
    }

    /**
     * Signs the zones of a configuration that have a policy, and those only, from now on.
     *
     * @param config whose policies are there
     */
    public synchronized void configure(Config config) {
        Map<String, SigningPolicy> policies = new LinkedHashMap<>();
        config.policies().forEach(policy -> policies.put(policy.name(), policy));
        Map<String, Entry> before = new LinkedHashMap<>(entries);
        entries.clear();
        for (ZoneConfig zone : config.zones()) {
            String name = zone.policy();
            SigningPolicy policy = name == null ? null : policies.get(name);
            if (policy != null) {
                String key = key(zone.name());
                Entry old = before.get(key);
                entries.put(
                        key,
                        old != null && old.signer.policy().equals(policy)
                                ? old
                                : new Entry(zone.name(), new ZoneSigner(zone.name(), policy, clock)));
            }
        }
    }

    /**
     * Whether a zone is signed here.
     *
     * @param apex its name
     */
    public synchronized boolean isSigned(DnsName apex) {
        return entries.containsKey(key(apex));
    }

    /**
     * Serves a zone, in its signed version if it is signed here. What has not changed since the version that is served keeps its signatures.
     *
     * @param content from a file, another server, or an update
     * @return what is served: the content itself if the zone is not signed here
     * @throws IOException if it can't be signed, and what was served before still is; says why
     */
    public Zone serve(Zone content) throws IOException {
        synchronized (this) {
            Entry entry = entries.get(key(content.apex()));
            if (entry != null) {
                Zone before = zones.get(content.apex());
                Zone after = sign(entry, content, before);
                if (after != before) {
                    zones.put(after);
                }
                return after;
            }
        }
        zones.put(content);
        return content;
    }

    private Zone sign(Entry entry, Zone content, @Nullable Zone served) throws IOException {
        // One that was not signed is not one to go by.
        Zone before = served != null && served.isSigned() ? served : null;
        entry.due = clock.instant().plus(RETRY);
        try {
            long start = System.nanoTime();
            ZoneSigner.Signed signed = entry.signer.sign(content, before);
            double seconds =
                    (System.nanoTime() - start) / (double) Duration.ofSeconds(1).toNanos();
            Instant soonest = clock.instant().plus(pause(entry.signer.policy()));
            entry.due = signed.isDueToKeys() || signed.due().isAfter(soonest) ? signed.due() : soonest;
            entry.problem = null;
            LOG.log(
                    System.Logger.Level.INFO,
                    () -> String.format(
                            Locale.ROOT,
                            "zone %s serial %d: %d new signatures in %.2f s; next at %s",
                            entry.apex,
                            signed.zone().serial(),
                            signed.signatures(),
                            seconds,
                            entry.due));
            tellOfDs(entry);
            return signed.zone();
        } catch (IOException e) {
            entry.problem = "zone " + entry.apex + " can't be signed: " + e.getMessage();
            throw e;
        }
    }

    private static Duration pause(SigningPolicy policy) {
        Duration fraction = policy.times().refresh().dividedBy(FRACTION);
        return fraction.compareTo(AT_MOST_EVERY) < 0 ? fraction : AT_MOST_EVERY;
    }

    private static void tellOfDs(Entry entry) throws IOException {
        List<String> ds = ds(entry);
        if (!ds.equals(entry.ds)) {
            entry.ds = ds;
            LOG.log(System.Logger.Level.INFO, () -> "for the zone above " + entry.apex + ": " + String.join("; ", ds));
        }
    }

    /** Signs the zones again for which it is time, and serves them; what can't be signed is tried again later. */
    public synchronized void renew() {
        Instant now = clock.instant();
        for (Entry entry : entries.values()) {
            Zone before = zones.get(entry.apex);
            if (before != null && !entry.due.isAfter(now)) {
                try {
                    Zone after = sign(entry, before, before);
                    if (after != before) {
                        zones.put(after);
                    }
                } catch (IOException e) {
                    LOG.log(System.Logger.Level.ERROR, entry.problem);
                }
            }
        }
    }

    /** What keeps zones from being signed, in lines; empty if nothing does. */
    public synchronized String problem() {
        List<String> problems = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (entry.problem != null) {
                problems.add(entry.problem);
            }
        }
        return String.join("\n", problems);
    }

    /**
     * The DS records for the zones above, a line each, as master files have them.
     *
     * @throws IOException if keys can't be read or made
     */
    public synchronized List<String> ds() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries.values()) {
            lines.addAll(ds(entry));
        }
        return lines;
    }

    private static List<String> ds(Entry entry) throws IOException {
        return entry.signer.inSync().stream().map(ZoneKey::ds).toList();
    }

    private static String key(DnsName name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
