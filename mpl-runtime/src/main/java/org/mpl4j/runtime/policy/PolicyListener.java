package org.mpl4j.runtime.policy;

import java.util.List;

/** Hears of every step of a policy. A policy without one does nothing for it. */
@FunctionalInterface
public interface PolicyListener {
    /**
     * Something was accepted or refused.
     *
     * @param policy which policy was asked
     * @param call what happened
     * @param isAccepted whether the policy allowed it
     */
    void step(String policy, Statecall call, boolean isAccepted);

    /**
     * What was accepted lately.
     *
     * @return the newest last; empty from listeners that keep nothing
     */
    default List<Statecall> recent() {
        return List.of();
    }

    /**
     * Another listener that hears of the same.
     *
     * @param other what is told after this one
     * @return both
     */
    default PolicyListener and(PolicyListener other) {
        PolicyListener first = this;
        return new PolicyListener() {
            @Override
            public void step(String policy, Statecall call, boolean isAccepted) {
                first.step(policy, call, isAccepted);
                other.step(policy, call, isAccepted);
            }

            @Override
            public List<Statecall> recent() {
                List<Statecall> recent = first.recent();
                return recent.isEmpty() ? other.recent() : recent;
            }
        };
    }
}
