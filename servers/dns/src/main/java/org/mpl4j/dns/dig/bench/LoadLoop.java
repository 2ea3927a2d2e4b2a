package org.mpl4j.dns.dig.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Sends and receives until the time is up. */
final class LoadLoop {
    private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final Wire wire;
    private final QuerySet queries;
    private final Outstanding outstanding;
    private final Results results;
    private final long timeoutNanos;
    private int nextQuery;
    private long nextSweep;

    LoadLoop(Wire wire, QuerySet queries, Outstanding outstanding, Results results, long timeoutNanos) {
        this.wire = wire;
        this.queries = queries;
        this.outstanding = outstanding;
        this.results = results;
        this.timeoutNanos = timeoutNanos;
    }

    /** Asks every query once, so that what is expected is known; then waits for what is outstanding. */
    void reference(int window) throws IOException {
        nextQuery = 0;
        run(new Pacer(window, 0, System.nanoTime()), Long.MAX_VALUE, queries.size(), ticks -> {});
        drain();
    }

    /**
     * Runs for so long.
     *
     * @param tick is told each second how many have passed
     */
    void run(Pacer pacer, long nanos, LongConsumer tick) throws IOException {
        run(pacer, nanos, Long.MAX_VALUE, tick);
    }

    private void run(Pacer pacer, long nanos, long most, LongConsumer tick) throws IOException {
        long start = System.nanoTime();
        long left = most;
        long ticks = 0;
        while (true) {
            long now = System.nanoTime();
            if (now - start >= nanos || left == 0) {
                return;
            }
            if (now - start >= (ticks + 1) * TICK_NANOS) {
                tick.accept(++ticks);
            }
            sweep(now);
            int received = wire.poll();
            now = System.nanoTime();
            int due = (int) Math.min(left, pacer.due(now, outstanding.count()));
            // While answers come in, room for a whole batch is waited for.
            boolean isWorthIt = due > 0 && (received == 0 || due >= wire.room());
            int sent = isWorthIt ? send(pacer, Math.min(due, wire.room()), now) : 0;
            left -= sent;
            if (sent == 0 && received == 0) {
                wire.await(pacer.idleNanos(now, LONGEST_WAIT_NANOS));
            }
        }
    }

    private int send(Pacer pacer, int count, long now) throws IOException {
        for (int i = 0; i < count; i++) {
            int query = nextQuery;
            nextQuery = query + 1 == queries.size() ? 0 : query + 1;
            wire.add(query, outstanding.open(query, pacer.issue(now)));
        }
        if (count > 0) {
            wire.flush();
        }
        results.sent += count;
        return count;
    }

    /** Waits for the answers that are outstanding, as long as one may take. */
    void drain() throws IOException {
        long start = System.nanoTime();
        while (outstanding.count() > 0 && System.nanoTime() - start < timeoutNanos) {
            if (wire.poll() == 0) {
                wire.await(LONGEST_WAIT_NANOS);
            }
        }
        results.lost += outstanding.expire(Long.MAX_VALUE);
    }

    private void sweep(long now) {
        if (now - nextSweep >= 0) {
            nextSweep = now + SWEEP_NANOS;
            results.lost += outstanding.expire(now - timeoutNanos);
        }
    }
}
