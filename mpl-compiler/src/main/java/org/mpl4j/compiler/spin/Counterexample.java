package org.mpl4j.compiler.spin;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.spl.explore.JointState;
import org.mpl4j.compiler.spl.table.Letter;

/**
 * A run that breaks a property.
 *
 * @param start where it begins
 * @param steps from there on
 * @param cycle what then happens again and again; empty if the run ends, or if the steps alone break the property
 */
public record Counterexample(JointState start, List<Letter> steps, List<Letter> cycle) {
    public Counterexample {
        steps = List.copyOf(steps);
        cycle = List.copyOf(cycle);
    }

    /** The steps, and the cycle once. */
    public List<Letter> letters() {
        List<Letter> all = new ArrayList<>(steps);
        all.addAll(cycle);
        return all;
    }
}
