package org.mpl4j.ssh.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Sources are refused for what they have done, for as long as OpenSSH would, and the table stays small. */
final class PenaltiesTest {
    private long now = 1000;

    private Penalties.Rules rules(int maxSources) {
        return new Penalties.Rules(
                Map.of(
                        Penalties.Cause.AUTH_FAIL, Duration.ofSeconds(5),
                        Penalties.Cause.CRASH, Duration.ofSeconds(90)),
                Duration.ofSeconds(120),
                Duration.ofSeconds(15),
                maxSources,
                address -> address.isLoopbackAddress());
    }

    private static InetSocketAddress peer(String address) throws Exception {
        return new InetSocketAddress(InetAddress.getByName(address), 1);
    }

    private static Source source(String address) throws Exception {
        return Source.of(peer(address), 32, 64);
    }

    private void pass(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }

    private static void add(Penalties penalties, String address, Penalties.Cause cause) throws Exception {
        penalties.add(source(address), peer(address), cause);
    }

    private static boolean isRefused(Penalties penalties, String address) throws Exception {
        return penalties.isRefused(source(address), peer(address));
    }

    @Test
    void addsUpUntilTheLeastIsReached() throws Exception {
        Penalties penalties = new Penalties(rules(10), () -> now);
        add(penalties, "192.0.2.1", Penalties.Cause.AUTH_FAIL);
        add(penalties, "192.0.2.1", Penalties.Cause.AUTH_FAIL);
        assertThat(isRefused(penalties, "192.0.2.1")).isFalse();
        add(penalties, "192.0.2.1", Penalties.Cause.AUTH_FAIL);
        assertThat(isRefused(penalties, "192.0.2.1")).isTrue();
        assertThat(isRefused(penalties, "192.0.2.2")).isFalse();
        pass(14);
        assertThat(isRefused(penalties, "192.0.2.1"))
                .as("until nothing is left")
                .isTrue();
        pass(2);
        assertThat(isRefused(penalties, "192.0.2.1")).isFalse();
        assertThat(penalties.activeCount()).isZero();
    }

    @Test
    void forgetsWithTimeAndHasAnEnd() throws Exception {
        Penalties penalties = new Penalties(rules(10), () -> now);
        for (int i = 0; i < 10; i++) {
            add(penalties, "192.0.2.1", Penalties.Cause.AUTH_FAIL);
            pass(5);
        }
        assertThat(isRefused(penalties, "192.0.2.1"))
                .as("slow ones never get there")
                .isFalse();
        for (int i = 0; i < 10; i++) {
            add(penalties, "192.0.2.1", Penalties.Cause.CRASH);
        }
        pass(119);
        assertThat(isRefused(penalties, "192.0.2.1")).isTrue();
        pass(2);
        assertThat(isRefused(penalties, "192.0.2.1")).isFalse();
    }

    @Test
    void sparesTheExemptAndWhatCostsNothing() throws Exception {
        Penalties penalties = new Penalties(rules(10), () -> now);
        add(penalties, "127.0.0.1", Penalties.Cause.CRASH);
        assertThat(isRefused(penalties, "127.0.0.1")).isFalse();
        add(penalties, "192.0.2.1", Penalties.Cause.NO_AUTH);
        assertThat(penalties.activeCount()).isZero();
    }

    @Test
    void takesANetworkForOneSource() throws Exception {
        Penalties penalties = new Penalties(rules(10), () -> now);
        add(penalties, "2001:db8::1", Penalties.Cause.CRASH);
        assertThat(isRefused(penalties, "2001:db8::ffff")).isTrue();
        assertThat(isRefused(penalties, "2001:db8:0:1::1")).isFalse();
    }

    @Test
    void keepsTheWorstWhenThereIsNoRoomForAll() throws Exception {
        Penalties penalties = new Penalties(rules(3), () -> now);
        add(penalties, "192.0.2.1", Penalties.Cause.CRASH);
        for (int i = 2; i < 100; i++) {
            add(penalties, "192.0.2." + i, Penalties.Cause.AUTH_FAIL);
        }
        assertThat(isRefused(penalties, "192.0.2.1")).isTrue();
    }

    @Test
    void keepsWhatItKnowsWhenRulesChange() throws Exception {
        Penalties before = new Penalties(rules(10), () -> now);
        add(before, "192.0.2.1", Penalties.Cause.CRASH);
        assertThat(isRefused(before.with(rules(5)), "192.0.2.1")).isTrue();
    }
}
