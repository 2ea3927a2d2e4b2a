package org.mpl4j.dns.transport;

import org.mpl4j.dns.service.Transport;
import org.mpl4j.servers.common.metrics.Tallies;
import org.mpl4j.servers.common.metrics.Tally;

/** What transports count, each for itself; those after {@link #BYTES_SENT} of streams only. */
public enum TransportCounter {
    /** Messages that came. */
    RECEIVED,
    /** Messages that were sent. */
    SENT,
    /** Messages that the service did not answer. */
    UNANSWERED,
    /** Messages for which the service threw an exception. */
    FAILED,
    /** Messages longer than there is room for, and from port 0. */
    REJECTED,
    /** Messages that the system did not send. */
    UNSENT,
    /** Bytes of received messages. */
    BYTES_RECEIVED,
    /** Bytes of sent messages. */
    BYTES_SENT,
    /** Connections that were accepted. */
    ACCEPTED,
    /** Connections that were closed at once, as there were too many. */
    REFUSED,
    /** Connections that were closed to make room for others. */
    EVICTED,
    /** Connections that are closed, for whatever reason. */
    CLOSED,
    /** Connections that were closed as nothing came, or nothing was taken, for too long. */
    TIMED_OUT;

    private static final int COUNT = values().length;
    private static final int TRANSPORTS = Transport.values().length;

    /** Room for these counters of all threads. */
    public static Tallies tallies() {
        return new Tallies(COUNT * TRANSPORTS);
    }

    /** Adds to this counter of a transport. */
    void add(Tally tally, Transport transport, long amount) {
        tally.add(index(transport), amount);
    }

    /** The sum of this counter of a transport. */
    public long sum(Tallies tallies, Transport transport) {
        return tallies.sum(index(transport));
    }

    private int index(Transport transport) {
        return transport.ordinal() * COUNT + ordinal();
    }
}
