package org.mpl4j.ssh.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.mpl4j.runtime.policy.Statecall;
import org.mpl4j.ssh.packets.ssh.ServerPolicy;
import org.mpl4j.ssh.packets.ssh.ServerTraces;

/**
 * What a client sends in traces of the policy, legal ones and others, is taken as far as the policy allows it, and ends the connection from there on. What the server
 * sends in a trace says how the client steers: behind a signature that it answers by success is a right one.
 */
final class TracesTest {
    private static final ServerTraces TRACES = ServerTraces.of(() -> ServerPolicy.start(true, 4));
    private static final List<Move> MOVES = Move.all();

    private static Target target;

    @BeforeContainer
    static void start() throws Exception {
        target = new Target(Target.Setup.usual());
    }

    @AfterContainer
    static void stop() throws Exception {
        target.close();
    }

    @Provide
    Arbitrary<List<ServerTraces.Step>> legal() {
        return TRACES.legal();
    }

    @Provide
    Arbitrary<List<ServerTraces.Step>> wrong() {
        return TRACES.wrong();
    }

    @Provide
    Arbitrary<List<ServerTraces.Step>> shuffled() {
        return TRACES.shuffled();
    }

    @Property(tries = 150)
    void legalTraces(@ForAll("legal") List<ServerTraces.Step> trace) throws Exception {
        play(trace);
    }

    @Property(tries = 150)
    void tracesWithAWrongStep(@ForAll("wrong") List<ServerTraces.Step> trace) throws Exception {
        play(trace);
    }

    @Property(tries = 100)
    void shuffledTraces(@ForAll("shuffled") List<ServerTraces.Step> trace) throws Exception {
        play(trace);
    }

    private static void play(List<ServerTraces.Step> trace) throws Exception {
        try (Talk talk = new Talk(new Wire(target.port()), Talk.Offer.usual(), new HashSet<>())) {
            talk.settle();
            for (int i = 0; i < trace.size() && !talk.isOver(); i++) {
                if (trace.get(i).call().direction() == Statecall.Direction.RECEIVE) {
                    send(talk, trace, i);
                }
            }
        }
        target.awaitNothingLeft();
    }

    private static void send(Talk talk, List<ServerTraces.Step> trace, int at) throws IOException {
        Optional<Move> chosen = choose(talk, trace, at);
        if (chosen.isEmpty()) {
            // No message means that now, such as an answer to a question of a method that is not under way.
            return;
        }
        Move move = chosen.get();
        if (talk.mirror.allows(move.steps(talk)) && talk.mayBeSent(move)) {
            move.make(talk);
            return;
        }
        RecordingService.Effects before = target.service.effects();
        move.refusedBy(talk, target);
        if (!before.equals(target.service.effects())) {
            throw new AssertionError("%s has an effect, though it is refused".formatted(move.name()));
        }
    }

    /** A move that is this step; the last one if the server is to be content with it, or else the first one. */
    private static Optional<Move> choose(Talk talk, List<ServerTraces.Step> trace, int at) {
        List<Move> possible = new ArrayList<>();
        for (Move move : MOVES) {
            List<Mirror.Step> steps = move.steps(talk);
            if (steps.stream().anyMatch(step -> step.call() == trace.get(at).call())) {
                possible.add(move);
            }
        }
        boolean isGood = trace.subList(at, trace.size()).stream()
                .filter(step -> step.call().direction() == Statecall.Direction.TRANSMIT)
                .findFirst()
                .map(step -> !step.call().name().endsWith("Failure"))
                .orElse(true);
        return possible.isEmpty() ? Optional.empty() : Optional.of(isGood ? possible.getLast() : possible.getFirst());
    }
}
