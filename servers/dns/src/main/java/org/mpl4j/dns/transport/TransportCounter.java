package org.mpl4j.dns.transport;

import org.mpl4j.dns.service.Transport;
import org.mpl4j.servers.common.metrics.Tallies;
import org.mpl4j.servers.common.metrics.Tally;

/** What transports count, each for itself; those after {@link #BYTES_SENT} of streams only. */
public enum TransportCounter {
    RECEIVED("Messages that came."),
    SENT("Messages that were sent."),
    UNANSWERED("Messages that the service did not answer."),
    FAILED("Messages for which the service threw an exception."),
    REJECTED("Messages longer than there is room for, and from port 0."),
    UNSENT("Messages that the system did not send."),
    BYTES_RECEIVED("Bytes of received messages."),
    BYTES_SENT("Bytes of sent messages."),
    ACCEPTED("Connections that were accepted."),
    REFUSED("Connections that were closed at once, as there were too many."),
    EVICTED("Connections that were closed to make room for others."),
    CLOSED("Connections that are closed, for whatever reason."),
    TIMED_OUT("Connections that were closed as nothing came, or nothing was taken, for too long.");

    private final String help;

    TransportCounter(String help) {
        this.help = help;
    }

    /** What is counted, a sentence. */
    public String help() {
        return help;
    }

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
