package org.mpl4j.compiler.spl.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.spl.PolicySketch;
import org.mpl4j.compiler.spl.model.Direction;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableState;

final class ExplorerTest {
    private static Exploration explore(String text) {
        PolicySpec spec = PolicySketch.of(text);
        return Explorer.explore(spec, spec.automata().get(0));
    }

    private static StateTable table(String text) {
        return ((Exploration.Table) explore(text)).table();
    }

    private static int letter(StateTable table, String name) {
        return table.letters().stream().map(Object::toString).toList().indexOf(name);
    }

    private static String each(int count, java.util.function.IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(" "));
    }

    @Test
    void putsStatesTogetherThatDoTheSame() {
        StateTable table = table("automaton a () { either { A; C; D; } or { B; C; D; } }");
        assertThat(table.states()).hasSize(4);
        assertThat(table.next(0, letter(table, "A"))).isEqualTo(table.next(0, letter(table, "B")));
    }

    @Test
    void keepsApartWhatHasAnotherNameOrEndsOrLimits() {
        assertThat(table("automaton a () { either { A; state x; C; } or { B; C; } }")
                        .states())
                .hasSize(4);
        assertThat(table("automaton a () { either { A; optional { C; } } or { B; C; } }")
                        .states())
                .hasSize(4);
        assertThat(table("automaton a () { either { A; within (g) { C; } expired { } } or { B; C; } }")
                        .states())
                .hasSize(4);
    }

    @Test
    void namesStatesByStateOrLine() {
        StateTable table = table("automaton a () {\n A;\n state x;\n B;\n C;\n state x;\n D;\n}");
        assertThat(table.states().stream().map(TableState::name))
                .containsExactly("line_2", "x", "line_5", "x_2", "end");
        assertThat(table.states().stream().map(s -> s.label().orElse(""))).containsExactly("", "x", "", "x", "");
    }

    @Test
    void armsWhereALimitIsEnteredOnly() {
        StateTable table = table("automaton a () { A; multiple { within (g) { B; C; } expired { exit; } } }");
        int inside = table.next(table.start(), letter(table, "A"));
        assertThat(table.states().get(inside).limit()).contains("g");
        assertThat(table.arms(table.start(), letter(table, "A"))).isTrue();
        int second = table.next(inside, letter(table, "B"));
        assertThat(table.arms(inside, letter(table, "B"))).isFalse();
        assertThat(table.next(second, letter(table, "C"))).isEqualTo(inside);
        assertThat(table.arms(second, letter(table, "C"))).isTrue();
    }

    @Test
    void automatonThatCannotStartRefusesEverything() {
        StateTable table = table("automaton a () { either { A; } or { abort; } }");
        assertThat(table.rows().get(table.start()).letters()).isEmpty();
        assertThat(table.states().get(table.start()).isEnd()).isFalse();
    }

    @Test
    void exponentialSetsBecomeBits() {
        String text =
                "automaton a () { multiple { either { A; } or { B; } } A; multiple (14) { either { A; } or { B; } } }";
        Exploration.BitSets bits = (Exploration.BitSets) explore(text);
        assertThat(bits.table().entries()).hasSizeLessThan(64);
        assertThat(bits.table().words()).isEqualTo(1);
    }

    @Test
    void tooManyValuesBecomeRegistersAndOverflowIsTold() {
        Exploration.Registers registers = (Exploration.Registers)
                explore(
                        "automaton a (int x, int y, bool b) { while (true) { A; either { x = x + 1; } or { y = y + 1; } optional { B; b = !b; } either (x > 5 && y > 5) { C; } or { } } }");
        assertThat(registers.variables().stream().map(v -> v.name()))
                .startsWith("x")
                .contains("y")
                .last()
                .isEqualTo("b");
        Machine machine = registers.machine();
        Statecall a = new Statecall("A", Direction.EVENT, Optional.empty());
        int accepted = 0;
        while (machine.step(a, Map.of())) {
            accepted++;
        }
        assertThat(accepted).isBetween(2, 32);
        assertThat(machine.hasOverflowed()).isTrue();
        assertThat(machine.allowed()).doesNotContain(a);
    }

    @Test
    void countsWithoutBoundAreFollowedInRegisters() {
        Exploration form =
                explore("automaton a (int x) { multiple { A; x = x + 1; } while (x > 0) { B; x = x - 1; } C; }");
        Machine machine = form.machine();
        assertThat(form).isInstanceOf(Exploration.Registers.class);
        for (String call : List.of("A", "A", "A", "B", "B", "B", "C")) {
            assertThat(machine.step(new Statecall(call, Direction.EVENT, Optional.empty()), Map.of()))
                    .isTrue();
        }
        assertThat(machine.isEnd()).isTrue();
    }

    @Test
    void valuesThatNobodyReadsDoNotCount() {
        assertThat(table("automaton a (int x, int y) { y = 3; while (true) { A; x = y; y = 5; } }")
                        .states())
                .hasSize(1);
    }

    @Test
    void functionsThatCallFunctionsTwiceAreTooLargeSomewhere() {
        String nest = "function f0 () { A; } "
                + each(40, i -> "function f" + (i + 1) + " () { f" + i + "(); f" + i + "(); }");
        Exploration form = explore(nest + " automaton a () { f40(); }");
        assertThat(form).isInstanceOf(Exploration.TooLarge.class);
        String empty = nest.replace("A;", "");
        assertThat(explore(empty + " automaton a () { f40(); }")).isInstanceOf(Exploration.TooLarge.class);
    }

    @Test
    void workGrowsAsThePolicyDoes() {
        for (String shape : List.of("sequence", "choice", "loop", "allowed", "handled", "function")) {
            long small = work(shape, 1_000);
            long large = work(shape, 10_000);
            assertThat(large).as(shape + " " + small).isLessThan(12 * small);
        }
    }

    @Test
    void tenThousandStatecallsHaveATable() {
        PolicySpec spec = PolicySketch.automaton(each(10_000, i -> "A" + i + ";"));
        StateTable table =
                ((Exploration.Table) Explorer.explore(spec, spec.automata().get(0))).table();
        assertThat(table.states()).hasSize(10_001);
        assertThat(table.rows().stream().mapToInt(r -> r.letters().length).sum())
                .isEqualTo(10_000);
    }

    private static long work(String shape, int count) {
        PolicySpec spec = switch (shape) {
            case "sequence" -> PolicySketch.automaton(each(count, i -> "A" + i + ";"));
            case "choice" -> PolicySketch.automaton("either { B; } " + each(count, i -> "or { A" + i + "; }"));
            case "loop" ->
                PolicySketch.automaton("multiple { either { B; } " + each(count, i -> "or { A" + i + "; }") + " }");
            case "allowed" -> PolicySketch.automaton("always_allow (X, Y) { " + each(count, i -> "A" + i + ";") + " }");
            case "handled" ->
                PolicySketch.automaton(
                        "during { " + each(count, i -> "A" + i % 7 + ";") + " } handle { X; Y; } handle { Z; exit; }");
            default ->
                PolicySketch.of("function f (bool x) { A; x = !x; } automaton a (bool x) { "
                        + each(count, i -> "f(x);")
                        + " }");
        };
        return Explorer.work(spec, spec.automata().get(0), Limits.DEFAULT);
    }
}
