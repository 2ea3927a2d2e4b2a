package org.mpl4j.ssh.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.packets.ssh.SshConnectionArbitraries;
import org.mpl4j.ssh.packets.ssh.SshKexEcdhArbitraries;
import org.mpl4j.ssh.packets.ssh.SshKexGexArbitraries;
import org.mpl4j.ssh.packets.ssh.SshTransportArbitraries;
import org.mpl4j.ssh.packets.ssh.SshUserauthArbitraries;

/**
 * Whatever a client sends, at whatever stage, harmed before or after it was encrypted: the server does not break, and does not hang; the connection, its channels and
 * its threads are gone when the client is; and nobody is logged in who has not shown that he may.
 *
 * <p>{@code -Dmpl.ssh.fuzz.seconds=600} goes on for as long with other values.
 */
final class FuzzTest {
    private static final int TRIES = 300;
    private static final Set<String> CREDENTIALS =
            Set.of("right password", "signature", "bound signature", "right answer");

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
    Arbitrary<List<Shot>> shots() {
        return shot(messages()).list().ofMinSize(1).ofMaxSize(6);
    }

    private static Arbitrary<Shot> shot(Arbitrary<byte[]> messages) {
        return Combinators.combine(
                        messages,
                        Arbitraries.of(Shot.Harm.class),
                        Arbitraries.integers().between(0, 4000),
                        Arbitraries.bytes().filter(value -> value != 0))
                .as(Shot::new);
    }

    private static Arbitrary<byte[]> messages() {
        return Arbitraries.oneOf(
                SshTransportArbitraries.valid(),
                SshTransportArbitraries.nearValid().map(SshTransportArbitraries.Input::bytes),
                SshUserauthArbitraries.inputs().map(SshUserauthArbitraries.Input::bytes),
                SshUserauthArbitraries.nearValid().map(SshUserauthArbitraries.Input::bytes),
                SshConnectionArbitraries.valid(),
                SshConnectionArbitraries.nearValid().map(SshConnectionArbitraries.Input::bytes),
                SshKexEcdhArbitraries.nearValid().map(SshKexEcdhArbitraries.Input::bytes),
                SshKexGexArbitraries.nearValid().map(SshKexGexArbitraries.Input::bytes),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(300));
    }

    @Provide
    Arbitrary<Talk.Offer> offers() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of("curve25519-sha256", "ecdh-sha2-nistp256", "mlkem768x25519-sha256"),
                        Arbitraries.of(Algorithms.ciphers()),
                        Arbitraries.of(Algorithms.macs()),
                        Arbitraries.of(Algorithms.compressions()))
                .as(Talk.Offer::new);
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        return Arbitraries.of(Move.all().stream()
                        .filter(move -> !CREDENTIALS.contains(move.name()))
                        .toList())
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void anyMessageAtAnyStage(
            @ForAll Stage stage, @ForAll("offers") Talk.Offer offer, @ForAll("shots") List<Shot> shots)
            throws Exception {
        attack(stage, offer, talk -> {
            for (Shot shot : shots) {
                shot.send(talk.wire);
            }
        });
    }

    /** Messages that are right by themselves, and not in that order. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void anyMessagesInAnyOrder(
            @ForAll Stage stage, @ForAll("offers") Talk.Offer offer, @ForAll("moves") List<Move> moves)
            throws Exception {
        attack(stage, offer, talk -> {
            for (Move move : moves) {
                talk.wire.write(talk.wire.sealed(move.message().apply(talk)));
            }
        });
    }

    /** For whoever has time. */
    @Property(tries = 1)
    void forAsLongAsIsWanted() throws Exception {
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("mpl.ssh.fuzz.seconds", 0)).toNanos();
        int count = 0;
        while (System.nanoTime() < end) {
            Stage stage = Arbitraries.of(Stage.class).sample();
            List<Shot> shots = shots().sample();
            try {
                anyMessageAtAnyStage(stage, offers().sample(), shots);
                anyMessagesInAnyOrder(stage, offers().sample(), moves().sample());
            } catch (AssertionError e) {
                throw new AssertionError(stage + " " + shots + ": " + e.getMessage(), e);
            }
            count += 2;
        }
        if (count > 0) {
            System.out.println("fuzzing: " + count + " connections");
        }
    }

    /** What is done to a server. */
    private interface Attack {
        void on(Talk talk) throws IOException;
    }

    private static void attack(Stage stage, Talk.Offer offer, Attack attack) throws Exception {
        int before = target.service.effects().logins();
        try (Talk talk = new Talk(new Wire(target.port()), offer, new HashSet<>())) {
            stage.reach(talk);
            try {
                attack.on(talk);
                talk.wire.shutdownOutput();
            } catch (IOException e) {
                // It has closed before all was sent.
            }
            talk.wire.drain();
        }
        target.awaitNothingLeft();
        assertThat(target.service.effects().logins() - before).isEqualTo(stage.isLoggedIn() ? 1 : 0);
    }
}
