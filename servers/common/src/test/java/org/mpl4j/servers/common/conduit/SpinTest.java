package org.mpl4j.servers.common.conduit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Looking again pays where answers come soon, and costs little where they do not. */
class SpinTest {
    private static final int WAITS = 3_200;

    private long now;
    private long looked;
    private final Spin spin = new Spin(() -> now, false);

    /** Waits for what comes after so long, of which each look takes 100 ns; whether it was seen without sleeping. */
    private boolean waitFor(long nanos) throws ConduitException {
        long begin = now;
        boolean isSeen = spin.until(() -> {
            now += 100;
            return now - begin >= nanos;
        });
        looked += now - begin;
        return isSeen;
    }

    private int seen(int waits, long nanos) throws ConduitException {
        int seen = 0;
        for (int i = 0; i < waits; i++) {
            seen += waitFor(nanos) ? 1 : 0;
        }
        return seen;
    }

    @Test
    void whatComesSoonIsSeen() throws ConduitException {
        assertThat(seen(WAITS, 2_000)).isEqualTo(WAITS);
        assertThat(seen(WAITS, Spin.WORTH_NANOS - 1_000)).isGreaterThan(WAITS - 10);
    }

    @Test
    void whatNeverComesIsTriedNowAndThen() throws ConduitException {
        assertThat(seen(WAITS, Long.MAX_VALUE)).isZero();
        assertThat(looked).isLessThan(8 * (Spin.MOST_NANOS + 1_000));
    }

    @Test
    void whatComesTooLateIsNotWaitedFor() throws ConduitException {
        long late = Spin.MOST_NANOS * 3 / 4;
        assertThat(seen(WAITS, late)).isLessThan(WAITS / 20);
        assertThat(looked).isLessThan(WAITS / 20 * late);
    }

    @Test
    void onceTheOtherSideLooksTooAnswersAreSeen() throws ConduitException {
        assertThat(waitFor(Spin.MOST_NANOS * 3 / 4)).isTrue();
        assertThat(seen(WAITS, 1_500)).isEqualTo(WAITS);
    }

    @Test
    void oneLateAnswerChangesNothing() throws ConduitException {
        assertThat(seen(WAITS, 2_000)).isEqualTo(WAITS);
        assertThat(waitFor(Long.MAX_VALUE)).isFalse();
        assertThat(seen(WAITS, 2_000)).isEqualTo(WAITS);
    }

    @Test
    void nobodyAnswersWhileTheOnlyProcessorLooks() throws ConduitException {
        Spin alone = new Spin(() -> now, true);
        assertThat(alone.until(() -> true)).isFalse();
    }
}
