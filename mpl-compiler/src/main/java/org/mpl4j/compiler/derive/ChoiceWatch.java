package org.mpl4j.compiler.derive;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a packet is kept from being read otherwise than it was built, where that depends on what is not known when it is built.
 *
 * @param scopes owners of the scopes in which what is chosen (branches, optional items, sizes) is noted when they are built, and compared when they are read again
 * @param doubts ids of items that are read as the end of the window around them says
 * @param rests ids of items that take all that is left of the window around them, and nothing in their scope is behind them
 * @param followed ids of nested packets and arrays in which something may take all that is left, and behind which there is something
 * @param isReadAgain whether the packet, if it is built by itself and something in it is in doubt, is read again as a whole
 */
public record ChoiceWatch(
        Set<Integer> scopes, Set<Integer> doubts, Set<Integer> rests, Set<Integer> followed, boolean isReadAgain) {
    /** Of a packet that cannot be read otherwise. */
    static final ChoiceWatch NONE = new ChoiceWatch(Set.of(), Set.of(), Set.of(), Set.of(), false);

    public ChoiceWatch {
        scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
        doubts = Collections.unmodifiableSet(new TreeSet<>(doubts));
        rests = Collections.unmodifiableSet(new TreeSet<>(rests));
        followed = Collections.unmodifiableSet(new TreeSet<>(followed));
    }
}
