package org.mpl4j.compiler.spl.property;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.explore.JointLetter;
import org.mpl4j.compiler.spl.explore.JointState;
import org.mpl4j.compiler.spl.explore.Product;
import org.mpl4j.compiler.spl.model.Composition;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Property.Trace;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.table.StateTable;

/** Replays the traces of a policy. What a trace does not say, start values and fields, may be anything: a statecall is accepted if it is with some. */
public final class TraceCheck {
    private TraceCheck() {}

    /**
     * What came of a trace.
     *
     * @param refusedAt the index of the first statecall that is refused, or -1
     * @param allowed what is allowed there, or after all
     * @param trouble why it could not be replayed
     */
    public record Finding(Trace trace, int refusedAt, Set<Statecall> allowed, Optional<String> trouble) {
        /** Whether it is as the trace says: all accepted, or the last one refused and no other. */
        public boolean isAsSaid() {
            return trouble.isEmpty()
                    && refusedAt == (trace.isGood() ? -1 : trace.calls().size() - 1);
        }
    }

    /** Replays all traces. */
    public static List<Finding> check(PolicySpec spec, Map<String, Exploration> explorations) {
        return spec.traces().stream()
                .map(trace -> check(spec, explorations, trace))
                .toList();
    }

    private static Finding check(PolicySpec spec, Map<String, Exploration> explorations, Trace trace) {
        List<String> automata = spec.compositions().stream()
                .filter(c -> c.name().equals(trace.policy()))
                .findFirst()
                .map(Composition::automata)
                .orElse(List.of(trace.policy()));
        List<StateTable> tables = new ArrayList<>();
        for (String automaton : automata) {
            if (!(explorations.get(automaton) instanceof Exploration.Table table)) {
                String trouble = "`" + automaton + "` has no table of states";
                return new Finding(trace, -1, Set.of(), Optional.of(trouble));
            }
            tables.add(table.table());
        }
        return replay(Product.of(trace.policy(), tables), trace);
    }

    private static Finding replay(Product product, Trace trace) {
        Set<JointState> now = new LinkedHashSet<>(product.starts());
        for (int i = 0; i < trace.calls().size(); i++) {
            Statecall call = trace.calls().get(i);
            List<JointLetter> letters = product.letters().stream()
                    .filter(letter -> letter.letter().call().equals(call))
                    .toList();
            if (letters.isEmpty()) {
                continue;
            }
            Set<JointState> next = new LinkedHashSet<>();
            now.forEach(state ->
                    letters.forEach(letter -> product.next(state, letter).ifPresent(next::add)));
            if (next.isEmpty()) {
                return new Finding(trace, i, allowed(product, now), Optional.empty());
            }
            now = next;
        }
        return new Finding(trace, -1, allowed(product, now), Optional.empty());
    }

    private static Set<Statecall> allowed(Product product, Set<JointState> states) {
        Set<Statecall> allowed = new LinkedHashSet<>();
        for (JointState state : states) {
            product.successors(state)
                    .forEach(s -> allowed.add(s.letter().letter().call()));
        }
        return allowed;
    }
}
