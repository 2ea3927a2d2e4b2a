package org.mpl4j.web.connection;

import org.mpl4j.servers.common.metrics.Tallies;
import org.mpl4j.servers.common.metrics.Tally;
import org.mpl4j.web.http.Method;
import org.mpl4j.web.http.Status;

/** The counters of all threads: {@link WebCounter}s, and responses by status and method. */
@SuppressWarnings("EnumOrdinal")
public final class WebCounts {
    private static final int STATUSES = Status.values().length;
    private static final int METHODS = Method.values().length;
    private static final int STATUS_BASE = WebCounter.count();
    private static final int METHOD_BASE = STATUS_BASE + STATUSES;

    private final Tallies tallies = new Tallies(METHOD_BASE + METHODS);

    /** {@return the counters of a further thread} */
    public Tally join() {
        return tallies.join();
    }

    static void countResponse(Tally tally, Method method, Status status) {
        tally.add(STATUS_BASE + status.ordinal(), 1);
        tally.add(METHOD_BASE + method.ordinal(), 1);
    }

    /** {@return the sum of a counter} */
    public long sum(WebCounter counter) {
        return tallies.sum(counter.ordinal());
    }

    /** {@return how many responses had a status} */
    public long sum(Status status) {
        return tallies.sum(STATUS_BASE + status.ordinal());
    }

    /** {@return how many requests had a method} */
    public long sum(Method method) {
        return tallies.sum(METHOD_BASE + method.ordinal());
    }
}
