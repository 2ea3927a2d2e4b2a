package org.mpl4j.dns.signing;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.runtime.codec.DnsName;

/**
 * What each key of a zone does at a time: which are published, and which sign what. Where there are entry points and other keys of one algorithm, the entry points sign
 * the sets of keys only, and the others everything else; keys of one sort sign all.
 */
final class KeyRoles {
    static final int CDS = (int) Rrtype.CDS.value();
    static final int CDNSKEY = (int) Rrtype.CDNSKEY.value();
    static final int DNSKEY = (int) Rrtype.DNSKEY.value();

    /** Sets that the parent zone goes by (RFC 4035 section 2.2, RFC 7344 section 4.1). */
    private static final Set<Integer> OF_KEYS = Set.of(DNSKEY, CDS, CDNSKEY);

    private final List<ZoneKey> published;
    private final List<ZoneKey> inSync;
    private final List<ZoneKey> ofKeys;
    private final List<ZoneKey> ofData;
    private final @Nullable Instant next;

    /**
     * Looks at keys.
     *
     * @param zone the zone
     * @param keys all that there are
     * @param now the time
     * @throws IOException if none of them signs
     */
    KeyRoles(DnsName zone, List<ZoneKey> keys, Instant now) throws IOException {
        published = keys.stream().filter(key -> key.times().isPublished(now)).toList();
        boolean hasEntryPoints = published.stream().anyMatch(ZoneKey::isEntryPoint);
        inSync = published.stream()
                .filter(key -> key.times().isInSync(now) && key.isEntryPoint() == hasEntryPoints)
                .toList();
        List<ZoneKey> active =
                keys.stream().filter(key -> key.times().isActive(now)).toList();
        if (active.isEmpty()) {
            throw new IOException("no key of " + zone + " is active at " + now + ": there are " + keys
                    + "; their times are set by dnssec-settime -A");
        }
        ofKeys = active.stream()
                .filter(key -> key.isEntryPoint() || !has(active, key.algorithm(), true))
                .toList();
        ofData = active.stream()
                .filter(key -> !key.isEntryPoint() || !has(active, key.algorithm(), false))
                .toList();
        next = keys.stream()
                .map(key -> key.times().next(now))
                .filter(time -> time != null)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static boolean has(List<ZoneKey> keys, KeyAlgorithm algorithm, boolean isEntryPoint) {
        return keys.stream().anyMatch(key -> key.algorithm() == algorithm && key.isEntryPoint() == isEntryPoint);
    }

    /** Those of the DNSKEY records. */
    List<ZoneKey> published() {
        return published;
    }

    /** Those that the parent zone is to refer to. */
    List<ZoneKey> inSync() {
        return inSync;
    }

    /** Those that sign sets of a type. */
    List<ZoneKey> signersOf(int type) {
        return OF_KEYS.contains(type) ? ofKeys : ofData;
    }

    /** When any of this changes, null if it does not. */
    @Nullable
    Instant next() {
        return next;
    }
}
