package org.mpl4j.ssh.server;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What sources have to bear, by source and by the time at which it ends, so that finding who makes room takes no longer for many. For one thread at a time. */
final class PenaltyTable {
    private final Map<Source, Entry> bySource = new HashMap<>();
    private final TreeSet<Entry> byEnd = new TreeSet<>();
    private long count;

    /**
     * What a source has to bear.
     *
     * @param source the source
     * @param endsAt when nothing is left, by the nanosecond clock
     * @param isActive whether it is refused
     * @param number tells those apart that end at the same time
     */
    record Entry(Source source, long endsAt, boolean isActive, long number) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            // The clock may pass the largest number: its readings are compared by their difference.
            return endsAt == other.endsAt ? Long.compare(number, other.number) : endsAt - other.endsAt < 0 ? -1 : 1;
        }
    }

    /** What a source has to bear, if it is there. */
    @Nullable
    Entry get(Source source) {
        return bySource.get(source);
    }

    /** Sets what a source has to bear. */
    void put(Source source, long endsAt, boolean isActive) {
        Entry entry = new Entry(source, endsAt, isActive, count++);
        Entry before = bySource.put(source, entry);
        if (before != null) {
            byEnd.remove(before);
        }
        byEnd.add(entry);
    }

    /** Forgets those that end first, until no more than so many are left. */
    void makeRoom(int most) {
        while (byEnd.size() > most) {
            Entry first = byEnd.pollFirst();
            if (first != null) {
                bySource.remove(first.source());
            }
        }
    }

    /** All of them. */
    Stream<Entry> all() {
        return byEnd.stream();
    }
}
