package org.mpl4j.compiler.spl.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.spl.PolicySketch;
import org.mpl4j.compiler.spl.model.PolicySpec;

/** What policies mean, sentence by sentence, in every form that they can take. */
final class SemanticsTest {
    @Test
    void everyConfigurationAdvancesAndKeepsItsOwnValues() {
        Runs.of("automaton a (bool a) { either { A; a = true; B; } or { A; C; } either (a) { D; } or (!a) { E; } }")
                .accepts("A B D", "A C E")
                .refuses("A B E", "A C D", "A A", "B");
    }

    @Test
    void refusesADeadEndOneStepEarly() {
        Runs.of("automaton a (bool x) { A; either (x) { B; } or (x) { C; } }").refuses("A");
        Runs.of("automaton a (bool x) { A; either (x) { B; } or (!x) { C; } }").accepts("A C");
    }

    @Test
    void abortBeatsWhatAnotherBranchAllows() {
        Runs.automaton("either { A; abort; } or { A; B; }").refuses("A");
        Runs.automaton("A; either { B; } or { C; abort; }").accepts("A B").refuses("A C");
    }

    @Test
    void guardBeforeAbortMakesItUnreachable() {
        Runs.of("automaton a (bool x) { either { A; either (x) { abort; } or (!x) { B; } } or { A; C; } }")
                .accepts("A B", "A C");
    }

    @Test
    void neverAutomatonOf2006TakesItsFirstForbiddenEventAndRefusesTheNext() {
        Runs.automaton("either { A; } or { B; }").accepts("A").refuses("A A", "B A");
        Runs.automaton("either { A; } or { B; } abort;").refuses("A", "B");
    }

    @Test
    void neverRefusesTheFirst() {
        Runs.automaton("never (X); multiple { A; }").accepts("A A").refuses("X", "A X");
        Runs.automaton("A; never (X); multiple { either { A; } or { X; } }")
                .accepts("A A")
                .refuses("A X", "X");
    }

    @Test
    void exitGoesToTheEndOfTheEnclosingFunction() {
        Runs.of("function f () { A; exit; B; } automaton a () { f(); C; }")
                .accepts("A C")
                .refuses("A B");
        Runs.of("automaton a () { while (true) { A; exit; } B; }")
                .ends("A", true)
                .refuses("A A", "A B");
    }

    @Test
    void afterTheEndEveryStatecallOfTheAlphabetIsBad() {
        Runs.automaton("A; B;")
                .ends("A B", true)
                .ends("A", false)
                .refuses("A B A", "A B B")
                .accepts("A B Z");
    }

    @Test
    void takesNoNoticeOfWhatItDoesNotMention() {
        Runs.automaton("A; B;").accepts("Z A Z Z B Z").refuses("B", "Z B");
        Runs.automaton("ignore (Z); A; always_allow (Z) { B; } C;").accepts("Z A Z B Z C Z");
    }

    @Test
    void alwaysAllowHoldsBeforeStatecallsInside() {
        Runs.automaton("always_allow (X) { A; B; } C;").accepts("X X A X B C").refuses("A B X", "A B C X");
    }

    @Test
    void alwaysAllowDoesNotSettleAChoice() {
        Runs.automaton("always_allow (X) { either { A; B; } or { C; D; } }").accepts("X X C X D", "X A X B");
    }

    @Test
    void alwaysAllowReachesIntoFunctionsAndTheirEnds() {
        Runs.of("function f () { A; B; } automaton a () { always_allow (X) { f(); } C; }")
                .accepts("X A X B X X C", "A B C")
                .refuses("A B C X");
    }

    @Test
    void alwaysAllowReachesEveryDepth() {
        Runs.of("function h () { A; } function g () { h(); B; } function f () { g(); }"
                        + " automaton a () { always_allow (X) { f(); } C; f(); D; }")
                .accepts("X A X B X C A B D", "A B C A B D")
                .refuses("A B C X", "A B C A X");
    }

    @Test
    void alwaysAllowOfAFunctionDoesNotReachItsCaller() {
        Runs.of("function f () { always_allow (X) { A; } B; } automaton a () { f(); C; }")
                .accepts("X A B C")
                .refuses("A X", "A B X");
    }

    @Test
    void handlerResumesWhereItInterrupted() {
        Runs.automaton("during { A; B; C; } handle { X; Y; }")
                .accepts("A X Y B C", "X Y A B X Y X Y C")
                .refuses("A X B", "X X", "A X A", "A B C X");
    }

    @Test
    void handlerIsNotInterruptedByItselfOrASibling() {
        Runs.automaton("during { A; } handle { X; Y; } handle { U; V; }")
                .accepts("X Y U V A")
                .refuses("X U", "U X", "X X");
    }

    @Test
    void handlerIsInterruptedByHandlersFurtherOut() {
        Runs.automaton("during { during { A; B; } handle { X; Y; } } handle { U; V; }")
                .accepts("X U V Y A U V B", "A X U V Y B")
                .refuses("U X", "X U Y", "X U X");
    }

    @Test
    void handlerReachesIntoFunctions() {
        Runs.of(
                        "function g () { B; C; } function f () { A; g(); } automaton a () { during { f(); } handle { X; Y; } D; }")
                .accepts("A X Y B X Y C X Y D", "A B C D")
                .refuses("A X B", "A B C D X");
    }

    @Test
    void handlerThatExitsEndsTheAutomaton() {
        Runs.automaton("during { A; B; } handle { X; exit; } C;")
                .ends("A X", true)
                .refuses("A X B", "X C");
        Runs.of("function f () { during { A; B; } handle { X; exit; } C; } automaton a () { f(); D; }")
                .accepts("A X D", "A B C D")
                .refuses("A X C");
    }

    @Test
    void handlerMayChangeVariables() {
        Runs.of("automaton a (bool x) { during { A; B; } handle { X; x = true; } either (x) { C; } or (!x) { D; } }")
                .accepts("A B D", "A X B C")
                .refuses("A B C", "X A B D");
    }

    @Test
    void handlerMayCallTheFunctionThatItInterrupts() {
        Runs.of("function f (bool p) { A; p = true; B; } automaton a (bool x, bool y) {"
                        + " during { f(x); } handle { X; f(y); } either (x && y) { C; } or (x && !y) { D; } }")
                .accepts("A B D", "A X A B B C")
                .refuses("A X B", "A B C");
    }

    @Test
    void handlerThatMayBeEmptyBeginsWithItsFirstStatecall() {
        Runs.of(
                        "automaton a (bool x) { during { A; } handle { x = true; optional { X; } } either (x) { C; } or (!x) { D; } }")
                .accepts("A D", "X A C")
                .refuses("A C");
    }

    @Test
    void alwaysAllowOutsideHoldsInHandlersAndOneInsideDoesNot() {
        Runs.automaton("always_allow (Z) { during { A; } handle { X; Y; } }").accepts("Z X Z Y Z A");
        Runs.automaton("during { always_allow (Z) { A; } } handle { X; Y; }")
                .accepts("Z X Y Z A")
                .refuses("X Z");
    }

    @Test
    void argumentsAreCopiedInAndBackOut() {
        Runs.of(
                        "function f (bool p) { p = !p; A; } automaton a (bool x, bool y) { f(x); either (x && !y) { B; } f(y); C; } ")
                .accepts("A B A C");
    }

    @Test
    void assignmentsTakeEffectInOrder() {
        Runs.of(
                        "automaton a (int x, int y) { x = 1; y = x; x = 5; A; either (y == 1 && x == 5) { B; } or (y == 5) { C; } }")
                .accepts("A B")
                .refuses("A C");
    }

    @Test
    void optionalLastStatementLeavesTheEndReachable() {
        Runs.automaton("A; optional { B; }").ends("A", true).ends("A B", true).refuses("A B B");
    }

    @Test
    void sidesOfAnEquationMayBeSwapped() {
        Runs.of("automaton a (int x) { x = 1; A; either (1 == x) { B; } or (x == 1) { C; } or (x == 2) { D; } }")
                .accepts("A B", "A C")
                .refuses("A D");
    }

    @Test
    void truthValuesAreCompared() {
        Runs.of("automaton a (bool x, bool y) { y = true; A; either (x == y) { B; } or (x == false) { C; } }")
                .accepts("A C")
                .refuses("A B");
    }

    @Test
    void divisionByZeroMakesAGuardFalse() {
        Runs.of("automaton a (int x) { A; either (1 / x == 0) { B; } or (!(1 / x == 0)) { C; } or { D; } }")
                .accepts("A D")
                .refuses("A B", "A C");
        Runs.of("automaton a (int x) { A; while (1 / x == 0) { B; } C; }")
                .accepts("A C")
                .refuses("A B");
    }

    @Test
    void divisionByZeroAndBoundsKillAConfigurationThatAssigns() {
        Runs.of("automaton a (int x) { either { A; x = 1 / x; B; } or { A; C; } }")
                .accepts("A C")
                .refuses("A B");
        Runs.of("automaton a (int[0..2] x) { while (true) { A; x = x + 1; } }")
                .accepts("A A")
                .refuses("A A A");
    }

    @Test
    void multipleHasRanges() {
        Runs.automaton("multiple (2..3) { A; } B;").accepts("A A B", "A A A B").refuses("B", "A B", "A A A A");
        Runs.automaton("multiple (2..) { A; } B;")
                .accepts("A A B", "A A A A A A B")
                .refuses("A B");
        Runs.automaton("multiple (..2) { A; } B;").accepts("B", "A A B").refuses("A A A");
        Runs.automaton("multiple (2) { A; } B;").accepts("A A B").refuses("A B", "A A A");
        Runs.automaton("multiple (0) { A; } B;").accepts("B").refuses("A");
        Runs.automaton("multiple { A; } B;").accepts("B", "A A A B");
        Runs.automaton("multiple (1..) { multiple (1) { A; B; } } C;")
                .accepts("A B C", "A B A B C")
                .refuses("C");
    }

    @Test
    void doUntilAsksLast() {
        Runs.of("automaton a (bool x) { do { A; optional { B; x = true; } } until (x); C; }")
                .accepts("A A A B C")
                .refuses("A C", "C");
    }

    @Test
    void endsOnBodiesThatRepeatWithoutAnEvent() {
        assertThat(Runs.automaton("multiple { optional { A; } } B;")
                        .accepts("B", "A A B")
                        .forms())
                .isEqualTo(3);
        Runs.of("automaton a (int x) { while (x < 3) { x = x + 1; } A; either (x == 3) { B; } }")
                .accepts("A B");
        assertThat(Runs.automaton("A; while (true) { }").refuses("A").forms()).isEqualTo(3);
    }

    @Test
    void saysWhichVariableNeverSettles() {
        PolicySpec spec = PolicySketch.of("automaton a (int x, bool y) { A; while (true) { x = x + 1; } }");
        Exploration form = Explorer.explore(spec, spec.automata().get(0));
        assertThat(form).isInstanceOf(Exploration.TooLarge.class);
        assertThat(((Exploration.TooLarge) form).variables())
                .containsExactly(spec.automata().get(0).variables().get(0));
    }

    @Test
    void limitThatIsOverLeadsToWhatIsExpired() {
        Runs.automaton("within (grace) { A; B; } expired { E; } C;")
                .accepts("A B C", "A Expire_1 E C", "Expire_1 E C")
                .refuses("A B Expire_1", "A Expire_1 B");
    }

    @Test
    void limitGoesOnWhileAHandlerInterrupts() {
        Runs.automaton("during { within (grace) { A; B; } expired { E; } } handle { X; Y; } C;")
                .accepts("A X Expire_1 E C", "A X Y B C")
                .refuses("A X Expire_1 Y");
    }

    @Test
    void fieldsAreLookedAtAndKept() {
        Runs.of("automaton a (int[0..9] n) { n = 5; multiple { P (k) when (k <= n); n = k; } Z; }")
                .accepts("P[k=5] P[k=3] P[k=3] Z", "P[k=0] Z")
                .refuses("P[k=6]", "P[k=2] P[k=3]", "P[k=-1]");
    }

    @Test
    void fieldsOfOtherValuesAreNotToldApart() {
        PolicySpec spec = PolicySketch.of(
                "automaton a () { multiple { either { P (k) when (k < 5); A; } or { P (k) when (k >= 5); B; } } }");
        Exploration.Table table =
                (Exploration.Table) Explorer.explore(spec, spec.automata().get(0));
        assertThat(table.table().letters().toString()).isEqualTo("[P[k=..4], P[k=5..], A, B]");
    }

    @Test
    void startValuesAreGiven() {
        Runs runs = Runs.of(
                "automaton a (bool strict, int[0..2] n) start (strict) { A; either (strict) { B; } or (!strict) { C; } }");
        runs.start(1).accepts("A B").refuses("A C");
        runs.start(0).accepts("A C").refuses("A B");
    }

    @Test
    void statesAreNamed() {
        Runs.automaton("state idle; multiple { A; state busy; B; } C; state done;")
                .isIn("", "idle")
                .isIn("A", "busy")
                .isIn("A B", "idle")
                .isIn("C", "done");
        Runs.automaton("during { state one; A; B; } handle { X; Y; }")
                .isIn("X", "")
                .isIn("X Y", "one")
                .isIn("A", "");
        Runs.automaton("always_allow (X) { state one; A; }").isIn("X X", "one");
    }
}
