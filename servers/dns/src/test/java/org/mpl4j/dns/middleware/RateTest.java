package org.mpl4j.dns.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.runtime.Bytes;

class RateTest {
    private static final RateLimiter.Limits LIMITS = new RateLimiter.Limits(5, 10, 24, 56);
    private final Pipelines pipelines = new Pipelines();
    private boolean isExempt;

    private Asking limited(int slip) {
        pipelines.after = List.of(new RateStage(new RateLimiter(LIMITS, 16, 42), slip, (high, low) -> isExempt));
        return pipelines.asking();
    }

    private static int answersOf(Asking asking, int queries) {
        int count = 0;
        for (int i = 0; i < queries; i++) {
            Dns answer = asking.ask("example.org", Pipelines.A);
            count += answer == null ? 0 : 1;
        }
        return count;
    }

    @Test
    void answersSoManyASecond() {
        Asking asking = limited(0);
        assertThat(answersOf(asking, 100)).isEqualTo(5);
        pipelines.millis.addAndGet(1000);
        assertThat(answersOf(asking, 1)).isZero();
    }

    @Test
    void doesNotCountWhoIsExempt() {
        Asking asking = limited(0);
        isExempt = true;
        assertThat(answersOf(asking, 100)).isEqualTo(100);
    }

    @Test
    void forgivesWhoPauses() {
        Asking asking = limited(0);
        answersOf(asking, 1000);
        pipelines.millis.addAndGet(9_000);
        assertThat(answersOf(asking, 1)).isZero();
        pipelines.millis.addAndGet(11_000);
        assertThat(answersOf(asking, 100)).isEqualTo(5);
    }

    @Test
    void sendsEverySecondOneTruncated() {
        Asking asking = limited(2);
        assertThat(answersOf(asking, 5)).isEqualTo(5);
        assertThat(asking.ask("example.org", Pipelines.A)).isNull();
        Dns answer = Objects.requireNonNull(asking.ask("example.org", Pipelines.A));
        assertThat(answer.truncated()).isTrue();
        assertThat(answer.ancount() + answer.nscount()).isZero();
    }

    @Test
    void countsANetworkAsOne() {
        Asking asking = limited(0);
        assertThat(answersOf(asking.from(0, Asking.ADDRESS), 5)).isEqualTo(5);
        assertThat(answersOf(asking.from(0, Asking.ADDRESS + 200), 5)).isZero();
        assertThat(answersOf(asking.from(0, Asking.ADDRESS + 256), 5)).isEqualTo(5);
        long network = 0x2001_0db8_0001_0200L;
        assertThat(answersOf(asking.from(network, 1), 5)).isEqualTo(5);
        assertThat(answersOf(asking.from(network + 0xff, 77), 5)).isZero();
        assertThat(answersOf(asking.from(network + 0x100, 1), 5)).isEqualTo(5);
    }

    @Test
    void countsKindsOfAnswersApart() {
        RateLimiter limiter = new RateLimiter(LIMITS, 16, 42);
        int first = 0;
        int second = 0;
        for (int i = 0; i < 20; i++) {
            first += limiter.isTooMuch(0, Asking.ADDRESS, true, 1, 100) ? 0 : 1;
            second += limiter.isTooMuch(0, Asking.ADDRESS, true, 2, 100) ? 0 : 1;
        }
        assertThat(first).isEqualTo(5);
        assertThat(second).isEqualTo(5);
    }

    @Test
    void doesNotLimitWhoHasProvedItsAddress() {
        assertThat(answersOf(limited(0).by(Transport.TCP), 100)).isEqualTo(100);
        pipelines.secrets = new CookieSecrets(Bytes.filled(7, 16), null);
        Asking asking = limited(0).option(o -> o.dataAsCookie().client(Bytes.filled(1, 8)));
        Dns answer = Objects.requireNonNull(asking.ask("example.org", Pipelines.A));
        Bytes cookie = Objects.requireNonNull(
                        Asking.option(answer, org.mpl4j.dns.packets.dns.EdnsOption.DataKind.Cookie))
                .dataAsCookie()
                .server();
        assertThat(answersOf(asking, 100)).isEqualTo(4);
        Asking known = limited(0)
                .option(o -> o.dataAsCookie().client(Bytes.filled(1, 8)).server(cookie));
        assertThat(answersOf(known, 100)).isEqualTo(100);
    }

    @Test
    void worksThroughTheEndOfItsClock() {
        RateLimiter limiter = new RateLimiter(LIMITS, 4, 42);
        long last = (1L << 20) - 1;
        for (int i = 0; i < 10; i++) {
            limiter.isTooMuch(0, 1, false, 1, last);
        }
        assertThat(limiter.isTooMuch(0, 1, false, 1, last)).isTrue();
        assertThat(limiter.isTooMuch(0, 1, false, 1, last + 5)).isFalse();
    }

    @Test
    void saysWhichNumberIsNone() {
        assertThatThrownBy(() -> new RateLimiter.Limits(5, 10, 33, 56))
                .hasMessage("rate limit: IPv4 prefix is 33; give 0 to 32");
    }
}
