package org.mpl4j.servers.common.conduit;

/**
 * How long to look again before sleeping, because the other side is about to answer: a few microseconds at most, less where it did not help, and now and then a try. For one
 * thread at a time.
 */
final class Spin {
    private static final long MOST_NANOS = 5_000;
    private static final long LEAST_NANOS = 250;
    private static final int TRY_EVERY = 32;
    private static final int LOOKS = 8;
    private static final boolean IS_ALONE = Runtime.getRuntime().availableProcessors() == 1;

    private long nanos = LEAST_NANOS;
    private int skipped;

    /** What is waited for. */
    @FunctionalInterface
    interface Condition {
        /** Whether there is something to do. */
        boolean isMet() throws ConduitException;
    }

    /** Looks for a while; whether it helped. */
    boolean until(Condition condition) throws ConduitException {
        if (IS_ALONE || nanos < LEAST_NANOS && ++skipped < TRY_EVERY) {
            return false;
        }
        skipped = 0;
        long most = Math.max(nanos, LEAST_NANOS);
        long begin = System.nanoTime();
        do {
            for (int i = 0; i < LOOKS; i++) {
                if (condition.isMet()) {
                    nanos = Math.min(MOST_NANOS, 2 * most);
                    return true;
                }
                Thread.onSpinWait();
            }
        } while (System.nanoTime() - begin < most);
        nanos = most / 2;
        return false;
    }
}
