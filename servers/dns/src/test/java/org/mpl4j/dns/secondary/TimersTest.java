package org.mpl4j.dns.secondary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mpl4j.dns.zone.Texts;
import org.mpl4j.dns.zone.Zone;

/** Refresh, retry and expire, with a clock that is only said. */
final class TimersTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Zone ZONE =
            Texts.zone("example.", "@ 300 SOA ns1 hostmaster 7 3600 900 5000 60\n@ 300 NS ns1\nns1 300 A 192.0.2.1\n");

    private final Timers timers = new Timers(() -> 0);

    @Test
    void refreshesAndRetriesAsTheZoneSays() {
        timers.set(ZONE, START);
        timers.succeeded(START);
        assertThat(timers.next()).isEqualTo(START.plusSeconds(3600));
        timers.failed(START.plusSeconds(3600));
        assertThat(timers.next()).isEqualTo(START.plusSeconds(4500));
        timers.succeeded(START.plusSeconds(4500));
        assertThat(timers.next()).isEqualTo(START.plusSeconds(8100));
    }

    @Test
    void expiresWhenNobodyCanBeAskedForSoLong() {
        timers.set(ZONE, START);
        timers.failed(START.plusSeconds(4500));
        assertThat(timers.next()).isEqualTo(START.plusSeconds(5000));
        assertThat(timers.isExpired(START.plusSeconds(4999))).isFalse();
        assertThat(timers.isExpired(START.plusSeconds(5000))).isTrue();
        timers.failed(START.plusSeconds(5000));
        assertThat(timers.next()).isEqualTo(START.plusSeconds(5900));
        timers.succeeded(START.plusSeconds(5900));
        assertThat(timers.isExpired(START.plusSeconds(5900))).isFalse();
    }

    @Test
    void asksLessAndLessOftenForAZoneThatItNeverHad() {
        assertThat(timers.isExpired(START)).isFalse();
        timers.failed(START);
        assertThat(timers.next()).isEqualTo(START.plusSeconds(5));
        timers.failed(START);
        assertThat(timers.next()).isEqualTo(START.plusSeconds(10));
        for (int i = 0; i < 20; i++) {
            timers.failed(START);
        }
        assertThat(timers.next()).isEqualTo(START.plusSeconds(3600));
    }

    @Test
    void doesNotAskAllTheTimeHoweverShortTheTimersAre() {
        timers.set(Texts.zone("example.", "@ 300 SOA ns1 h 7 0 0 0 60\n@ 300 NS ns1\nns1 300 A 192.0.2.1\n"), START);
        timers.succeeded(START);
        assertThat(timers.next()).isEqualTo(START.plusSeconds(2));
        timers.failed(START.plusSeconds(2));
        assertThat(timers.next()).isEqualTo(START.plusSeconds(4));
    }

    @Test
    void waitsALittleLessSoThatZonesAreNotAskedForTogether() {
        Timers late = new Timers(() -> 0);
        Timers early = new Timers(() -> 1);
        late.set(ZONE, START);
        early.set(ZONE, START);
        assertThat(late.next()).isEqualTo(START.plusSeconds(3600));
        assertThat(early.next()).isEqualTo(START.plusSeconds(3240));
        early.failed(START);
        assertThat(early.next()).isEqualTo(START.plusSeconds(810));
        assertThat(early.expires()).isEqualTo(START.plusSeconds(5000));
    }
}
