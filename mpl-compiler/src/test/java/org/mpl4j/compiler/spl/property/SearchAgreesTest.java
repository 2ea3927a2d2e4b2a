package org.mpl4j.compiler.spl.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.mpl4j.compiler.spl.RandomPolicy;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.explore.Explorer;
import org.mpl4j.compiler.spl.explore.JointState;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Property.Ltl;
import org.mpl4j.compiler.spl.model.Property.Ltl.Sign;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.Letter;

/**
 * The search against formulas evaluated on single runs: what it says is broken by a run is broken by that run, and what it says holds is broken by none of many random
 * runs. A run is a sequence of states that goes round at its end.
 */
final class SearchAgreesTest {
    /** One moment of a run. */
    private record Moment(JointState state, Optional<Statecall> last) {}

    /** A run: moments, and the one that follows the last. */
    private record Run(List<Moment> moments, int back) {
        int next(int at) {
            return at + 1 < moments.size() ? at + 1 : back;
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void agrees(@ForAll long seed) {
        check(seed);
    }

    /** Whether the formula of a seed holds; empty if the policy has no table. */
    static Optional<Boolean> check(long seed) {
        PolicySpec spec = RandomPolicy.of(seed);
        Exploration form = Explorer.explore(spec, spec.automata().get(0));
        if (!(form instanceof Exploration.Table table)) {
            return Optional.empty();
        }
        Product product = Product.of("p", List.of(table.table()));
        Random random = new Random(seed + 1);
        Ltl formula = formula(random, 3);
        Verdict verdict = new Search(product, 100_000).search(formula);
        if (verdict instanceof Verdict.Fails fails) {
            assertThat(product.starts())
                    .as(formula + " on " + fails)
                    .anyMatch(start -> isBroken(product, start, fails, formula, random));
            return Optional.of(false);
        }
        assertThat(verdict).isInstanceOf(Verdict.Holds.class);
        for (JointState start : product.starts()) {
            for (int i = 0; i < 20; i++) {
                Run run = extended(product, new ArrayList<>(List.of(new Moment(start, Optional.empty()))), random);
                assertThat(holds(formula, product, run, 0))
                        .as(formula + " on " + run)
                        .isTrue();
            }
        }
        return Optional.of(true);
    }

    static Ltl formula(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 3 : 11);
        if (kind < 2) {
            return new Ltl.Last(RandomPolicy.CALLS.get(random.nextInt(RandomPolicy.CALLS.size())));
        } else if (kind == 2) {
            return new Ltl.In("auto", random.nextBoolean() ? "red" : "blue");
        } else if (kind < 7) {
            List<Sign> signs = List.of(Sign.NOT, Sign.ALWAYS, Sign.EVENTUALLY, Sign.NEXT);
            return new Ltl.Unary(signs.get(random.nextInt(signs.size())), formula(random, depth - 1));
        }
        List<Sign> signs = List.of(Sign.AND, Sign.OR, Sign.IMPLIES, Sign.IFF, Sign.UNTIL, Sign.WEAK_UNTIL);
        return new Ltl.Binary(
                signs.get(random.nextInt(signs.size())), formula(random, depth - 1), formula(random, depth - 1));
    }

    /** Whether every run of a counterexample from a start breaks the formula; several are tried if it says only how they begin. */
    private static boolean isBroken(
            Product product, JointState start, Verdict.Fails fails, Ltl formula, Random random) {
        for (int i = 0; i < 4; i++) {
            Optional<Run> run = run(product, start, fails, random);
            if (run.isEmpty() || holds(formula, product, run.get(), 0)) {
                return false;
            }
        }
        return true;
    }

    /** The run of a counterexample: along the trace, then round the loop, or on at random. */
    private static Optional<Run> run(Product product, JointState start, Verdict.Fails fails, Random random) {
        List<Moment> moments = new ArrayList<>(List.of(new Moment(start, Optional.empty())));
        if (!follow(product, moments, fails.trace())) {
            return Optional.empty();
        } else if (fails.loop().isEmpty()) {
            return Optional.of(extended(product, moments, random));
        }
        // The first time round may begin with another last statecall than the following ones.
        while (follow(product, moments, fails.loop())) {
            int last = moments.size() - 1;
            int before = last - fails.loop().size();
            if (moments.get(last).equals(moments.get(before))) {
                moments.remove(last);
                return Optional.of(new Run(moments, before));
            }
        }
        return Optional.empty();
    }

    private static boolean follow(Product product, List<Moment> moments, List<Letter> letters) {
        for (Letter letter : letters) {
            JointState state = moments.get(moments.size() - 1).state();
            Optional<JointState> next = product.successors(state).stream()
                    .filter(s -> s.letter().letter().equals(letter))
                    .map(Product.Successor::state)
                    .findFirst();
            if (next.isEmpty()) {
                return false;
            }
            moments.add(new Moment(next.get(), Optional.of(letter.call())));
        }
        return true;
    }

    /** Goes on at random until a moment comes again, or nothing can follow. */
    private static Run extended(Product product, List<Moment> moments, Random random) {
        int first = moments.size();
        while (true) {
            Moment at = moments.get(moments.size() - 1);
            List<Product.Successor> all = product.successors(at.state());
            if (all.isEmpty()) {
                return new Run(moments, moments.size() - 1);
            }
            Product.Successor next = all.get(random.nextInt(all.size()));
            Moment moment =
                    new Moment(next.state(), Optional.of(next.letter().letter().call()));
            int known = moments.lastIndexOf(moment);
            if (known >= 0 && (moments.size() > first + 8 || random.nextBoolean())) {
                return new Run(moments, known);
            }
            moments.add(moment);
        }
    }

    private static boolean holds(Ltl formula, Product product, Run run, int at) {
        return values(formula, product, run)[at];
    }

    /** The truth of a formula at each moment. */
    private static boolean[] values(Ltl formula, Product product, Run run) {
        int size = run.moments().size();
        boolean[] values = new boolean[size];
        if (formula instanceof Ltl.Unary unary) {
            boolean[] operand = values(unary.operand(), product, run);
            boolean[] all = new boolean[size];
            Arrays.fill(all, true);
            return switch (unary.sign()) {
                case NOT -> not(operand);
                case NEXT -> {
                    for (int i = 0; i < size; i++) {
                        values[i] = operand[run.next(i)];
                    }
                    yield values;
                }
                case EVENTUALLY -> until(all, operand, run);
                default -> not(until(all, not(operand), run));
            };
        } else if (formula instanceof Ltl.Binary binary) {
            boolean[] left = values(binary.left(), product, run);
            boolean[] right = values(binary.right(), product, run);
            boolean[] until = until(left, right, run);
            boolean[] all = new boolean[size];
            Arrays.fill(all, true);
            boolean[] everLeft = not(until(all, not(left), run));
            for (int i = 0; i < size; i++) {
                values[i] = switch (binary.sign()) {
                    case AND -> left[i] && right[i];
                    case OR -> left[i] || right[i];
                    case IMPLIES -> !left[i] || right[i];
                    case IFF -> left[i] == right[i];
                    case UNTIL -> until[i];
                    default -> until[i] || everLeft[i];
                };
            }
            return values;
        }
        for (int i = 0; i < size; i++) {
            Moment moment = run.moments().get(i);
            values[i] = formula instanceof Ltl.Last last
                    ? moment.last().equals(Optional.of(last.call()))
                    : product.state(moment.state(), 0).label().equals(Optional.of(((Ltl.In) formula).state()));
        }
        return values;
    }

    private static boolean[] not(boolean[] values) {
        boolean[] opposite = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            opposite[i] = !values[i];
        }
        return opposite;
    }

    /** The least truth that is the right one, or the left one before itself. */
    private static boolean[] until(boolean[] left, boolean[] right, Run run) {
        boolean[] values = right.clone();
        boolean hasChanged = true;
        while (hasChanged) {
            hasChanged = false;
            for (int i = values.length - 1; i >= 0; i--) {
                if (!values[i] && left[i] && values[run.next(i)]) {
                    values[i] = true;
                    hasChanged = true;
                }
            }
        }
        return values;
    }
}
