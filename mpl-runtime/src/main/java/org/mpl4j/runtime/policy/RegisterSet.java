package org.mpl4j.runtime.policy;

import java.util.Arrays;

/** Configurations of an automaton with registers, each once, in the order in which they came: a node and the values of all slots. There is room for a number that never changes. */
final class RegisterSet {
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private final RegisterProgram program;
    private final int width;
    private final int capacity;
    private final long[] cells;
    private final int[] places;
    private final int mask;
    private int count;
    private boolean hasOverflowed;

    RegisterSet(RegisterProgram program, int capacity) {
        this.program = program;
        this.width = program.slots + 1;
        this.capacity = capacity;
        this.cells = new long[(capacity + 1) * width];
        this.places = new int[Integer.highestOneBit(capacity) * 4];
        this.mask = places.length - 1;
    }

    void clear() {
        if (count > 0) {
            Arrays.fill(places, 0);
        }
        count = 0;
        hasOverflowed = false;
    }

    int count() {
        return count;
    }

    /** Whether something was left out, for want of room. */
    boolean hasOverflowed() {
        return hasOverflowed;
    }

    int node(int index) {
        return (int) cells[index * width];
    }

    long[] cells() {
        return cells;
    }

    /** Where in the cells the values of a configuration begin. */
    int values(int index) {
        return index * width + 1;
    }

    /** Begins a configuration behind the last one: a copy of one of some set, at another node. What is changed of its values before {@link #commit} is part of it. */
    int draft(int node, long[] from, int values) {
        int at = count * width;
        cells[at] = node;
        System.arraycopy(from, values, cells, at + 1, width - 1);
        return at + 1;
    }

    /** Keeps the configuration that was begun, unless it is there already. Values that do not matter are 0. */
    void commit() {
        int at = count * width;
        int node = (int) cells[at];
        long hash = node;
        for (int slot = 0; slot < width - 1; slot++) {
            if (!program.isLive(node, slot)) {
                cells[at + 1 + slot] = 0;
            }
            hash = hash * 31 + cells[at + 1 + slot];
        }
        int place = (int) (hash * SPREAD >>> Integer.SIZE) & mask;
        while (places[place] != 0) {
            int other = (places[place] - 1) * width;
            if (Arrays.equals(cells, other, other + width, cells, at, at + width)) {
                return;
            }
            place = (place + 1) & mask;
        }
        if (count == capacity) {
            hasOverflowed = true;
            return;
        }
        places[place] = ++count;
    }

    void copyFrom(RegisterSet other) {
        System.arraycopy(other.cells, 0, cells, 0, other.count * width);
        System.arraycopy(other.places, 0, places, 0, places.length);
        count = other.count;
        hasOverflowed = other.hasOverflowed;
    }
}
