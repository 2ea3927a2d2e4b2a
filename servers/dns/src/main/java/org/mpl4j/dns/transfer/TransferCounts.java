package org.mpl4j.dns.transfer;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How many transfers there were. For any number of threads. */
public final class TransferCounts {
    /** What is counted. */
    public enum Event {
        /** A whole zone was given. */
        AXFR_OUT("Transfers of whole zones to others."),
        /** Changes of a zone were given, or that there are none. */
        IXFR_OUT("Transfers of changes to others."),
        /** A transfer was refused. */
        REFUSED_OUT("Transfers that were refused."),
        /** A whole zone was taken. */
        AXFR_IN("Transfers of whole zones from primaries."),
        /** Changes of a zone were taken. */
        IXFR_IN("Transfers of changes from primaries."),
        /** A primary was asked in vain. */
        FAILED_IN("Times that a primary could not be asked, or a transfer was no good."),
        /** Another server was told of a change. */
        NOTIFY_OUT("Servers told of a change."),
        /** Another server was not told of a change, as it did not answer. */
        NOTIFY_FAILED("Servers that could not be told of a change."),
        /** Another server told of a change. */
        NOTIFY_IN("Times that somebody told of a change.");

        private final String help;

        Event(String help) {
            this.help = help;
        }

        /** What it is, for the operator. */
        public String help() {
            return help;
        }

        /** Its name in metrics. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Event, LongAdder> counts = new EnumMap<>(Event.class);

    /** Nothing yet. */
    public TransferCounts() {
        for (Event event : Event.values()) {
            counts.put(event, new LongAdder());
        }
    }

    private LongAdder adder(Event event) {
        LongAdder adder = counts.get(event);
        if (adder == null) {
            throw new IllegalStateException("all events are counted");
        }
        return adder;
    }

    /** Counts. */
    public void count(Event event) {
        adder(event).increment();
    }

    /** How often it was. */
    public long sum(Event event) {
        return adder(event).sum();
    }
}
