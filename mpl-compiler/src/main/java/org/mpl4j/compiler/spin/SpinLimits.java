package org.mpl4j.compiler.spin;

import java.time.Duration;

/**
 * What a run may take.
 *
 * @param time for each program that is run: spin, the C compiler, each search
 * @param megabytes of memory for a search
 * @param depth of a search in steps
 */
public record SpinLimits(Duration time, int megabytes, int depth) {
    /** A minute, a gigabyte, a million steps. */
    public static SpinLimits usual() {
        return new SpinLimits(Duration.ofSeconds(60), 1024, 1_000_000);
    }
}
