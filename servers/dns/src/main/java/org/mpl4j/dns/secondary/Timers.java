package org.mpl4j.dns.secondary;

import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata.SOA;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.dns.zone.Zone;

/** When a primary is asked next, and when a zone is too old (RFC 1035 section 3.3.13). For one zone; the time is given. Anybody may ask how old the zone is. */
final class Timers {
    private static final Duration LEAST = Duration.ofSeconds(2);
    private static final Duration MOST = Duration.ofDays(14);

    /** How long to wait if there is no SOA record that says it: at first, and at most. */
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);

    private static final Duration LAST_RETRY = Duration.ofHours(1);

    /** Zones of one primary, which were added together, are not asked for together for ever: up to so much of a time is left out. */
    private static final double JITTER = 0.1;

    private final DoubleSupplier random;
    private Duration refresh = Duration.ZERO;
    private Duration retry = FIRST_RETRY;
    private volatile Duration expire = Duration.ZERO;
    private volatile boolean hasZone;
    private volatile Instant confirmed = Instant.EPOCH;
    private Instant asked = Instant.EPOCH;
    private Instant next = Instant.EPOCH;

    /**
     * For a zone.
     *
     * @param random numbers from 0 to 1
     */
    Timers(DoubleSupplier random) {
        this.random = random;
    }

    private Instant after(Instant time, Duration wait) {
        return time.plusMillis((long) (wait.toMillis() * (1 - JITTER * random.getAsDouble())));
    }

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
        next = after(time, refresh);
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
        next = after(now, refresh);
    }

    /** Nobody could tell whether it is. */
    void failed(Instant now) {
        asked = now;
        next = after(now, retry);
        if (!hasZone) {
            retry = retry.multipliedBy(2).compareTo(LAST_RETRY) > 0 ? LAST_RETRY : retry.multipliedBy(2);
        }
    }

    /** When to ask: also before the zone expires in between. */
    Instant next() {
        Instant expires = confirmed.plus(expire);
        return hasZone && expires.isBefore(next) && expires.isAfter(asked) ? expires : next;
    }

    /** When a primary last said that the zone is the newest; null if none did. */
    @Nullable
    Instant confirmed() {
        return hasZone ? confirmed : null;
    }

    /** When the zone is too old, if nothing is heard of it. */
    Instant expires() {
        return confirmed.plus(expire);
    }

    boolean isExpired(Instant now) {
        return hasZone && !now.isBefore(confirmed.plus(expire));
    }
}
