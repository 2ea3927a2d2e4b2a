package org.mpl4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mpl4j.examples.notes.NoteMessage;
import org.mpl4j.examples.notes.NoteMessageArbitraries;
import org.mpl4j.examples.notes.NotesSessionPolicy;
import org.mpl4j.examples.notes.NotesSessionTraces;
import org.mpl4j.examples.notes.NotesSessionTraces.Step;
import org.mpl4j.examples.notes.NotesStatecall;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.policy.Statecall;

/** A server does what its policy says, with packets that its specification makes up: legal traces are served, nothing is done after the first wrong step. */
class NoteServerTest {
    private static final NotesSessionTraces TRACES = NotesSessionTraces.of(NotesSessionPolicy::start);
    private static final Map<NotesStatecall, byte[]> PACKETS = packets();

    /** A packet for each statecall. */
    private static Map<NotesStatecall, byte[]> packets() {
        Map<NotesStatecall, byte[]> packets = new EnumMap<>(NotesStatecall.class);
        NoteMessageArbitraries.valid().sampleStream().limit(2000).forEach(bytes -> {
            try {
                NoteMessage message = NoteMessage.parse(ByteBuffer.wrap(bytes));
                packets.putIfAbsent(NotesStatecall.received(message), bytes);
                packets.putIfAbsent(
                        NotesStatecall.transmitted(
                                NoteMessage.builder(ByteBuffer.allocate(70_000)).body(message.body())),
                        bytes);
            } catch (ParseException e) {
                throw new AssertionError(e);
            }
        });
        return packets;
    }

    /** Gives a server a step; tells whether it took it. */
    private static boolean play(NoteServer server, Step step) throws ParseException {
        ByteBuffer packet = ByteBuffer.wrap(PACKETS.get(step.call()));
        if (step.call().direction() == Statecall.Direction.RECEIVE) {
            return server.receive(packet);
        }
        NoteMessage message = NoteMessage.parse(packet);
        ByteBuffer out = ByteBuffer.allocate(70_000);
        boolean isSent = server.send(builder -> builder.body(message.body()), out);
        assertThat(out.position()).isEqualTo(isSent ? packet.remaining() : 0);
        return isSent;
    }

    private static int played(NoteServer server, List<Step> trace) throws ParseException {
        int count = 0;
        for (Step step : trace) {
            count += play(server, step) ? 1 : 0;
        }
        return count;
    }

    @Example
    void everyTransitionIsTaken() throws ParseException {
        List<List<Step>> traces = TRACES.everyTransition();
        for (List<Step> trace : traces) {
            assertThat(played(new NoteServer(), trace)).as("%s", trace).isEqualTo(trace.size());
        }
        assertThat(TRACES.explored().isWhole()).isTrue();
        assertThat(TRACES.explored().covered(traces))
                .isEqualTo(TRACES.explored().transitionCount());
        assertThat(traces).hasSizeGreaterThan(15);
    }

    @Example
    void nothingIsDoneFromTheFirstWrongStepOn() throws ParseException {
        List<Step> everything = NotesSessionTraces.steps();
        assertThat(TRACES.everyRefusal()).hasSizeGreaterThan(15);
        for (List<Step> trace : TRACES.everyRefusal()) {
            NoteServer server = new NoteServer();
            List<Step> legal = trace.subList(0, trace.size() - 1);
            assertThat(played(server, legal)).isEqualTo(legal.size());
            Map<Integer, String> before = Map.copyOf(server.notes());
            assertThat(play(server, trace.get(legal.size()))).as("%s", trace).isFalse();
            assertThat(played(server, everything)).as("after %s", trace).isZero();
            assertThat(server.notes()).isEqualTo(before);
            assertThat(server.violation().orElseThrow().recent())
                    .isEqualTo(new ArrayList<>(legal.stream().map(Step::call).toList()));
        }
    }

    @Provide
    Arbitrary<List<Step>> legal() {
        return TRACES.legal();
    }

    @Provide
    Arbitrary<List<Step>> shuffled() {
        return TRACES.shuffled();
    }

    @Property(tries = 200)
    void legalTracesAreServed(@ForAll("legal") List<Step> trace) throws ParseException {
        assertThat(played(new NoteServer(), trace)).isEqualTo(trace.size());
    }

    /** The policy alone says how far a trace is legal. */
    @Property(tries = 200)
    void shuffledTracesAreServedAsFarAsTheyAreLegal(@ForAll("shuffled") List<Step> trace) throws ParseException {
        NotesSessionPolicy policy = NotesSessionPolicy.start();
        int legal = 0;
        while (legal < trace.size() && NotesSessionTraces.take(policy, trace.get(legal))) {
            legal++;
        }
        assertThat(played(new NoteServer(), trace)).isEqualTo(legal);
    }

    @Example
    void saysWhatWasExpected() throws ParseException {
        NoteServer server = new NoteServer();
        ByteBuffer wire = ByteBuffer.allocate(64);
        assertThat(server.receive(NoteMessage.builder(wire)
                        .bodyAsPut()
                        .number(1)
                        .text("first")
                        .build()
                        .flip()))
                .isFalse();
        assertThat(server.violation().orElseThrow().message())
                .isEqualTo(
                        "session: Receive_Note_Put is not allowed in `greeting` (notes.spl:9). Allowed: Receive_Note_Hello, Receive_Note_Bye");
    }
}
