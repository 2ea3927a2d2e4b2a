package org.mpl4j.summon.fleet;

import java.util.EnumSet;
import java.util.Set;
import org.mpl4j.summon.policies.summon.AppliancePolicy;
import org.mpl4j.summon.policies.summon.AppliancePolicy.State;
import org.mpl4j.summon.policies.summon.ApplianceStatecall;

/** An appliance of a {@link Fleet}: its state, and what the fleet has to remember of it. Times are milliseconds of the fleet's clock. */
final class Member {
    private static final Set<State> WITH_PROCESS =
            EnumSet.of(State.BOOTING, State.HANDING_OVER, State.RUNNING, State.STOPPING, State.FAILING);

    final String name;
    final AppliancePolicy policy = AppliancePolicy.start();
    long idleMillis;
    long run;
    long since;
    long lastUsed;
    long restUntil;
    long bootMillis;
    int failures;
    long starts;
    long summons;
    boolean isWanted;

    /** Whether it was told to stop before it had the connections that are held for it. */
    boolean isStoppedEarly;

    boolean isLeaving;
    String trouble = "";

    Member(String name, long idleMillis, long now) {
        this.name = name;
        this.idleMillis = idleMillis;
        since = now;
        lastUsed = now;
    }

    State state() {
        return policy.state();
    }

    boolean hasProcess() {
        return WITH_PROCESS.contains(state());
    }

    boolean isServing() {
        return state() == State.RUNNING;
    }

    boolean isComing() {
        return state() == State.BOOTING || state() == State.HANDING_OVER;
    }

    boolean isGoing() {
        return state() == State.STOPPING || state() == State.FAILING;
    }

    /**
     * A step of its life.
     *
     * @throws IllegalStateException if the policy does not allow it, which is a mistake of the fleet
     */
    void step(ApplianceStatecall event, long now) {
        if (!policy.step(event)) {
            throw new IllegalStateException(
                    name + ": " + policy.violation(event).message());
        }
        since = now;
    }
}
