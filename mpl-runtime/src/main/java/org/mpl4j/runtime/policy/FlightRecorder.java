package org.mpl4j.runtime.policy;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Writes an event {@code org.mpl4j.PolicyStep} for every step, while a recording of the JDK's Flight Recorder asks for them. Needs the module jdk.jfr. */
public final class FlightRecorder implements PolicyListener {
    /** Records what recordings ask for. */
    public FlightRecorder() {}

    @Override
    public void step(String policy, Statecall call, boolean isAccepted) {
        StepEvent event = new StepEvent();
        if (event.shouldCommit()) {
            event.policy = policy;
            event.statecall = call.name();
            event.accepted = isAccepted;
            event.commit();
        }
    }

    @Name("org.mpl4j.PolicyStep")
    @Label("Policy step")
    @Description("A policy accepted or refused a statecall")
    @Category("MPL")
    @StackTrace(false)
    private static final class StepEvent extends Event {
        @Label("Policy")
        String policy;

        @Label("Statecall")
        String statecall;

        @Label("Accepted")
        boolean accepted;
    }
}
