package org.mpl4j.compiler.spl.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.Span;
import org.mpl4j.compiler.spl.graph.Alphabet;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.StepBodies;

/** S0129: statecalls of a packet that the policy uses, which no automaton takes, forbids or ignores: all let them pass. */
final class AlphabetHoleCheck implements PolicyCheck {
    @Override
    public void check(Subject subject, Diagnostics diagnostics) {
        PolicySpec spec = subject.spec();
        Set<Statecall> known = new HashSet<>();
        for (Routine automaton : spec.automata()) {
            known.addAll(Alphabet.of(spec, automaton));
            StepBodies.forEach(automaton.steps(), step -> {
                if (step instanceof Step.Ignore ignore) {
                    known.addAll(ignore.calls());
                }
            });
        }
        Map<Span, List<Statecall>> holes = new LinkedHashMap<>();
        spec.offered().forEach((call, use) -> {
            if (!known.contains(call)) {
                holes.computeIfAbsent(use, u -> new ArrayList<>()).add(call);
            }
        });
        holes.forEach(
                (use, calls) -> diagnostics
                        .warning(Code.S0129, use, "no automaton knows %s", Names.list(calls))
                        .label("what no automaton knows is always allowed")
                        .help(
                                "`never (..)` forbids statecalls, `ignore (..)` says that they do not matter; `*` at the end of a name stands for several"));
    }
}
