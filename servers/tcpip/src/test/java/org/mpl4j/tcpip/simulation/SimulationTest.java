package org.mpl4j.tcpip.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs of two stacks over faulty links: every one ends in exact delivery or a clean error, and leaves nothing behind. {@code -Dmpl.simulations=10000} runs so many, {@code -Dmpl.simulation.seed=N} begins
 * with that seed, so that both together repeat one.
 */
class SimulationTest {
    private static final int RUNS = Integer.getInteger("mpl.simulations", 300);
    private static final long FIRST = Long.getLong("mpl.simulation.seed", 1);
    private static final int REPORTED = 500;
    private static final int MOST_SHOWN = 5;

    @Test
    void everyRunEndsExactlyOrCleanly() {
        List<String> failures = new ArrayList<>();
        for (long seed = FIRST; seed < FIRST + RUNS && failures.size() < MOST_SHOWN; seed++) {
            try {
                Simulation.run(seed);
            } catch (RuntimeException | AssertionError e) {
                String failure = "seed " + seed + " (-Dmpl.simulations=1 -Dmpl.simulation.seed=" + seed + "): " + e;
                System.out.println(failure);
                failures.add(failure);
            }
            if ((seed - FIRST + 1) % REPORTED == 0) {
                System.out.println(seed - FIRST + 1 + " of " + RUNS + " simulations, " + failures.size() + " failed");
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void aSeedRepeatsItsRun() {
        for (long seed = FIRST; seed < FIRST + 10; seed++) {
            assertThat(Simulation.run(seed)).isEqualTo(Simulation.run(seed));
        }
    }
}
