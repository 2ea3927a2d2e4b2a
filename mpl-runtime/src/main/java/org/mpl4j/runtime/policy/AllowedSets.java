package org.mpl4j.runtime.policy;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * For generated code: the sets of allowed statecalls, each made once a state.
 *
 * @param <S> the policy's statecalls
 * @hidden
 */
public final class AllowedSets<S extends Statecall> {
    private static final int MOST = 4096;

    private final S[] all;
    private final Map<Long, Set<S>> byState = new ConcurrentHashMap<>();

    /**
     * No sets yet.
     *
     * @param all the policy's statecalls
     */
    public AllowedSets(S[] all) {
        this.all = all.clone();
    }

    /**
     * What is allowed in a state.
     *
     * @param state a number that tells it from others
     * @param isAllowed what tells whether a statecall is
     * @return an immutable set, in the order of the enumeration
     */
    public Set<S> in(long state, Predicate<S> isAllowed) {
        Set<S> known = byState.get(state);
        if (known != null) {
            return known;
        }
        Set<S> made = of(isAllowed);
        if (byState.size() < MOST) {
            byState.put(state, made);
        }
        return made;
    }

    /**
     * What is allowed, without keeping it.
     *
     * @param isAllowed what tells whether a statecall is
     * @return an immutable set, in the order of the enumeration
     */
    public Set<S> of(Predicate<S> isAllowed) {
        Set<S> set = new LinkedHashSet<>();
        for (S call : all) {
            if (isAllowed.test(call)) {
                set.add(call);
            }
        }
        return Collections.unmodifiableSet(set);
    }
}
