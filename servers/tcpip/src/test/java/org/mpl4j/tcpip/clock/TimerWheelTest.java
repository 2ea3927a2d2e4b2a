package org.mpl4j.tcpip.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerWheelTest {
    private static final long TICK = 1 << 20;

    private final List<Integer> expired = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void doesWhatAListOfDeadlinesDoes(long seed) {
        Random random = new Random(seed);
        TimerWheel wheel = new TimerWheel(random.nextLong(1L << 50));
        List<Timer> timers = new ArrayList<>();
        List<Long> deadlines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int number = i;
            timers.add(new Timer(() -> {
                assertThat(wheel.now()).isGreaterThanOrEqualTo(deadlines.get(number));
                deadlines.set(number, null);
                expired.add(number);
            }));
            deadlines.add(null);
        }
        for (int step = 0; step < 20_000; step++) {
            int number = random.nextInt(timers.size());
            switch (random.nextInt(4)) {
                case 0 -> {
                    wheel.cancel(timers.get(number));
                    deadlines.set(number, null);
                }
                case 1, 2 -> {
                    long deadline = wheel.now() + (random.nextLong() >>> random.nextInt(20, 60));
                    wheel.arm(timers.get(number), deadline);
                    deadlines.set(number, deadline);
                }
                default -> {
                    long time = Math.min(
                            wheel.now() + (random.nextLong() >>> random.nextInt(24, 60)),
                            random.nextBoolean() ? wheel.nextDeadline() : Long.MAX_VALUE >> 3);
                    wheel.advance(Math.max(time, wheel.now()));
                    long last = wheel.now() - TICK;
                    assertThat(deadlines).noneMatch(deadline -> deadline != null && deadline <= last);
                    long earliest = deadlines.stream()
                            .filter(deadline -> deadline != null)
                            .mapToLong(deadline -> deadline)
                            .min()
                            .orElse(TimerWheel.NEVER - TICK);
                    assertThat(wheel.nextDeadline()).isLessThanOrEqualTo(earliest + TICK);
                }
            }
        }
        assertThat(expired).hasSizeGreaterThan(1_000);
    }

    @Test
    void keepsTheOrderOfOneTick() {
        TimerWheel wheel = new TimerWheel(0);
        for (int i = 0; i < 5; i++) {
            int number = i;
            wheel.arm(new Timer(() -> expired.add(number)), 10 * TICK - i);
        }
        wheel.advance(10 * TICK - 1);
        assertThat(expired).isEmpty();
        wheel.advance(10 * TICK);
        assertThat(expired).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void maySetItselfAgain() {
        TimerWheel wheel = new TimerWheel(0);
        Timer[] self = new Timer[1];
        self[0] = new Timer(() -> {
            expired.add(1);
            wheel.armIn(self[0], Durations.SECOND);
        });
        wheel.arm(self[0], Durations.SECOND);
        wheel.advance(10 * Durations.SECOND);
        assertThat(expired).hasSizeBetween(9, 10);
        assertThat(self[0].isArmed()).isTrue();
    }

    @Test
    void knowsNoWayBack() {
        TimerWheel wheel = new TimerWheel(5);
        assertThatThrownBy(() -> wheel.advance(4)).hasMessage("time goes back from 5 to 4");
        assertThat(wheel.nextDeadline()).isEqualTo(TimerWheel.NEVER);
    }
}
