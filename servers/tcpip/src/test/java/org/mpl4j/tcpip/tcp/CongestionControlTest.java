package org.mpl4j.tcpip.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mpl4j.tcpip.clock.Durations;

/** Windows over time, as RFC 5681 and RFC 9438 have them. Segments of 1,000 bytes make the numbers easy. */
class CongestionControlTest {
    private static final int SEGMENT = 1_000;
    private static final long ROUND_TRIP = 100 * Durations.MILLISECOND;

    private long now = Durations.SECOND;

    /** A round trip in which all that may be on the way arrives, in pieces of two segments. */
    private void round(CongestionControl control) {
        int window = control.window();
        for (int i = 0; i < window; i += 2 * SEGMENT) {
            now += ROUND_TRIP * 2 * SEGMENT / window;
            control.acknowledged(2 * SEGMENT, now, ROUND_TRIP);
        }
    }

    private static CongestionControl after(CongestionAlgorithm algorithm, int segments) {
        CongestionControl control = algorithm.control(SEGMENT);
        while (control.window() < segments * SEGMENT) {
            control.acknowledged(Math.min(2 * SEGMENT, segments * SEGMENT - control.window()), 0, ROUND_TRIP);
        }
        control.lost(control.window());
        control.recovered();
        return control;
    }

    @ParameterizedTest
    @EnumSource(CongestionAlgorithm.class)
    void beginsWithTenSegmentsAndDoubles(CongestionAlgorithm algorithm) {
        CongestionControl control = algorithm.control(SEGMENT);
        assertThat(control.window()).isEqualTo(10 * SEGMENT);
        round(control);
        assertThat(control.window()).isEqualTo(20 * SEGMENT);
        round(control);
        assertThat(control.window()).isEqualTo(40 * SEGMENT);
    }

    /** A round trip of slow start with a measurement for each segment; the window afterwards, in segments. */
    private int slowStart(CongestionControl control, long roundTrip) {
        int segments = control.window() / SEGMENT;
        for (int i = 0; i < segments; i++) {
            control.measured(roundTrip, i == segments - 1);
            control.acknowledged(SEGMENT, now, ROUND_TRIP);
        }
        return control.window() / SEGMENT;
    }

    @ParameterizedTest
    @EnumSource(CongestionAlgorithm.class)
    void endsSlowStartSomeRoundsAfterRoundTripsBecameLonger(CongestionAlgorithm algorithm) {
        CongestionControl control = algorithm.control(SEGMENT);
        assertThat(slowStart(control, ROUND_TRIP)).isEqualTo(20);
        assertThat(slowStart(control, ROUND_TRIP + ROUND_TRIP / 9))
                .as("less than an eighth longer")
                .isEqualTo(40);
        long longer = ROUND_TRIP * 5 / 4;
        // Seven measurements are too few to tell; from the eighth on it grows by a quarter.
        assertThat(slowStart(control, longer)).isEqualTo(40 + 7 + 33 / 4);
        int window = control.window();
        for (int round = 2; round <= 5; round++) {
            assertThat(control.threshold()).isGreaterThan(1 << 20);
            slowStart(control, longer);
            assertThat(control.window()).isCloseTo(window * 5 / 4, within(SEGMENT));
            window = control.window();
        }
        assertThat(control.threshold()).isCloseTo(window, within(SEGMENT));
        assertThat(slowStart(control, longer)).isLessThan(window / SEGMENT + 12);
    }

    @ParameterizedTest
    @EnumSource(CongestionAlgorithm.class)
    void goesOnWithSlowStartIfLongerRoundTripsWereChance(CongestionAlgorithm algorithm) {
        CongestionControl control = algorithm.control(SEGMENT);
        slowStart(control, ROUND_TRIP);
        int before = slowStart(control, 2 * ROUND_TRIP);
        assertThat(before).isLessThan(40);
        int after = slowStart(control, ROUND_TRIP);
        assertThat(after - before).as("but for seven segments, all of them").isGreaterThan(before - 7);
    }

    @ParameterizedTest
    @EnumSource(CongestionAlgorithm.class)
    void measuresInTheFirstSlowStartOnly(CongestionAlgorithm algorithm) {
        CongestionControl control = algorithm.control(SEGMENT);
        slowStart(control, ROUND_TRIP);
        slowStart(control, ROUND_TRIP);
        control.timedOut(40 * SEGMENT);
        for (int i = 0; i < 3; i++) {
            slowStart(control, ROUND_TRIP);
        }
        assertThat(control.window()).isEqualTo(8 * SEGMENT);
        slowStart(control, 3 * ROUND_TRIP);
        assertThat(control.window()).isEqualTo(16 * SEGMENT);
    }

    @ParameterizedTest
    @EnumSource(CongestionAlgorithm.class)
    void beginsAnewAfterATimeout(CongestionAlgorithm algorithm) {
        CongestionControl control = algorithm.control(SEGMENT);
        control.timedOut(8 * SEGMENT);
        assertThat(control.window()).isEqualTo(SEGMENT);
        assertThat(control.threshold()).isBetween(4 * SEGMENT, 5_600);
        control.undo();
        assertThat(control.window()).isEqualTo(10 * SEGMENT);
        assertThat(control.threshold()).isGreaterThan(1 << 20);
    }

    @ParameterizedTest
    @EnumSource(CongestionAlgorithm.class)
    void isNeverBelowTwoSegmentsAfterALoss(CongestionAlgorithm algorithm) {
        CongestionControl control = algorithm.control(SEGMENT);
        for (int i = 0; i < 10; i++) {
            control.lost(control.window());
            control.recovered();
        }
        assertThat(control.window()).isEqualTo(2 * SEGMENT);
    }

    @Test
    void newRenoHalvesAndGrowsByOneSegmentARound() {
        CongestionControl control = after(CongestionAlgorithm.NEW_RENO, 100);
        assertThat(control.window()).isEqualTo(50 * SEGMENT);
        for (int i = 1; i <= 10; i++) {
            round(control);
            assertThat(control.window()).isEqualTo((50 + i) * SEGMENT);
        }
    }

    @Test
    void cubicIsBackAfterItsTimeAndFlatThere() {
        CongestionControl control = after(CongestionAlgorithm.CUBIC, 1_000);
        assertThat(control.window()).isEqualTo(700 * SEGMENT);
        // K = cbrt(1000 * 0.3 / 0.4) = 9.09 s.
        long begin = now;
        while (now - begin < 4_500 * Durations.MILLISECOND) {
            round(control);
        }
        assertThat(control.window()).as("0.4 * (4.6 - 9.09)^3 + 1000").isCloseTo(963_800, within(3_000));
        while (now - begin < 9 * Durations.SECOND) {
            round(control);
        }
        assertThat(control.window()).isCloseTo(1_000_000, within(1_500));
        while (now - begin < 14 * Durations.SECOND) {
            round(control);
        }
        assertThat(control.window()).as("0.4 * (14.1 - 9.09)^3 + 1000").isCloseTo(1_050_300, within(5_000));
    }

    @Test
    void cubicIsNotBelowNewRenoWhereRoundTripsAreShort() {
        CongestionControl control = after(CongestionAlgorithm.CUBIC, 20);
        assertThat(control.window()).isEqualTo(14 * SEGMENT);
        int rounds = 20;
        for (int i = 0; i < rounds; i++) {
            round(control);
        }
        // 3 * (1 - 0.7) / (1 + 0.7) = 0.53 segments a round, until it has what it had; then one.
        assertThat(control.window()).isBetween(26 * SEGMENT, 31 * SEGMENT);
    }

    @Test
    void cubicMakesRoomForOthersWhenItLosesAgain() {
        CongestionControl control = after(CongestionAlgorithm.CUBIC, 1_000);
        control.lost(control.window());
        control.recovered();
        assertThat(control.window()).isCloseTo(490 * SEGMENT, within(1));
        long begin = now;
        while (now - begin < 8 * Durations.SECOND) {
            round(control);
        }
        // It aims at 700 * (1 + 0.7) / 2 = 595.
        assertThat(control.window()).isBetween(590_000, 605_000);
    }
}
