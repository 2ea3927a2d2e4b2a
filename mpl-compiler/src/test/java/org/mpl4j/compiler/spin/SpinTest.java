package org.mpl4j.compiler.spin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.explore.JointLetter;
import org.mpl4j.compiler.spl.explore.JointState;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.model.Property;
import org.mpl4j.compiler.spl.model.Property.Ltl;
import org.mpl4j.compiler.spl.model.Property.Ltl.Sign;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Variable;
import org.mpl4j.compiler.spl.output.Tables;
import org.mpl4j.compiler.spl.output.promela.PromelaPrinter;
import org.mpl4j.compiler.spl.table.Letter;
import org.mpl4j.compiler.spl.table.StateTable;

/** What spin says of small machines. */
final class SpinTest {
    private static final Span NOWHERE = new Span(new SourceFile("test.spl", "", ""), 0, 0);

    private static final StateTable DOOR =
            Tables.of("door", "shut! Open> open", "open Close> shut", "shut Lock> locked", "locked Unlock> shut");

    /** Nobody walks through a door that it does not know to be open; it knows less than the door. */
    private static final StateTable GUEST =
            Tables.of("guest", "out! Open> may", "may Enter> in", "may Close> out", "in Close> in");

    @Test
    void holdsWhatHolds() throws IOException {
        Verdict verdict = verdict(house(), always(implies(last("Enter"), in("door", "open"))));
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.states()).isGreaterThan(5);
    }

    @Test
    void tellsTheStatecallsThatBreakAProperty() throws IOException {
        Verdict verdict = verdict(house(), always(implies(last("Close"), in("guest", "out"))));
        assertThat(calls(verdict).letters()).hasToString("[Open, Enter, Close]");
        assertThat(calls(verdict).cycle()).isEmpty();
    }

    @Test
    void tellsTheCycleInWhichSomethingNeverHappens() throws IOException {
        Verdict verdict = verdict(house(), always(implies(last("Lock"), eventually(last("Open")))));
        Counterexample found = calls(verdict);
        assertThat(found.cycle()).isNotEmpty();
        assertThat(found.cycle().toString()).doesNotContain("Open");
        assertThat(found.letters().toString()).contains("Lock");
    }

    @Test
    void aRunThatEndsStaysWhereItIs() throws IOException {
        Product once = Product.of("once", List.of(Tables.of("once", "a A> b", "b B> c!")));
        assertThat(verdict(once, eventually(always(in("once", "c")))).holds()).isTrue();
        assertThat(verdict(once, eventually(next(always(last("B"))))).holds()).isTrue();
        assertThat(verdict(once, always(eventually(last("A")))).holds()).isFalse();
    }

    @Test
    void nextIsTheNextStatecall() throws IOException {
        assertThat(verdict(house(), always(implies(last("Lock"), next(last("Unlock")))))
                        .holds())
                .isTrue();
        assertThat(verdict(house(), next(last("Open"))).holds()).isFalse();
        assertThat(verdict(house(), next(or(last("Open"), last("Lock")))).holds())
                .isTrue();
    }

    @Test
    void weakUntilNeedsNoEnd() throws IOException {
        Ltl closed = new Ltl.Unary(Sign.NOT, in("door", "open"));
        assertThat(verdict(house(), new Ltl.Binary(Sign.WEAK_UNTIL, closed, last("Open")))
                        .holds())
                .isTrue();
        assertThat(verdict(house(), new Ltl.Binary(Sign.UNTIL, closed, last("Open")))
                        .holds())
                .isFalse();
    }

    @Test
    void everyStartIsTried() throws IOException {
        Variable start = new Variable("locked", Variable.Kind.BOOL, 0, 1, true, NOWHERE);
        StateTable twoStarts = new StateTable(
                new Routine("door", Optional.empty(), List.of(start), List.of(), Optional.empty(), NOWHERE),
                DOOR.letters(),
                DOOR.states(),
                DOOR.next(),
                DOOR.arms(),
                Map.of(List.of(0), 0, List.of(1), 2));
        Product product = Product.of("door", List.of(twoStarts));
        assertThat(verdict(product, next(or(last("Open"), last("Lock")))).holds())
                .isFalse();
        assertThat(verdict(product, or(in("door", "locked"), in("door", "shut")))
                        .holds())
                .isTrue();
        assertThat(verdict(product, in("door", "shut")).holds()).isFalse();
    }

    @Test
    void whatNobodyKnowsNeverHappens() throws IOException {
        assertThat(verdict(house(), always(or(last("Open"), new Ltl.Unary(Sign.NOT, last("Burn")))))
                        .holds())
                .isTrue();
    }

    @Test
    void aSearchThatTakesTooMuchIsNoVerdict() throws IOException {
        Spin spin = spin(new SpinLimits(Duration.ofSeconds(60), 1024, 2));
        Verdict verdict = spin.check(PromelaPrinter.print(house(), List.of(property(always(in("door", "shut"))))))
                .get(0);
        Verdict holding = spin.check(PromelaPrinter.print(
                        house(), List.of(property(always(implies(last("Enter"), in("door", "open")))))))
                .get(0);
        assertThat(holding.holds()).isFalse();
        assertThat(holding.doubt()).contains("deeper than 2 steps");
        assertThat(verdict.holds()).isFalse();
    }

    @Test
    void saysWhatIsMissing(@TempDir Path folder) throws IOException {
        assertThat(Spin.find(folder.toString(), SpinLimits.usual())).isEmpty();
        assertThat(Spin.missing(folder.toString()))
                .isEqualTo("spin and a C compiler not found on the path (Debian packages spin and gcc)");
        Files.createFile(folder.resolve("cc")).toFile().setExecutable(true);
        assertThat(Spin.missing(folder.toString())).startsWith("spin not found");
    }

    @Test
    void aBrokenSpinIsNamed(@TempDir Path folder) throws IOException {
        Path broken = folder.resolve("spin");
        Files.writeString(broken, "#!/bin/sh\necho 'no licence'\nexit 3\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();
        Files.createFile(folder.resolve("cc")).toFile().setExecutable(true);
        Spin spin = Spin.find(folder.toString(), SpinLimits.usual()).orElseThrow();
        assertThatThrownBy(() -> spin.check(PromelaPrinter.print(house(), List.of(property(in("door", "shut"))))))
                .isInstanceOf(SpinException.class)
                .hasMessage(broken + " refuses the model: no licence");
    }

    private static Product house() {
        return Product.of("house", List.of(DOOR, GUEST));
    }

    private static Counterexample calls(Verdict verdict) {
        return verdict.counterexample().orElseThrow();
    }

    private static Verdict verdict(Product product, Ltl formula) throws IOException {
        Verdict verdict = spin(SpinLimits.usual())
                .check(PromelaPrinter.print(product, List.of(property(formula))))
                .get(0);
        verdict.counterexample().ifPresent(found -> assertLegal(product, found));
        assertThat(verdict.doubt()).isEmpty();
        return verdict;
    }

    /** Spin's run is one of the tables, too. */
    private static void assertLegal(Product product, Counterexample found) {
        JointState state = found.start();
        assertThat(product.starts()).contains(state);
        for (Letter taken : found.letters()) {
            JointLetter letter = product.letters().stream()
                    .filter(l -> l.letter().equals(taken))
                    .findFirst()
                    .orElseThrow();
            state = product.next(state, letter).orElseThrow();
        }
    }

    private static Spin spin(SpinLimits limits) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        Optional<Spin> spin = Spin.find(path, limits);
        assumeTrue(spin.isPresent(), () -> Spin.missing(path));
        return spin.get();
    }

    private static Property property(Ltl formula) {
        return new Property("p", formula, NOWHERE);
    }

    private static Ltl last(String call) {
        return new Ltl.Last(Tables.call(call));
    }

    private static Ltl in(String automaton, String state) {
        return new Ltl.In(automaton, state);
    }

    private static Ltl always(Ltl operand) {
        return new Ltl.Unary(Sign.ALWAYS, operand);
    }

    private static Ltl eventually(Ltl operand) {
        return new Ltl.Unary(Sign.EVENTUALLY, operand);
    }

    private static Ltl next(Ltl operand) {
        return new Ltl.Unary(Sign.NEXT, operand);
    }

    private static Ltl implies(Ltl left, Ltl right) {
        return new Ltl.Binary(Sign.IMPLIES, left, right);
    }

    private static Ltl or(Ltl left, Ltl right) {
        return new Ltl.Binary(Sign.OR, left, right);
    }
}
