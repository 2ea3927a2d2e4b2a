package org.mpl4j.runtime.policy;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a policy accepted lately, so that its violations tell that. Allocates nothing in a step. */
public final class RecentStatecalls implements PolicyListener {
    /** How many are kept. */
    public static final int KEPT = 32;

    private final Statecall[] ring = new Statecall[KEPT];
    private int next;

    /** Keeps nothing yet. */
    public RecentStatecalls() {}

    @Override
    public void step(String policy, Statecall call, boolean isAccepted) {
        if (isAccepted) {
            ring[next & (KEPT - 1)] = call;
            next++;
        }
    }

    @Override
    public List<Statecall> recent() {
        List<Statecall> recent = new ArrayList<>(KEPT);
        for (int i = 0; i < KEPT; i++) {
            Statecall call = ring[(next + i) & (KEPT - 1)];
            if (call != null) {
                recent.add(call);
            }
        }
        return List.copyOf(recent);
    }
}
