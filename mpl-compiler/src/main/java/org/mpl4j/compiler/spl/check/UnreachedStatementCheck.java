package org.mpl4j.compiler.spl.check;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.explore.Behaviour;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.graph.Completion;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.StepBodies;

/** S0120: a statement that no trace reaches. Of several in a row the first is reported. */
final class UnreachedStatementCheck implements PolicyCheck {
    @Override
    public void check(Subject subject, Diagnostics diagnostics) {
        Set<Span> reached = new HashSet<>();
        Set<Routine> explored = new LinkedHashSet<>();
        Set<Routine> unknown = new HashSet<>();
        for (Routine automaton : subject.spec().automata()) {
            List<Routine> routines = subject.withFunctions(automaton);
            if (subject.table(automaton.name()).isPresent()) {
                Exploration.Table table = subject.table(automaton.name()).get();
                reached.addAll(table.behaviour().reachedPlaces());
                reached.addAll(behindDeadEnds(table.behaviour(), subject.takes(automaton)));
                explored.addAll(routines);
            } else {
                unknown.addAll(routines);
            }
        }
        explored.removeAll(unknown);
        explored.forEach(routine -> block(routine.steps(), false, reached, diagnostics));
        subject.spec().functions().stream()
                .filter(f -> !explored.contains(f) && !unknown.contains(f))
                .forEach(f -> diagnostics.warning(Code.S0120, f.span(), "no automaton calls `%s`", f.name()));
    }

    /** What dead ends leave no way to, which is reported where they are. */
    private static List<Span> behindDeadEnds(Behaviour behaviour, List<Step.Take> takes) {
        Set<Span> ends = new HashSet<>();
        for (int set = 0; set < behaviour.size(); set++) {
            behaviour.deadEnds(set).forEach(end -> ends.add(end.at()));
        }
        return takes.stream()
                .map(Step.Take::span)
                .filter(take -> ends.stream().anyMatch(end -> end.start() <= take.start() && take.end() <= end.end()))
                .toList();
    }

    private static void block(List<Step> steps, boolean isKnown, Set<Span> reached, Diagnostics diagnostics) {
        boolean isReported = isKnown;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (i > 0 && !Completion.canComplete(steps.get(i - 1)) && !isReported) {
                isReported = true;
                diagnostics
                        .warning(Code.S0120, step.span(), "nothing ever comes here")
                        .also(steps.get(i - 1).span(), "nothing goes on behind this");
            } else if (step instanceof Step.Take take && !reached.contains(take.span()) && !isReported) {
                isReported = true;
                diagnostics
                        .warning(Code.S0120, take.span(), "nothing ever waits for `%s` here", take.call())
                        .help("guards or refused statecalls before it leave no way to it");
            } else if (step instanceof Step.Take take) {
                isReported |= !reached.contains(take.span());
            }
            for (List<Step> body : StepBodies.of(step)) {
                block(body, isReported, reached, diagnostics);
            }
        }
    }
}
