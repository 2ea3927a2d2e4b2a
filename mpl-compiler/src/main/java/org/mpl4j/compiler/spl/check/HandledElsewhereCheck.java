package org.mpl4j.compiler.spl.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.explore.JointLetter;
import org.mpl4j.compiler.spl.explore.JointState;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.explore.Reachable;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.StepBodies;
import org.mpl4j.compiler.spl.table.StateTable;
import org.mpl4j.compiler.spl.table.TableState;

/** S0132: an automaton refuses a statecall that another one handles just then, and that it would handle itself at another place: a {@code during} begins too late or ends too early. */
final class HandledElsewhereCheck implements PolicyCheck {
    @Override
    public void check(Subject subject, Diagnostics diagnostics) {
        for (Product product : subject.products()) {
            Map<String, Map<Statecall, Span>> handled = new HashMap<>();
            for (StateTable table : product.tables()) {
                handled.put(table.name(), handled(subject, table.automaton()));
            }
            search(subject, product, handled, diagnostics);
        }
    }

    /** The statecalls in handlers of an automaton and its functions, and where. */
    private static Map<Statecall, Span> handled(Subject subject, Routine automaton) {
        Map<Statecall, Span> handled = new HashMap<>();
        subject.withFunctions(automaton)
                .forEach(routine -> StepBodies.forEach(routine.steps(), step -> {
                    if (step instanceof Step.During during) {
                        during.handlers().forEach(handler -> begin(subject.spec(), handler, handled));
                    }
                }));
        return handled;
    }

    /** The statecalls that steps may begin with. */
    private static void begin(PolicySpec spec, List<Step> steps, Map<Statecall, Span> into) {
        for (Step step : steps) {
            if (step instanceof Step.Take take) {
                into.putIfAbsent(take.call(), take.span());
                return;
            }
            StepBodies.of(step).forEach(body -> begin(spec, body, into));
            if (step instanceof Step.Call call) {
                spec.function(call.function()).ifPresent(f -> begin(spec, f.steps(), into));
            }
            boolean mayBeSkipped = step instanceof Step.Assign
                    || step instanceof Step.Named
                    || (step instanceof Step.Multiple multiple && multiple.min() == 0);
            if (!mayBeSkipped) {
                return;
            }
        }
    }

    private static void search(
            Subject subject, Product product, Map<String, Map<Statecall, Span>> handled, Diagnostics diagnostics) {
        List<JointLetter> letters = product.letters().stream()
                .filter(letter -> handled.values().stream()
                                .filter(calls ->
                                        calls.containsKey(letter.letter().call()))
                                .count()
                        > 1)
                .toList();
        Reachable reachable = subject.reachable(product);
        Set<Span> reported = new HashSet<>();
        for (JointState state : reachable.states()) {
            for (JointLetter letter : letters) {
                Statecall call = letter.letter().call();
                for (int refusing = 0; refusing < product.tables().size(); refusing++) {
                    StateTable table = product.tables().get(refusing);
                    List<Span> places = product.state(state, refusing).places();
                    boolean isRefused = letter.isKnownTo(refusing)
                            && Objects.requireNonNull(handled.get(table.name())).containsKey(call)
                            && !places.isEmpty()
                            && table.next(state.rows()[refusing], letter.parts()[refusing]) == StateTable.REFUSED;
                    Optional<Integer> other = isRefused ? handling(product, state, letter, handled) : Optional.empty();
                    if (other.isPresent() && reported.add(places.get(0))) {
                        String handler = product.tables().get(other.get()).name();
                        report(
                                reachable.shortestTrace(state),
                                table.name(),
                                product.state(state, refusing),
                                handler,
                                call,
                                Objects.requireNonNull(Objects.requireNonNull(handled.get(handler))
                                        .get(call)),
                                Objects.requireNonNull(Objects.requireNonNull(handled.get(table.name()))
                                        .get(call)),
                                diagnostics);
                    }
                }
            }
        }
    }

    private static Map<Statecall, Span> of(Map<String, Map<Statecall, Span>> handled, String automaton) {
        return handled.getOrDefault(automaton, Map.of());
    }

    private static Optional<Integer> handling(
            Product product, JointState state, JointLetter letter, Map<String, Map<Statecall, Span>> handled) {
        for (int i = 0; i < product.tables().size(); i++) {
            StateTable table = product.tables().get(i);
            if (letter.isKnownTo(i)
                    && Objects.requireNonNull(handled.get(table.name()))
                            .containsKey(letter.letter().call())
                    && table.next(state.rows()[i], letter.parts()[i]) != StateTable.REFUSED) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static void report(
            List<JointLetter> trace,
            String refusing,
            TableState state,
            String handling,
            Statecall call,
            Span handler,
            Span own,
            Diagnostics diagnostics) {
        String when = trace.isEmpty() ? "at the start" : "after `" + trace.get(trace.size() - 1) + "`";
        diagnostics
                .warning(
                        Code.S0132,
                        state.places().get(0),
                        "%s, `%s` refuses what `%s` handles",
                        when,
                        refusing,
                        handling)
                .label("`%s` (line %d) also allows %s here", handling, handler.line(), call)
                .also(own, "`%s` handles it only elsewhere", refusing)
                .help("move it inside the `during` whose handler takes %s", call);
    }
}
