package org.mpl4j.appliance.boot;

import java.time.Instant;

/** When the stages of a start were reached: a line each on the error stream if the variable {@value #VARIABLE} is set, in nanoseconds of the system's clock, so that who started the process can put them beside its own. */
final class Stages {
    /** Set, stages are told. */
    static final String VARIABLE = "MPL_APPLIANCE_STAGES";

    private static final boolean IS_TOLD = System.getenv(VARIABLE) != null;
    private static final long NANOS_A_SECOND = 1_000_000_000;

    private Stages() {}

    /** A stage is reached. */
    static void reached(String stage) {
        if (IS_TOLD) {
            Instant now = Instant.now();
            System.err.println("stage " + stage + " " + (now.getEpochSecond() * NANOS_A_SECOND + now.getNano()));
        }
    }
}
