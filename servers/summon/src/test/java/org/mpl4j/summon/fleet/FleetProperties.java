package org.mpl4j.summon.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mpl4j.summon.policies.summon.AppliancePolicy.State;

/** Whatever happens in whatever order, a fleet keeps its limits and forgets nothing. */
class FleetProperties {
    private static final FleetLimits LIMITS = new FleetLimits(
            3,
            Duration.ofMillis(50),
            Duration.ofMillis(20),
            Duration.ofMillis(10),
            Duration.ofMillis(100),
            Duration.ofMillis(5),
            Duration.ofMillis(40));
    private static final int NAMES = 7;
    private static final Duration IDLE = Duration.ofMillis(60);

    /** What may happen. */
    enum Kind {
        SUMMON,
        READY,
        TAKEN,
        EXIT,
        FAIL,
        USED,
        START,
        STOP,
        REMOVE,
        ADD,
        PASS
    }

    /** Something that happens to a name, after some time. */
    record Step(Kind kind, int name, int millis) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Kind> kinds = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.just(Kind.SUMMON)),
                net.jqwik.api.Tuple.of(6, Arbitraries.just(Kind.READY)),
                net.jqwik.api.Tuple.of(6, Arbitraries.just(Kind.TAKEN)),
                net.jqwik.api.Tuple.of(6, Arbitraries.just(Kind.EXIT)),
                net.jqwik.api.Tuple.of(8, Arbitraries.of(Kind.class)));
        return Combinators.combine(kinds, Arbitraries.integers().between(0, NAMES - 1), Arbitraries.of(0, 0, 1, 3, 12))
                .as(Step::new)
                .list()
                .ofMaxSize(200);
    }

    private final Processes processes = new Processes();
    private final Fleet fleet = new Fleet(LIMITS, 1, processes);
    private final Map<String, Long> restUntil = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private long now;

    @Property(tries = 400)
    void keepsItsLimits(@ForAll("steps") List<Step> steps) {
        for (int i = 0; i < NAMES; i++) {
            fleet.add("n" + i, IDLE, now);
        }
        for (Step step : steps) {
            now += step.millis();
            apply(step.kind(), "n" + step.name());
            check();
        }
        settle();
        fleet.close(now);
        processes.alive.keySet().stream().toList().forEach(this::exit);
        assertThat(fleet.isQuiet()).isTrue();
        fleet.summon("n0", now);
        assertThat(processes.alive).isEmpty();
    }

    private void apply(Kind kind, String name) {
        long run = processes.alive.getOrDefault(name, 0L);
        int before = processes.started.size();
        switch (kind) {
            case SUMMON -> fleet.summon(name, now);
            case READY -> fleet.ready(name, run, now);
            case TAKEN -> fleet.taken(name, run, now);
            case EXIT -> exit(name);
            case FAIL -> fleet.failed(name, run, "it failed", now);
            case USED -> fleet.used(name, now);
            case START -> {
                restUntil.remove(name);
                fleet.start(name, now);
            }
            case STOP -> fleet.stop(name, now);
            case REMOVE -> fleet.remove(name, now);
            case ADD -> {
                if (fleet.status(name, now) == null) {
                    restUntil.remove(name);
                    failures.remove(name);
                }
                fleet.add(name, IDLE, now);
            }
            case PASS -> {
                // Only time passes.
            }
        }
        if (fleet.dueAt(now) <= now) {
            fleet.tick(now);
        }
        for (String started : processes.started.subList(before, processes.started.size())) {
            assertThat(now).as(started + " rests").isGreaterThanOrEqualTo(restUntil.getOrDefault(started, 0L));
        }
    }

    /** A process ends; whether it was asked to is known by what was ordered. */
    private void exit(String name) {
        MemberStatus before = fleet.status(name, now);
        long run = processes.end(name);
        if (run == 0 || before == null) {
            return;
        }
        boolean isStop = before.state() == State.STOPPING;
        fleet.exited(name, run, "it ended", now);
        MemberStatus after = fleet.status(name, now);
        if (isStop || after == null) {
            return;
        }
        assertThat(after.failures()).isEqualTo(after.failures() == 1 ? 1 : before.failures() + 1);
        assertThat(after.restMillis()).isEqualTo(Math.min(40, 5L << Math.min(after.failures() - 1, 10)));
        restUntil.put(name, now + after.restMillis());
    }

    private void check() {
        assertThat(processes.alive.size()).isLessThanOrEqualTo(LIMITS.running());
        for (MemberStatus status : fleet.status(now)) {
            boolean hasProcess = processes.alive.containsKey(status.name());
            switch (status.state()) {
                case STOPPED, WAITING, BACKING_OFF -> assertThat(hasProcess).isFalse();
                case BOOTING, HANDING_OVER, RUNNING, STOPPING, FAILING ->
                    assertThat(hasProcess).as(status.toString()).isTrue();
            }
        }
        for (String name : processes.alive.keySet()) {
            assertThat(fleet.status(name, now)).as(name).isNotNull();
        }
        assertThat(fleet.dueAt(now)).as("nothing is left undone").isGreaterThan(now);
    }

    /** When nobody wants anything any more, and processes do as they are told, everything stops by itself. */
    private void settle() {
        for (int i = 0; i < 1000 && !processes.alive.isEmpty(); i++) {
            for (String name : processes.alive.keySet().stream().toList()) {
                long run = processes.alive.get(name);
                if (processes.stopped.contains(run) || processes.killed.contains(run)) {
                    exit(name);
                } else {
                    fleet.ready(name, run, now);
                    fleet.taken(name, run, now);
                }
            }
            long next = fleet.dueAt(now);
            now = next == Fleet.NEVER ? now : Math.max(now, next);
            fleet.tick(now);
        }
        assertThat(processes.alive).isEmpty();
        assertThat(fleet.status(now)).noneMatch(status -> status.state() == State.WAITING);
    }
}
