package org.mpl4j.dns.secondary;

import java.time.Duration;
import java.time.Instant;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata.SOA;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.dns.zone.Zone;

/** When a primary is asked next, and when a zone is too old (RFC 1035 section 3.3.13). For one zone; the time is given. */
final class Timers {
    private static final Duration LEAST = Duration.ofSeconds(2);
    private static final Duration MOST = Duration.ofDays(14);

    /** How long to wait if there is no SOA record that says it: at first, and at most. */
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);

    private static final Duration LAST_RETRY = Duration.ofHours(1);

    private Duration refresh = Duration.ZERO;
    private Duration retry = FIRST_RETRY;
    private Duration expire = Duration.ZERO;
    private boolean hasZone;
    private Instant confirmed = Instant.EPOCH;
    private Instant asked = Instant.EPOCH;
    private Instant next = Instant.EPOCH;

    /** Has the timers of a zone, which was known to be the newest at some time. */
    void set(Zone zone, Instant time) {
        RrSet set = zone.apexNode().set(RrTypes.SOA);
        if (set == null || !(set.first().asRecord().rdata() instanceof SOA soa)) {
            throw new IllegalStateException("a zone has a SOA record");
        }
        refresh = within(soa.refresh_());
        retry = within(soa.retry());
        expire = Duration.ofSeconds(soa.expire());
        hasZone = true;
        confirmed = time;
        next = time.plus(refresh);
    }

    private static Duration within(long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        if (duration.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return duration.compareTo(MOST) > 0 ? MOST : duration;
    }

    /** The zone is the newest. */
    void succeeded(Instant now) {
        confirmed = now;
        asked = now;
        next = now.plus(refresh);
    }

    /** Nobody could tell whether it is. */
    void failed(Instant now) {
        asked = now;
        next = now.plus(retry);
        if (!hasZone) {
            retry = retry.multipliedBy(2).compareTo(LAST_RETRY) > 0 ? LAST_RETRY : retry.multipliedBy(2);
        }
    }

    /** When to ask: also before the zone expires in between. */
    Instant next() {
        Instant expires = confirmed.plus(expire);
        return hasZone && expires.isBefore(next) && expires.isAfter(asked) ? expires : next;
    }

    boolean isExpired(Instant now) {
        return hasZone && !now.isBefore(confirmed.plus(expire));
    }
}
