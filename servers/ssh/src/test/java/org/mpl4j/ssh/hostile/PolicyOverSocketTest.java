package org.mpl4j.ssh.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.policy.Statecall;
import org.mpl4j.ssh.packets.ssh.ServerPolicy;
import org.mpl4j.ssh.packets.ssh.ServerTraces;

/**
 * The server is driven through its policy over a socket: each step that the policy allows is taken, except for those that are listed here with a reason, and from each
 * state each message that is not allowed there ends the connection with PROTOCOL_ERROR and has no effect ({@link Explorer}). A client that follows the policy finds
 * that the server never sends what it must not ({@link Talk}).
 */
final class PolicyOverSocketTest {
    private static final String GROUPS = "diffie-hellman-group-exchange-sha256";
    private static final int CHANNELS = 4;

    /** Steps that the policy allows and that no client can make this server take, and why. */
    private static final Map<String, String> NEVER = Map.ofEntries(
            Map.entry(
                    "(auth\\.(asked|answering)|kex\\.(asked|group_asked|exchanged|line_16|line_31)) Receive_Transport_Disconnect",
                    "the server answers before it reads on"),
            Map.entry(
                    "(auth\\.(asked|answering)|kex\\.(exchanged|line_16|line_31)|outgoing\\.silent) Transmit_Transport_Disconnect",
                    "the server has nothing to complain of before it has read on"),
            Map.entry("kex\\.exchanged Receive_Transport_NewKeys", "the server sends its own with the reply"),
            Map.entry("kex\\.line_31 Transmit_Transport_NewKeys", "the same"),
            Map.entry(
                    "(incoming|outgoing)\\.silent Receive_Transport_Disconnect",
                    "a line is waited for, and that is no packet"),
            Map.entry("(auth|incoming)\\..* Receive_Auth_Gssapi(?!Keyex|WithMic).*", "there is no GSSAPI"),
            Map.entry("(auth|outgoing)\\..* Transmit_Auth_Gssapi.*", "there is no GSSAPI"),
            Map.entry("(auth|outgoing)\\..* Transmit_Auth_PasswdChangereq", "passwords do not expire"),
            Map.entry("auth\\.waiting Transmit_Auth_Banner", "the banner comes before the first answer"),
            Map.entry(
                    ".* Transmit_Channel_Request_(?!ExitStatus|ExitSignal|Eow).*",
                    "servers ask for nothing in channels, but tell how programs ended"),
            Map.entry("outgoing\\..* Transmit_Transport_(Ignore|Debug|Ping)", "the server has no use for them"),
            Map.entry("outgoing\\..* Transmit_Transport_NewCompress", "compression begins with the login"),
            Map.entry("(auth|outgoing)\\..* Transmit_Connection_Unknown", "the server sends what it knows"));

    /** Messages that the policy refuses in a state, and that no client can send while this server is in it, and why. */
    private static final Map<String, String> UNSENDABLE = Map.of(
            "(auth\\.(answering|asked)|kex\\.(asked|exchanged|group_asked|line_16|line_31)) .*",
            "the server does not read on before it has left that state",
            "\\w+\\.end .*",
            "the connection is closed",
            "(auth|incoming)\\..* Receive_Auth_(Gssapi(?!Keyex|WithMic)|Info|PkOk|PasswdChangereq).*",
            "the numbers of these mean them only while their method is under way",
            "(kex|incoming)\\..* Receive_[GK]ex_.*",
            "the numbers of these mean them only when their method was agreed upon",
            "incoming\\.silent Receive_Auth_Request_PublickeyHostbound",
            "the host key is not known yet");

    /** Messages that the policy allows, as it knows of channels only, and which end the connection, as they answer nothing. */
    private static final Set<String> MEANINGLESS = Set.of(
            "disconnect",
            "confirm",
            "confirm nothing",
            "confirm with a number that is taken",
            "open failure",
            "granted",
            "refused",
            "channel success",
            "channel success of the server's channel",
            "channel failure",
            "channel failure of the server's channel",
            // The first form of group exchange is served by nobody any more; numbers behind it have no meaning in other
            // methods.
            "old group request",
            "message 30",
            "message 32");

    private static final Set<Mirror.Part> TAKEN = ConcurrentHashMap.newKeySet();
    private static final Set<Mirror.Part> REFUSED = ConcurrentHashMap.newKeySet();
    private static final Set<String> ENDING = new TreeSet<>();
    private static int connections;

    /** Does it all; what goes wrong is told with the way that led there. */
    @BeforeAll
    static void explore() throws Exception {
        Target.Setup usual = Target.Setup.usual();
        var inSteps = usual.authentication()
                .withBanner("hello")
                .withSequences(List.of(List.of("password", "publickey", "keyboard-interactive")));
        try (Explorer explorer = new Explorer(usual.with(inSteps), TAKEN)) {
            explorer.explore(Talk.Offer.usual(), Explorer.Extent.LOGIN);
            remember(explorer);
        }
        try (Explorer explorer = new Explorer(usual, TAKEN)) {
            explorer.explore(Talk.Offer.usual(), Explorer.Extent.ALL);
            for (boolean isStrict : new boolean[] {false, true}) {
                Talk.Offer offer = Talk.Offer.usual().withStrict(isStrict);
                explorer.explore(offer, Explorer.Extent.KEYS);
                explorer.explore(offer.withKeyExchange(GROUPS), Explorer.Extent.KEYS);
            }
            remember(explorer);
        }
    }

    private static void remember(Explorer explorer) {
        REFUSED.addAll(explorer.refused());
        ENDING.addAll(explorer.ending());
        connections += explorer.connections();
    }

    @AfterAll
    static void tell() {
        System.out.printf(
                "policy over a socket: %d transitions, %d refusals, %d connections%n",
                TAKEN.size(), REFUSED.size(), connections);
    }

    @Test
    void everyTransitionIsTakenExceptForThoseThatAreListed() {
        Set<String> possible = names(all(ServerTraces::everyTransition, call -> true));
        Set<String> taken = names(TAKEN);
        assertThat(possible).containsAll(taken);
        Set<String> missing = new TreeSet<>(possible);
        missing.removeAll(taken);
        assertThat(missing).allMatch(one -> NEVER.keySet().stream().anyMatch(one::matches));
        // Neither is anything listed that the server does, or that the policy does not allow.
        for (String pattern : NEVER.keySet()) {
            assertThat(missing).as(pattern).anyMatch(Pattern.compile(pattern).asMatchPredicate());
            assertThat(taken).as(pattern).noneMatch(Pattern.compile(pattern).asMatchPredicate());
        }
    }

    @Test
    void whatMeansNothingEndsTheConnection() {
        assertThat(ENDING).isEqualTo(new TreeSet<>(MEANINGLESS));
    }

    @Test
    void everyWrongMessageIsRefusedFromEveryState() {
        Set<String> possible =
                names(all(ServerTraces::everyRefusal, call -> call.call().direction() == Statecall.Direction.RECEIVE));
        Set<String> missing = new TreeSet<>(possible);
        missing.removeAll(names(all(ServerTraces::everyTransition, call -> true)));
        missing.removeAll(names(REFUSED));
        assertThat(missing).allMatch(one -> UNSENDABLE.keySet().stream().anyMatch(one::matches));
        for (String pattern : UNSENDABLE.keySet()) {
            assertThat(missing).as(pattern).anyMatch(Pattern.compile(pattern).asMatchPredicate());
        }
    }

    private static Set<String> names(Set<Mirror.Part> parts) {
        return parts.stream().map(Mirror.Part::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The last steps of traces, in the states of the automata that know them. */
    private static Set<Mirror.Part> all(
            Function<ServerTraces, List<List<ServerTraces.Step>>> traces,
            java.util.function.Predicate<ServerTraces.Step> isWanted) {
        Set<Mirror.Part> parts = new HashSet<>();
        for (boolean isStrict : new boolean[] {false, true}) {
            ServerTraces explored = ServerTraces.of(() -> ServerPolicy.start(isStrict, CHANNELS));
            assertThat(explored.explored().isWhole()).isTrue();
            for (List<ServerTraces.Step> trace : traces.apply(explored)) {
                ServerTraces.Step last = trace.getLast();
                if (isWanted.test(last)) {
                    Mirror mirror = new Mirror(isStrict, new HashSet<>());
                    trace.subList(0, trace.size() - 1)
                            .forEach(step ->
                                    assertThat(mirror.take(List.of(step(step)))).isTrue());
                    parts.addAll(mirror.parts(step(last)));
                }
            }
        }
        return parts;
    }

    private static Mirror.Step step(ServerTraces.Step step) {
        List<Long> fields = step.fields();
        return new Mirror.Step(
                step.call(), fields.isEmpty() ? 0 : fields.get(0), fields.size() < 2 ? 0 : fields.get(1));
    }
}
