package org.mpl4j.web.connection;

import org.mpl4j.servers.common.metrics.Tally;

/** What is counted of connections. Statuses are counted beside these, see {@link WebCounts}. */
public enum WebCounter {
    ACCEPTED("Connections that were accepted."),
    CLOSED("Connections that have ended."),
    REFUSED("Connections that were closed at once, as there were too many."),
    EVICTED("Idle connections that were closed for new ones."),
    IDLE("Connections that were closed since no request came."),
    SLOW_HEAD("Connections that were closed since the head of a request took too long."),
    SLOW_CONTENT("Connections that were closed since the content of a request took too long."),
    SLOW_CLIENT("Connections that were closed since the client took a response too slowly."),
    FAILED("Connections that broke."),
    RECEIVED_BYTES("Bytes that were received."),
    SENT_BYTES("Bytes that were sent."),
    HOT("Requests for files that the thread had at hand."),
    LOOKED_UP("Requests for files that were looked up.");

    private static final WebCounter[] ALL = values();
    private final String help;

    WebCounter(String help) {
        this.help = help;
    }

    /** {@return how many there are} */
    static int count() {
        return ALL.length;
    }

    /** {@return what is counted} */
    public String help() {
        return help;
    }

    /** Counts more. */
    @SuppressWarnings("EnumOrdinal")
    public void add(Tally tally, long amount) {
        tally.add(ordinal(), amount);
    }
}
