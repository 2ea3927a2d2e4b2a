package org.mpl4j.compiler.spin;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.spl.output.JointLetter;

/**
 * A run that breaks a property.
 *
 * @param steps from the start
 * @param cycle what then happens again and again; empty if the run ends, or if the steps alone break the property
 */
public record Counterexample(List<JointLetter> steps, List<JointLetter> cycle) {
    public Counterexample {
        steps = List.copyOf(steps);
        cycle = List.copyOf(cycle);
    }

    /** The steps, and the cycle once. */
    public List<JointLetter> letters() {
        List<JointLetter> all = new ArrayList<>(steps);
        all.addAll(cycle);
        return all;
    }
}
