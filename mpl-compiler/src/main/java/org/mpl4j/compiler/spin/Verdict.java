package org.mpl4j.compiler.spin;

import java.time.Duration;
import java.util.Optional;
import org.mpl4j.compiler.spl.model.Property;

/**
 * What spin says of a property.
 *
 * @param states how many states of model and formula it stored
 * @param time of the search alone
 * @param counterexample if the property does not hold
 * @param doubt why the search did not end, if it did not
 */
public record Verdict(
        Property property,
        long states,
        Duration time,
        Optional<Counterexample> counterexample,
        Optional<String> doubt) {
    public boolean holds() {
        return counterexample.isEmpty() && doubt.isEmpty();
    }

    /** This one, which holds, and that of another start. */
    Verdict and(Verdict other) {
        return new Verdict(property, states + other.states, time.plus(other.time), other.counterexample, other.doubt);
    }
}
