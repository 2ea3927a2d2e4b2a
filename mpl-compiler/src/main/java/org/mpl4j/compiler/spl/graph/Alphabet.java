package org.mpl4j.compiler.spl.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mpl4j.compiler.spl.model.PolicySpec;
import org.mpl4j.compiler.spl.model.Routine;
import org.mpl4j.compiler.spl.model.Statecall;
import org.mpl4j.compiler.spl.model.Step;
import org.mpl4j.compiler.spl.model.StepBodies;

/** The statecalls that an automaton mentions, itself or in functions, without those that it ignores. Of all others it takes no notice. */
public final class Alphabet {
    private final PolicySpec spec;
    private final Set<Statecall> mentioned = new LinkedHashSet<>();
    private final Set<Statecall> ignored = new HashSet<>();
    private final Set<String> functions = new LinkedHashSet<>();

    private Alphabet(PolicySpec spec) {
        this.spec = spec;
    }

    /** In the order of first mention. */
    public static List<Statecall> of(PolicySpec spec, Routine automaton) {
        Alphabet alphabet = new Alphabet(spec);
        StepBodies.forEach(automaton.steps(), alphabet::add);
        alphabet.mentioned.removeAll(alphabet.ignored);
        return new ArrayList<>(alphabet.mentioned);
    }

    /** The functions that an automaton calls, itself or through others. */
    public static Set<String> functions(PolicySpec spec, Routine automaton) {
        Alphabet alphabet = new Alphabet(spec);
        StepBodies.forEach(automaton.steps(), alphabet::add);
        return alphabet.functions;
    }

    private void add(Step step) {
        if (step instanceof Step.Take take) {
            mentioned.add(take.call());
        } else if (step instanceof Step.AlwaysAllow allow) {
            mentioned.addAll(allow.calls());
        } else if (step instanceof Step.Never never) {
            mentioned.addAll(never.calls());
        } else if (step instanceof Step.Within within) {
            mentioned.add(within.expiry());
        } else if (step instanceof Step.Ignore ignore) {
            ignored.addAll(ignore.calls());
        } else if (step instanceof Step.Call call && functions.add(call.function())) {
            spec.function(call.function()).ifPresent(f -> StepBodies.forEach(f.steps(), this::add));
        }
    }
}
