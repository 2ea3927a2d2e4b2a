package org.mpl4j.tcpip.scenario;

import java.util.List;
import org.mpl4j.tcpip.clock.Durations;

/** Runs a scenario: lets its packets in, and compares what goes out with what it asks for. The first line that is not so ends it. */
final class ScenarioRunner {
    /** How much later than a line says something may happen: timers have ticks of about a millisecond, and may follow each other. */
    static final long TOLERANCE = 4 * Durations.MILLISECOND;

    private final Scenario scenario;
    private final World world;
    private final Actions actions;
    private final Expectations expectations;

    private ScenarioRunner(Scenario scenario) {
        this.scenario = scenario;
        world = new World(scenario);
        actions = new Actions(world);
        expectations = new Expectations(world, actions);
    }

    /**
     * Runs a scenario.
     *
     * @throws ScenarioFailure if something in it is not so, with the line, what it asks for and what is
     */
    static void run(Scenario scenario) {
        ScenarioRunner runner = new ScenarioRunner(scenario);
        for (Step step : scenario.steps()) {
            try {
                runner.run(step);
            } catch (ScenarioFailure e) {
                throw runner.failure(step, e.getMessage(), e);
            } catch (RuntimeException e) {
                throw runner.failure(step, "the line cannot be done: " + e, e);
            }
        }
        World.Seen more = runner.world.pending();
        if (more != null) {
            Step last = scenario.steps().getLast();
            throw runner.failure(last, runner.unexpected(more), null);
        }
    }

    private ScenarioFailure failure(Step step, String message, Throwable cause) {
        StringBuilder text = new StringBuilder(scenario.name() + ":" + step.line() + ": " + message);
        text.append("\n  line      ")
                .append(step.text())
                .append("\n  rule      ")
                .append(scenario.rule());
        List<String> heard = world.heard();
        if (!heard.isEmpty()) {
            text.append("\n  the last packets on the wire:");
            heard.forEach(line -> text.append("\n    ").append(line));
        }
        return new ScenarioFailure(text.toString(), cause);
    }

    private String unexpected(World.Seen seen) {
        return "a packet went out that the scenario does not ask for\n  real      " + world.seconds(seen.time()) + " > "
                + Dump.line(seen.text(), true, world);
    }

    private void run(Step step) {
        if (step.kind() == Step.Kind.OUT) {
            expectPacket(step);
            return;
        }
        world.advance(world.now() + step.before());
        World.Seen early = world.pending();
        if (early != null) {
            throw new ScenarioFailure(unexpected(early));
        }
        switch (step.kind()) {
            case IN -> world.inject(PacketText.parse(step.text()));
            case EXPECT -> expectations.check(step.text());
            default -> actions.run(step.text());
        }
    }

    private void expectPacket(Step step) {
        PacketText expected = PacketText.parse(step.text());
        long begin = world.now();
        World.Seen seen = world.awaitFrame(begin + step.before() + TOLERANCE);
        String wanted =
                "\n  expected  " + world.seconds(begin + step.after()) + " > " + Dump.line(expected, true, world);
        if (seen == null) {
            throw new ScenarioFailure("no packet went out until " + world.seconds(world.now()) + wanted);
        }
        String real = "\n  real      " + world.seconds(seen.time()) + " > " + Dump.line(seen.text(), true, world);
        List<String> differences = Comparison.of(expected, seen.text());
        if (!differences.isEmpty()) {
            throw new ScenarioFailure("another packet went out: " + String.join("; ", differences) + wanted + real);
        }
        if (seen.time() < begin + step.after()) {
            throw new ScenarioFailure("the packet went out too early" + wanted + real);
        }
    }
}
