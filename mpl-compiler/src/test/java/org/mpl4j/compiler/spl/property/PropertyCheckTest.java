package org.mpl4j.compiler.spl.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.spl.PolicySketch;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.explore.Explorer;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.model.Property.Ltl;
import org.mpl4j.compiler.spl.model.Property.Ltl.Sign;
import org.mpl4j.compiler.spl.model.Property.Trace;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.Letter;

final class PropertyCheckTest {
    private static final String SERVER = "automaton auth () { state asked; multiple { Fail; } Ok; state done; Quit; }"
            + " automaton channel () { multiple { either { Data; } or { Ping; } } Quit; }"
            + " policy guarded = auth, gate, channel; policy open = auth, channel;"
            + " automaton gate () { Ok; multiple { Data; } }";

    @Test
    void dataOnlyAfterSuccessHoldsWhereItIsGuarded() {
        Ltl formula = always(implies(last("Data"), in("auth", "done")));
        assertThat(verdict(SERVER, formula, "guarded")).isInstanceOf(Verdict.Holds.class);
        Verdict.Fails fails = (Verdict.Fails) verdict(SERVER, formula, "open");
        assertThat(names(fails.trace())).isEqualTo("Data");
        assertThat(fails.loop()).isEmpty();
    }

    @Test
    void findsTheShortestTrace() {
        Ltl formula = always(not(in("auth", "done")));
        assertThat(names(((Verdict.Fails) verdict(SERVER, formula, "guarded")).trace()))
                .isEqualTo("Ok");
        Ltl twice = always(implies(last("Fail"), new Ltl.Unary(Sign.NEXT, not(last("Fail")))));
        assertThat(names(((Verdict.Fails) verdict(SERVER, twice, "open")).trace()))
                .isEqualTo("Fail Fail");
    }

    @Test
    void whatHasToComeNeedNotIfALoopAvoidsIt() {
        Ltl formula = new Ltl.Unary(Sign.EVENTUALLY, in("auth", "done"));
        Verdict.Fails fails = (Verdict.Fails) verdict(SERVER, formula, "guarded");
        assertThat(fails.trace()).isEmpty();
        assertThat(names(fails.loop())).isIn("Fail", "Ping");
        assertThat(verdict(
                        "automaton a () { A; B; state done; } policy p = a;",
                        new Ltl.Unary(Sign.EVENTUALLY, in("a", "done")),
                        "p"))
                .isInstanceOf(Verdict.Holds.class);
    }

    @Test
    void aRunThatCannotGoOnStaysWhereItIs() {
        String stuck = "automaton a () { A; either { B; } or { C; } } policy p = a;";
        Ltl formula = new Ltl.Unary(Sign.EVENTUALLY, last("B"));
        Verdict.Fails fails = (Verdict.Fails) verdict(stuck, formula, "p");
        assertThat(names(fails.trace())).isEqualTo("A C");
        assertThat(fails.loop()).isEmpty();
    }

    @Test
    void infinitelyOftenNeedsALoopThatNeverDoes() {
        String ticks = "automaton a () { while (true) { either { A; B; } or { C; } } } policy p = a;";
        Ltl often = always(new Ltl.Unary(Sign.EVENTUALLY, last("C")));
        assertThat(names(((Verdict.Fails) verdict(ticks, often, "p")).loop())).isEqualTo("A B");
        Ltl answered = always(implies(last("A"), new Ltl.Unary(Sign.EVENTUALLY, last("B"))));
        assertThat(verdict(ticks, answered, "p")).isInstanceOf(Verdict.Holds.class);
    }

    @Test
    void untilAndWeakUntilDifferWhereItNeverComes() {
        String policy = "automaton a () { multiple { A; } B; } policy p = a;";
        Ltl start = new Ltl.Binary(Sign.OR, last("A"), not(new Ltl.Binary(Sign.OR, last("A"), last("B"))));
        assertThat(verdict(policy, new Ltl.Binary(Sign.WEAK_UNTIL, start, last("B")), "p"))
                .isInstanceOf(Verdict.Holds.class);
        assertThat(names(((Verdict.Fails) verdict(policy, new Ltl.Binary(Sign.UNTIL, start, last("B")), "p")).loop()))
                .isEqualTo("A");
    }

    @Test
    void saysWhatItCannotTell() {
        String policy =
                "automaton a (int x) { while (true) { A; x = x + 1; either (x > 5) { B; } or { } } } policy p = a;";
        assertThat(verdict(policy, always(not(last("B"))), "p"))
                .isEqualTo(new Verdict.Undecided("`a` has no table of states"));
    }

    @Test
    void searchEndsAtItsLimit() {
        PolicySpec spec =
                with(PolicySketch.of("automaton a () { multiple (500) { A; } } policy p = a;"), always(not(last("B"))));
        assertThat(PropertyCheck.check(spec, explored(spec), 100).get(0).verdict())
                .isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void replaysTraces() {
        PolicySpec plain = PolicySketch.of(
                "automaton a (bool s) start (s) { either (s) { A; } or (!s) { B; } P (k) when (k < 3); C; }");
        List<Trace> traces = List.of(
                trace(true, "A", "P", "C"),
                trace(true, "A", "Z", "P", "B"),
                trace(false, "B", "P", "A"),
                trace(false, "C", "A"),
                trace(false, "A", "P"));
        PolicySpec spec = new PolicySpec(
                plain.file(),
                plain.uses(),
                plain.statecalls(),
                plain.automata(),
                plain.functions(),
                plain.compositions(),
                plain.properties(),
                traces);
        List<TraceCheck.Finding> findings = TraceCheck.check(spec, explored(spec));
        assertThat(findings.stream().map(TraceCheck.Finding::isAsSaid))
                .containsExactly(true, false, true, false, false);
        assertThat(findings.stream().map(TraceCheck.Finding::refusedAt)).containsExactly(-1, 3, 2, 0, -1);
        assertThat(findings.get(1).allowed().toString()).isEqualTo("[C]");
    }

    private static Trace trace(boolean isGood, String... calls) {
        return new Trace(
                "t",
                "a",
                isGood,
                List.of(calls).stream().map(PropertyCheckTest::call).toList(),
                PolicySketch.automaton("A;").automata().get(0).span());
    }

    private static Statecall call(String name) {
        return new Statecall(name, Direction.EVENT, Optional.empty());
    }

    private static Ltl last(String name) {
        return new Ltl.Last(call(name));
    }

    private static Ltl in(String automaton, String state) {
        return new Ltl.In(automaton, state);
    }

    private static Ltl always(Ltl formula) {
        return new Ltl.Unary(Sign.ALWAYS, formula);
    }

    private static Ltl not(Ltl formula) {
        return new Ltl.Unary(Sign.NOT, formula);
    }

    private static Ltl implies(Ltl left, Ltl right) {
        return new Ltl.Binary(Sign.IMPLIES, left, right);
    }

    private static String names(List<Letter> letters) {
        return letters.stream().map(Letter::toString).collect(Collectors.joining(" "));
    }

    private static PolicySpec with(PolicySpec spec, Ltl formula) {
        return new PolicySpec(
                spec.file(),
                spec.uses(),
                spec.statecalls(),
                spec.automata(),
                spec.functions(),
                spec.compositions(),
                List.of(new Property("p", formula, spec.automata().get(0).span())),
                spec.traces());
    }

    private static Map<String, Exploration> explored(PolicySpec spec) {
        Map<String, Exploration> explorations = new LinkedHashMap<>();
        spec.automata().forEach(a -> explorations.put(a.name(), Explorer.explore(spec, a)));
        return explorations;
    }

    private static Verdict verdict(String policy, Ltl formula, String composition) {
        PolicySpec spec = with(PolicySketch.of(policy), formula);
        return PropertyCheck.check(spec, explored(spec)).stream()
                .filter(f -> f.policy().equals(composition))
                .findFirst()
                .orElseThrow()
                .verdict();
    }
}
