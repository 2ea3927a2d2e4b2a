package org.mpl4j.servers.common.conduit;

import java.util.function.LongSupplier;

/**
 * How long to look again before sleeping, because the other side is about to answer. To sleep and be woken costs both sides some microseconds of the processor, and the answer more; to look costs as long as it takes. So what
 * comes soon is looked for, and what does not is slept for, with a try now and then: a long one, as the other side may be asleep itself at first, and answers sooner when it is not. For one thread at a time.
 */
final class Spin {
    /** The longest look. */
    static final long MOST_NANOS = 50_000;

    /** How soon answers have to come, on average, for looking to be cheaper than sleeping. */
    static final long WORTH_NANOS = 15_000;

    /** Of how many waits one is a try, at first; with each try that led to nothing, of twice as many. */
    static final int TRY_EVERY = 32;

    private static final int TRY_SELDOM = 1_024;

    private static final long LEAST_NANOS = 1_000;

    /** How many waits that were too long are put up with. */
    private static final int CREDIT = 8;

    /** How many times as long as on average is waited. */
    private static final int PATIENCE = 4;

    /** The last wait counts as one of so many. */
    private static final int WEIGHT = 4;

    private static final int LOOKS = 8;

    private final LongSupplier clock;
    private final boolean isAlone;
    private long average;
    private int credit;
    private int tryEvery = TRY_EVERY;
    private int skipped = TRY_EVERY - 1;

    /** What is waited for. */
    @FunctionalInterface
    interface Condition {
        /** Whether there is something to do. */
        boolean isMet() throws ConduitException;
    }

    /** For this machine, on which nobody can answer while the only processor looks. */
    Spin() {
        this(System::nanoTime, Runtime.getRuntime().availableProcessors() == 1);
    }

    Spin(LongSupplier clock, boolean isAlone) {
        this.clock = clock;
        this.isAlone = isAlone;
    }

    /** Looks for a while; whether it helped. */
    boolean until(Condition condition) throws ConduitException {
        if (isAlone || credit == 0 && !isTry()) {
            return false;
        }
        long most = credit == CREDIT ? Math.clamp(PATIENCE * average, LEAST_NANOS, MOST_NANOS) : MOST_NANOS;
        long begin = clock.getAsLong();
        long passed;
        do {
            for (int i = 0; i < LOOKS; i++) {
                if (condition.isMet()) {
                    took(clock.getAsLong() - begin);
                    return true;
                }
                Thread.onSpinWait();
            }
            passed = clock.getAsLong() - begin;
        } while (passed < most);
        if (credit > 0) {
            took(passed);
        }
        return false;
    }

    private boolean isTry() {
        if (++skipped < tryEvery) {
            return false;
        }
        skipped = 0;
        tryEvery = Math.min(TRY_SELDOM, 2 * tryEvery);
        return true;
    }

    /** Learns from a wait: a try that helped begins anew, and has to be worth it soon. */
    private void took(long nanos) {
        if (credit == 0) {
            average = nanos;
            credit = CREDIT;
        } else {
            average += (nanos - average) / WEIGHT;
        }
        if (average <= WORTH_NANOS) {
            credit = CREDIT;
            tryEvery = TRY_EVERY;
        } else {
            credit--;
        }
    }
}
