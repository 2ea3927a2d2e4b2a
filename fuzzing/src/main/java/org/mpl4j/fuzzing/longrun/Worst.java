package org.mpl4j.fuzzing.longrun;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.fuzzing.library.PacketInput;

/** The few inputs that cost most by some measure. For one thread. */
final class Worst {
    private static final int KEPT = 6;

    /** What any input costs would otherwise be held against its only byte. */
    private static final int SHORTEST_BYTES = 64;

    private final boolean isAByte;
    private final List<Entry> entries = new ArrayList<>();

    private Worst(boolean isAByte) {
        this.isAByte = isAByte;
    }

    /** Those that cost most for each byte; short inputs count as 64 bytes. */
    static Worst aByte() {
        return new Worst(true);
    }

    /** Those that cost most, however long they are. */
    static Worst inAll() {
        return new Worst(false);
    }

    /**
     * An input and what it costs.
     *
     * @param score the cost, or the cost for each byte
     */
    record Entry(PacketInput input, long amount, double score) {
        static final Entry NONE = new Entry(new PacketInput(new byte[0], Arguments.NONE), 0, 0);
    }

    private double score(long amount, int byteLength) {
        return isAByte ? (double) amount / Math.max(SHORTEST_BYTES, byteLength) : amount;
    }

    /** Whether an input of that cost would be kept. */
    boolean wants(long amount, int byteLength) {
        return entries.size() < KEPT
                || score(amount, byteLength) > entries.get(KEPT - 1).score();
    }

    void add(PacketInput input, long amount) {
        entries.add(new Entry(input, amount, score(amount, input.bytes().length)));
        entries.sort(Comparator.comparingDouble(Entry::score).reversed());
        if (entries.size() > KEPT) {
            entries.remove(KEPT);
        }
    }

    /** Those kept, the worst first. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    Entry first() {
        return entries.isEmpty() ? Entry.NONE : entries.get(0);
    }
}
