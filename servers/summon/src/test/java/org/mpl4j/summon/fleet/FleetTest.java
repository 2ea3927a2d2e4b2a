package org.mpl4j.summon.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mpl4j.summon.policies.summon.AppliancePolicy.State;

class FleetTest {
    private static final FleetLimits LIMITS = new FleetLimits(
            2,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60));
    private static final Duration IDLE = Duration.ofSeconds(20);

    private final Processes processes = new Processes();
    private final Fleet fleet = new Fleet(LIMITS, 1, processes);

    private FleetTest() {
        for (String name : new String[] {"a", "b", "c"}) {
            fleet.add(name, IDLE, 0);
        }
    }

    private State state(String name) {
        MemberStatus status = fleet.status(name, 0);
        return status == null ? State.STOPPED : status.state();
    }

    private void serve(String name, long now) {
        fleet.summon(name, now);
        fleet.ready(name, processes.alive.get(name), now);
        fleet.taken(name, processes.alive.get(name), now);
        assertThat(state(name)).isEqualTo(State.RUNNING);
    }

    private void end(String name, long now) {
        fleet.exited(name, processes.end(name), "it ended", now);
    }

    @Test
    void startsWhatIsSummonedOnce() {
        fleet.summon("a", 0);
        fleet.summon("a", 1);
        assertThat(processes.started).containsExactly("a");
        assertThat(state("a")).isEqualTo(State.BOOTING);
        fleet.ready("a", 1, 5);
        assertThat(state("a")).isEqualTo(State.HANDING_OVER);
        fleet.taken("a", 1, 7);
        assertThat(fleet.status("a", 8).bootMillis()).isEqualTo(7);
    }

    @Test
    void stopsWhatIsIdleAndNotWhatIsUsed() {
        serve("a", 0);
        serve("b", 0);
        fleet.used("b", 15_000);
        assertThat(fleet.dueAt(15_000)).isEqualTo(20_000);
        fleet.tick(20_000);
        assertThat(state("a")).isEqualTo(State.STOPPING);
        assertThat(state("b")).isEqualTo(State.RUNNING);
        end("a", 20_100);
        assertThat(state("a")).isEqualTo(State.STOPPED);
        assertThat(fleet.dueAt(20_100)).isEqualTo(35_000);
    }

    @Test
    void killsWhatDoesNotStop() {
        serve("a", 0);
        fleet.stop("a", 100);
        fleet.tick(5_099);
        assertThat(processes.killed).isEmpty();
        fleet.tick(5_100);
        assertThat(processes.killed).containsExactly(1L);
    }

    @Test
    void theLeastRecentlyUsedMakesRoomOnceItHasServedForAWhile() {
        serve("a", 0);
        serve("b", 1_000);
        fleet.used("a", 1_500);
        fleet.summon("c", 1_600);
        assertThat(state("c")).isEqualTo(State.WAITING);
        assertThat(processes.stopped).isEmpty();
        assertThat(fleet.dueAt(1_600)).isEqualTo(2_000);
        assertThat(fleet.dueAt(2_000)).isEqualTo(2_000);
        fleet.tick(2_000);
        // b was used less recently, but has only just begun.
        assertThat(state("a")).isEqualTo(State.STOPPING);
        end("a", 2_100);
        assertThat(state("c")).isEqualTo(State.BOOTING);
        assertThat(processes.alive).containsOnlyKeys("b", "c");
    }

    @Test
    void whatWaitsTooLongIsGivenUp() {
        fleet.summon("a", 0);
        fleet.summon("b", 0);
        fleet.summon("c", 0);
        for (long now = 1_000; now < 30_000; now += 1_000) {
            fleet.ready("a", 1, now);
            fleet.tick(now);
        }
        fleet.tick(30_000);
        assertThat(state("c")).isEqualTo(State.STOPPED);
        assertThat(processes.resets).contains("c");
        assertThat(fleet.status("c", 30_000).trouble()).contains("no room");
    }

    @Test
    void whatIsLateIsKilledAndRests() {
        fleet.summon("a", 0);
        fleet.tick(10_000);
        assertThat(state("a")).isEqualTo(State.FAILING);
        assertThat(processes.killed).containsExactly(1L);
        end("a", 10_010);
        assertThat(state("a")).isEqualTo(State.BACKING_OFF);
        assertThat(fleet.status("a", 10_010).trouble()).contains("not ready");
        // Its clients are held, so that it starts again by itself.
        fleet.tick(11_010);
        assertThat(state("a")).isEqualTo(State.BOOTING);
    }

    @Test
    void crashLoopsRestTwiceAsLongEachTimeAndClientsAreHeldNoMoreThanTheyCanBear() {
        long now = 0;
        long[] rests = {1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000};
        for (long rest : rests) {
            fleet.summon("a", now);
            assertThat(state("a")).isEqualTo(State.BOOTING);
            end("a", now);
            assertThat(fleet.status("a", now).restMillis()).isEqualTo(rest);
            boolean isReset = rest > LIMITS.boot().toMillis();
            assertThat(processes.resets.contains("a")).isEqualTo(isReset);
            fleet.summon("a", now);
            assertThat(state("a")).isEqualTo(State.BACKING_OFF);
            now += rest;
            fleet.tick(now);
        }
        serve0(now);
    }

    private void serve0(long start) {
        fleet.ready("a", processes.lastRun, start);
        fleet.taken("a", processes.lastRun, start);
        fleet.used("a", start + 59_000);
        end("a", start + 60_000);
        // It was healthy for as long as the longest rest: this is its first failure.
        assertThat(fleet.status("a", start + 60_000).restMillis()).isEqualTo(1_000);
    }

    @Test
    void theOperatorEndsARest() {
        fleet.summon("a", 0);
        end("a", 0);
        fleet.start("a", 1);
        assertThat(state("a")).isEqualTo(State.BOOTING);
    }

    @Test
    void clientsOfWhatIsStoppedBeforeItHasThemAreResetUnlessOneMoreComes() {
        fleet.summon("a", 0);
        fleet.stop("a", 10);
        assertThat(processes.resets).isEmpty();
        end("a", 20);
        assertThat(processes.resets).containsExactly("a");
        fleet.summon("b", 30);
        fleet.ready("b", processes.alive.get("b"), 35);
        fleet.stop("b", 40);
        fleet.summon("b", 50);
        end("b", 60);
        assertThat(state("b")).isEqualTo(State.BOOTING);
        serve("c", 70);
        fleet.stop("c", 80);
        end("c", 90);
        assertThat(processes.resets)
                .as("those of b are served, and c had its own")
                .containsExactly("a");
    }

    @Test
    void clientsOfWhatIsStoppedWhileItRestsAreReset() {
        fleet.summon("a", 0);
        end("a", 10);
        assertThat(fleet.status("a", 10).isWanted()).isTrue();
        fleet.stop("a", 20);
        assertThat(processes.resets).containsExactly("a");
        fleet.tick(5_000);
        assertThat(state("a")).isEqualTo(State.STOPPED);
    }

    @Test
    void whatIsWantedWhileItStopsStartsAgain() {
        serve("a", 0);
        fleet.stop("a", 10);
        fleet.summon("a", 20);
        assertThat(state("a")).isEqualTo(State.STOPPING);
        end("a", 30);
        assertThat(state("a")).isEqualTo(State.BOOTING);
    }

    @Test
    void whatIsRemovedLeavesWhenItHasStopped() {
        serve("a", 0);
        fleet.remove("a", 10);
        assertThat(processes.left).isEmpty();
        assertThat(fleet.add("a", IDLE, 11)).isFalse();
        fleet.summon("a", 12);
        end("a", 20);
        assertThat(processes.left).containsExactly("a");
        fleet.remove("b", 30);
        assertThat(processes.left).containsExactly("a", "b");
    }

    @Test
    void messagesOfEarlierProcessesChangeNothing() {
        serve("a", 0);
        end("a", 0);
        fleet.tick(1_000);
        fleet.summon("a", 1_000);
        fleet.taken("a", 1, 1_001);
        fleet.exited("a", 1, "again", 1_002);
        fleet.failed("a", 1, "again", 1_003);
        assertThat(state("a")).isEqualTo(State.BOOTING);
        assertThat(processes.killed).isEmpty();
    }

    @Test
    void failuresAreRememberedAcrossARestart() {
        fleet.remember("a", 4, 0);
        fleet.summon("a", 0);
        end("a", 0);
        assertThat(fleet.status("a", 0).restMillis()).isEqualTo(16_000);
    }
}
