package org.mpl4j.dns.signing;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.runtime.codec.DnsName;

/** The zones of a server that are signed here, and when each is to be signed again. For any number of threads. */
public final class SignedZones implements AutoCloseable {
    private final Zones zones;
    private final InstantSource clock;

    /** By their names, as text in lower case. */
    private volatile Map<String, SignedZone> signed = Map.of();

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
        Map<String, SignedZone> before = signed;
        Map<String, SignedZone> next = new LinkedHashMap<>();
        for (ZoneConfig zone : config.zones()) {
            String name = zone.policy();
            SigningPolicy policy = name == null ? null : policies.get(name);
            if (policy != null) {
                String key = key(zone.name());
                SignedZone old = before.get(key);
                boolean isSame = old != null && old.policy().equals(policy);
                next.put(key, isSame ? old : new SignedZone(zone.name(), policy, zones, clock));
            }
        }
        signed = next;
    }

    /**
     * Whether a zone is signed here.
     *
     * @param apex its name
     */
    public boolean isSigned(DnsName apex) {
        return signed.containsKey(key(apex));
    }

    /**
     * Whether records of a name are made by signing, so that nobody else makes or removes any.
     *
     * @param apex of the zone
     * @param owner the name
     * @param type number of the type
     */
    public boolean isMadeHere(DnsName apex, DnsName owner, int type) {
        SignedZone zone = signed.get(key(apex));
        return zone != null && NameDrafter.isMade(type, owner.equalsIgnoreCase(apex), zone.policy());
    }

    /**
     * Serves a zone, in its signed version if it is signed here. What has not changed since the version that is served keeps its signatures.
     *
     * @param content from a file
     * @return what is served: the content itself if the zone is not signed here
     * @throws IOException if it can't be signed, and what was served before still is; says why
     */
    public Zone serve(Zone content) throws IOException {
        return serve(content, false);
    }

    /**
     * Serves a zone whose next version will likely be made of this one. It is kept, and so should it be by the caller; of the next version only what is different is
     * looked at.
     *
     * @param content from another server, or an update
     * @return what is served: the content itself if the zone is not signed here
     * @throws IOException if it can't be signed, and what was served before still is; says why
     */
    public Zone serveChanging(Zone content) throws IOException {
        return serve(content, true);
    }

    private Zone serve(Zone content, boolean isRemembered) throws IOException {
        SignedZone zone = signed.get(key(content.apex()));
        if (zone != null) {
            return zone.serve(content, isRemembered);
        }
        zones.put(content);
        return content;
    }

    /** Signs the zones again for which it is time, and serves them; what can't be signed is tried again later. */
    public void renew() {
        Instant now = clock.instant();
        signed.values().forEach(zone -> zone.renew(now));
    }

    /** Keeps signatures on disk, so that they are there when the server starts again. */
    public void save() {
        signed.values().forEach(zone -> zone.save(false));
    }

    /** What keeps zones from being signed, in lines; empty if nothing does. */
    public String problem() {
        return signed.values().stream()
                .map(SignedZone::problem)
                .filter(problem -> !problem.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /**
     * The DS records for the zones above, a line each, as master files have them.
     *
     * @throws IOException if keys can't be read or made
     */
    public List<String> ds() throws IOException {
        List<String> lines = new ArrayList<>();
        for (SignedZone zone : signed.values()) {
            lines.addAll(zone.ds());
        }
        return lines;
    }

    private static String key(DnsName name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    /** Keeps the last signatures on disk. */
    @Override
    public void close() {
        signed.values().forEach(zone -> zone.save(true));
    }
}
