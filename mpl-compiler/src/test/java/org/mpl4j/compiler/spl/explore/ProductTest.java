package org.mpl4j.compiler.spl.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.spl.PolicySketch;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.table.StateTable;

final class ProductTest {
    private static Product product(String text) {
        PolicySpec spec = PolicySketch.of(text);
        List<StateTable> tables = spec.automata().stream()
                .map(a -> ((Exploration.Table) Explorer.explore(spec, a)).table())
                .toList();
        return Product.of(spec.compositions().get(0), tables);
    }

    private static Optional<JointState> run(Product product, String trace) {
        Optional<JointState> state = Optional.of(product.starts().get(0));
        for (String name : trace.split(" ")) {
            JointLetter letter = product.letters().stream()
                    .filter(l -> l.toString().equals(name))
                    .findFirst()
                    .orElseThrow();
            state = state.flatMap(s -> product.next(s, letter));
        }
        return state;
    }

    @Test
    void allThatKnowAStatecallStepOrNoneDoes() {
        Product product = product("automaton a () { A; C; } automaton b () { B; C; D; } policy p = b, a;");
        assertThat(run(product, "A B C D").map(product::isEnd)).contains(true);
        assertThat(run(product, "A C")).isEmpty();
        assertThat(run(product, "B C")).isEmpty();
        assertThat(run(product, "B A C").map(product::isEnd)).contains(false);
    }

    @Test
    void statesAreFoundBreadthFirst() {
        Product product = product("automaton a () { A; A; } automaton b () { B; B; } policy p = a, b;");
        Reachable all = Reachable.of(product, 100);
        assertThat(all.states()).hasSize(9);
        assertThat(all.isWhole()).isTrue();
        JointState last = run(product, "B A B A").orElseThrow();
        assertThat(all.shortestTrace(last)).hasSize(4);
        assertThat(Reachable.of(product, 3).isWhole()).isFalse();
    }

    @Test
    void rangesOfFieldsAreCut() {
        Product product = product(
                "automaton a () { P (k) when (k < 5); } automaton b () { P (k) when (k > 2); } policy p = a, b;");
        assertThat(product.letters().toString()).isEqualTo("[P[k=..2], P[k=3..4], P[k=5..]]");
        assertThat(run(product, "P[k=3..4]")).isPresent();
        assertThat(run(product, "P[k=5..]")).isEmpty();
    }

    @Test
    void startVariablesOfOneNameAreGivenOnce() {
        Product product = product("automaton a (bool s) start (s) { either (s) { A; } or (!s) { B; } }"
                + " automaton b (bool s) start (s) { either (s) { A; } or (!s) { B; } } policy p = a, b;");
        assertThat(product.starts()).hasSize(2);
        assertThat(run(product, "A")).isEmpty();
        assertThat(run(product, "B")).isPresent();
    }

    @Test
    void otherStartVariablesAreIndependent() {
        Product product = product("automaton a (bool s) start (s) { either (s) { A; } or (!s) { B; } }"
                + " automaton b (int[0..1] s, bool t) start (s, t) { either (s == 1) { C; } or (s == 0 && t) { D; } or (!t) { E; } }"
                + " policy p = a, b;");
        assertThat(product.starts()).hasSize(8);
    }
}
