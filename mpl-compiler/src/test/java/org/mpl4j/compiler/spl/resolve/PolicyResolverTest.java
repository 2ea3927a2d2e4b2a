package org.mpl4j.compiler.spl.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.compiler.SpecLibrary;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.model.LeafBranches;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.spl.Policies;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.PolicyExpr;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.Variable;

class PolicyResolverTest {
    private static List<Step> steps(String automaton) {
        return Policies.spec(automaton).automata().get(0).steps();
    }

    private static <T extends Step> T first(Class<T> kind, String automaton) {
        return steps(automaton).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(List<Statecall> calls) {
        return calls.stream().map(Statecall::name).toList();
    }

    @Test
    void aFileOf2006MayHaveAnyStatecall() {
        PolicySpec spec = Policies.spec("""
                automaton a (int n, bool b) {
                  always_allow (Signal_HUP, Transmit_Transmit_Unimplemented) { Receive_Auth_Req_None; }
                  during { Transmit_Auth_Failure; } handle { Signal_QUIT; exit; }
                  never_there(n, b);
                }
                function never_there (int x, bool y) { Expect_Nothing; x = x + 1; }
                """);
        assertThat(spec.statecalls().stream().map(call -> call + " " + call.direction()))
                .containsExactly(
                        "Signal_HUP EVENT",
                        "Transmit_Transmit_Unimplemented TRANSMIT",
                        "Receive_Auth_Req_None RECEIVE",
                        "Transmit_Auth_Failure TRANSMIT",
                        "Signal_QUIT EVENT",
                        "Expect_Nothing EVENT");
        assertThat(spec.statecalls()).allMatch(call -> call.branch().isEmpty());
        assertThat(spec.uses()).isEmpty();
    }

    @Test
    void packetsGiveTheirBranches() {
        PolicySpec spec = Policies.spec("""
                use ssh_transport as transport, ssh_connection;
                automaton a () {
                  Receive_Transport_KexInit; Transmit_Ssh_Connection_ChannelOpen; always_allow (Receive_Transport_P*) { }
                }
                """);
        QualifiedName transport = new QualifiedName("ssh", "transport", "ssh_transport");
        assertThat(spec.uses()).containsExactly(transport, new QualifiedName("ssh", "connection", "ssh_connection"));
        assertThat(names(spec.statecalls()))
                .containsExactly(
                        "Receive_Transport_KexInit",
                        "Transmit_Ssh_Connection_ChannelOpen",
                        "Receive_Transport_Ping",
                        "Receive_Transport_Pong");
        Statecall kex = spec.statecalls().get(0);
        assertThat(kex.direction()).isEqualTo(Direction.RECEIVE);
        assertThat(kex.branch().orElseThrow().packet()).isEqualTo(transport);
        assertThat(kex.branch().orElseThrow().labels()).containsExactly("KexInit");
    }

    @Test
    void leavesAreThoseThatViewsCount() {
        Map<QualifiedName, PacketType> packets = Compiler.compile(Policies.LIBRARY, SpecLibrary.files())
                .spec()
                .orElseThrow()
                .model()
                .packets();
        assertThat(packets.size()).isGreaterThan(100);
        for (PacketType packet : packets.values()) {
            assertThat(PacketLeaf.of(packet).stream().map(PacketLeaf::labels))
                    .as(packet.name().toString())
                    .containsExactlyElementsOf(LeafBranches.of(packet));
        }
    }

    @Test
    void fieldsOfThePacketBefore() {
        PolicySpec spec = Policies.spec("""
                use ssh_connection as c;
                automaton a (int n) {
                  Receive_C_ChannelWindowAdjust (bytes_to_add) when (bytes_to_add > n);
                  n = bytes_to_add;
                }
                """);
        List<Step> steps = spec.automata().get(0).steps();
        Step.Take take = (Step.Take) steps.get(0);
        assertThat(take.fields()).containsExactly("bytes_to_add");
        Variable n = spec.automata().get(0).variables().get(0);
        PolicyExpr.Field field = new PolicyExpr.Field("bytes_to_add");
        assertThat(take.when())
                .contains(new PolicyExpr.Binary(PolicyExpr.Operator.GREATER, field, new PolicyExpr.Use(n)));
        assertThat(((Step.Assign) steps.get(1)).value()).isEqualTo(field);
    }

    @Test
    void keysOfAnAutomatonAndItsFunctions() {
        PolicySpec spec = Policies.spec("""
                use ssh_connection as c;
                event Quit;
                automaton channel [int id] () {
                  ignore (Receive_C_Global*);
                  Receive_C_ChannelOpenConfirmation[recipient_channel] new;
                  inside();
                  Quit;
                }
                function inside () { Receive_C_ChannelData[recipient_channel]; }
                """);
        Routine.Key key = spec.automata().get(0).key().orElseThrow();
        assertThat(key.name()).isEqualTo("id");
        assertThat(key.fields())
                .isEqualTo(Map.of(
                        "Receive_C_ChannelOpenConfirmation",
                        "recipient_channel",
                        "Receive_C_ChannelData",
                        "recipient_channel"));
        assertThat(((Step.Take) spec.automata().get(0).steps().get(1)).isNew()).isTrue();
    }

    @Test
    void variablesHaveTheirBounds() {
        List<Variable> variables = Policies.spec(
                        "automaton a (bool b, int i, int[-1..3] small, int[2..4] given) start (b, given) { A; }")
                .automata()
                .get(0)
                .variables();
        assertThat(variables.stream()
                        .map(v -> v.name() + " " + v.kind() + " " + v.min() + " " + v.max() + " " + v.isStart() + " "
                                + v.isBounded()))
                .containsExactly(
                        "b BOOL 0 1 true true",
                        "i INT -2147483648 2147483647 false false",
                        "small INT -1 3 false true",
                        "given INT 2 4 true true");
    }

    @Test
    void bothSidesOfAnEqualityAreAlike() {
        assertThat(Policies.reports("""
                automaton a (bool x, bool y, int n) {
                  either (x == y) { A; } or (1 == n) { B; } or (n == 1) { C; } or (true == x) { D; }
                }""")).isEmpty();
    }

    @Test
    void limitsAreSharedByName() {
        PolicySpec spec = Policies.spec("""
                automaton a () { within (slow) { A; } expired { B; } within (slow) { C; } expired { } }
                trace good: Expired_slow, B;
                """);
        assertThat(spec.statecalls().stream()
                        .filter(c -> c.direction() == Direction.TIMER)
                        .map(Statecall::name))
                .containsExactly("Expired_slow");
        Step.Within within = (Step.Within) spec.automata().get(0).steps().get(1);
        assertThat(within.limit()).isEqualTo("slow");
        assertThat(within.expiry()).isEqualTo(spec.traces().get(0).calls().get(0));
    }

    @Test
    void claims() {
        PolicySpec spec = Policies.spec("""
                automaton a () { never (X_*); state one; A; X_1; f(); }
                automaton b () { B; Both; }
                function f () { Both; state two; }
                policy all = a, b sync (Both);
                property p: ltl { [] (A -> X_* U a.two) };
                trace t good of all: A;
                trace bad: B, A;
                """);
        assertThat(spec.compositions().get(0).automata()).containsExactly("a", "b");
        assertThat(names(spec.compositions().get(0).sync())).containsExactly("Both");
        Property.Ltl.Unary always =
                (Property.Ltl.Unary) spec.properties().get(0).formula();
        Property.Ltl.Binary implies = (Property.Ltl.Binary) always.operand();
        Property.Ltl.Binary until = (Property.Ltl.Binary) implies.right();
        assertThat(until.sign()).isEqualTo(Property.Ltl.Sign.UNTIL);
        assertThat(until.left())
                .isEqualTo(new Property.Ltl.Last(spec.statecalls().get(0)));
        assertThat(until.right()).isEqualTo(new Property.Ltl.In("a", "two"));
        assertThat(spec.traces().stream().map(t -> t.name() + " " + t.policy() + " " + t.isGood()))
                .containsExactly("t all true", "bad 2 all false");
    }

    @Test
    void guardsThatAreLeftOutHold() {
        assertThat(first(Step.While.class, "automaton a () { while { A; } }").guard())
                .isEqualTo(new PolicyExpr.Constant(1));
        assertThat(first(Step.DoUntil.class, "automaton a () { do { A; } until; }")
                        .guard())
                .isEqualTo(new PolicyExpr.Constant(1));
        assertThat(first(Step.Either.class, "automaton a () { either { A; } or { B; } }")
                        .alternatives()
                        .get(0)
                        .guard())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "automaton a () { Undeclared; }",
                "automaton a () { state x; Receive_Undeclared; return; }",
                "event A; automaton a () { A; }",
            })
    void noWarning(String text) {
        assertThat(Policies.reports(text)).isEmpty();
    }

    @Test
    void aFileWithErrorsHasNoMeaning() {
        List<Diagnostic> reports = Policies.reports("use nothing_of_that_name as x; automaton a () { Receive_X_A; }");
        assertThat(reports).extracting(Diagnostic::code).containsExactly(Code.E0208);
    }

    @Test
    void theDocOfAnAutomaton() {
        assertThat(Policies.spec("/** What it is. */ automaton a () { A; }")
                        .automata()
                        .get(0)
                        .doc())
                .isEqualTo(Optional.of("What it is."));
    }

    private static String functions(int count, int depth) {
        StringBuilder text = new StringBuilder("automaton a () { ");
        for (int i = 0; i < count; i += depth) {
            text.append("f").append(i).append("(); ");
        }
        text.append("}\n");
        for (int i = 0; i < count; i++) {
            text.append("function f").append(i).append(" () { Call_").append(i).append("; ");
            text.append((i + 1) % depth > 0 ? "f" + (i + 1) + "(); }\n" : "}\n");
        }
        return text.toString();
    }

    @Test
    void manyFunctionsAndCalls() {
        assertThat(Policies.spec(functions(10_000, 100)).statecalls()).hasSize(10_000);
    }

    @Test
    void callsWithinCallsHaveALimit() {
        assertThat(Policies.reports(functions(10_000, 10_000)))
                .extracting(Diagnostic::code)
                .containsExactly(Code.S0105);
        assertThat(Policies.reports(functions(202, 101)))
                .extracting(Diagnostic::code)
                .containsExactly(Code.S0105, Code.S0105);
    }
}
