package org.mpl4j.compiler.cli;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A wait for what another thread brings about. */
final class Eventually {
    /** Far more than it takes: only a defect waits so long. */
    static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final Duration BETWEEN = Duration.ofMillis(10);

    private Eventually() {}

    /** Waits until a condition holds; fails if that takes longer than the timeout. */
    static void holds(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > TIMEOUT.toNanos()) {
                throw new AssertionError("what was waited for did not happen within " + TIMEOUT);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
