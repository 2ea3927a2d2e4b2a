package org.mpl4j.tcpip.count;

/**
 * How often each event of a layer happened.
 *
 * @param <E> the events
 */
@SuppressWarnings("EnumOrdinal")
public final class Counts<E extends Enum<E>> {
    private final E[] events;
    private final long[] counts;

    /** All zero. */
    public Counts(Class<E> events) {
        this.events = events.getEnumConstants();
        counts = new long[this.events.length];
    }

    /** It happened. */
    public void add(E event) {
        counts[event.ordinal()]++;
    }

    /** It happened so often, or so often less than was counted before. */
    public void add(E event, int times) {
        counts[event.ordinal()] += times;
    }

    /** How often it happened. */
    public long get(E event) {
        return counts[event.ordinal()];
    }

    /** Those that happened, and how often. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (E event : events) {
            if (get(event) > 0) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(event)
                        .append(' ')
                        .append(get(event));
            }
        }
        return text.toString();
    }
}
