package org.mpl4j.ssh.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.mpl4j.ssh.server.Penalties.Offence;

/** Who misbehaves waits, and nobody else does. */
final class PenaltiesTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Penalties penalties = Penalties.of(Duration.ofSeconds(15), Duration.ofMinutes(1), now::get);

    private static SocketAddress address(String host) {
        return new InetSocketAddress(host, 1234);
    }

    private void later(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void theyAddUpToALeastSum() {
        SocketAddress bad = address("192.0.2.1");
        penalties.punish(bad, Offence.FAILED);
        penalties.punish(bad, Offence.FAILED);
        assertThat(penalties.isRefused(bad)).isFalse();
        penalties.punish(bad, Offence.FAILED);
        assertThat(penalties.isRefused(bad)).isTrue();
        assertThat(penalties.isRefused(address("192.0.2.2"))).isFalse();
        later(1);
        assertThat(penalties.isRefused(bad)).isFalse();
    }

    @Test
    void theyDoNotLastForEver() {
        SocketAddress bad = address("192.0.2.1");
        for (int i = 0; i < 1000; i++) {
            penalties.punish(bad, Offence.TOO_LATE);
        }
        later(45);
        assertThat(penalties.isRefused(bad)).isTrue();
        later(1);
        assertThat(penalties.isRefused(bad)).isFalse();
    }

    @Test
    void aNetworkOfIpv6IsOneSource() {
        for (int i = 0; i < 20; i++) {
            penalties.punish(address("2001:db8::" + i), Offence.DID_NOT_TRY);
        }
        assertThat(penalties.isRefused(address("2001:db8::ffff:1"))).isTrue();
        assertThat(penalties.isRefused(address("2001:db8:0:1::1"))).isFalse();
    }

    @Test
    void soManyAreKeptAndNoMore() {
        SocketAddress first = address("10.255.0.1");
        penalties.punish(first, Offence.TOO_LATE);
        for (int i = 0; i < 70_000; i++) {
            penalties.punish(address("10.%d.%d.%d".formatted(i >> 16, i >> 8 & 255, i & 255)), Offence.TOO_LATE);
        }
        assertThat(penalties.isRefused(first)).isFalse();
        assertThat(penalties.isRefused(address("10.1.0.0"))).isTrue();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Duration long1 = Duration.ofMinutes(2);
        assertThatThrownBy(() -> Penalties.of(long1, Duration.ofMinutes(1), now::get))
                .isInstanceOf(IllegalArgumentException.class);
        SocketAddress unknown = InetSocketAddress.createUnresolved("nowhere.invalid", 1);
        penalties.punish(unknown, Offence.TOO_LATE);
        assertThat(penalties.isRefused(unknown)).isFalse();
        Penalties.NONE.punish(address("192.0.2.1"), Offence.TOO_LATE);
        assertThat(Penalties.NONE.isRefused(address("192.0.2.1"))).isFalse();
    }
}
