package org.mpl4j.runtime;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.mpl4j.runtime.wire.NameTable;

/**
 * The messages that are being written, each inside the one before: where they start, which is what back pointers count from, and the names that can be pointed to in
 * them.
 */
final class OriginStack {
    private int[] origins = new int[4];

    /** By depth; made and emptied only when a name is written there. */
    private NameTable[] tables = new NameTable[4];

    private boolean[] hasNames = new boolean[4];
    private int depth;

    /** Begins with an outermost message. */
    void reset(int start) {
        depth = 0;
        origins[0] = start;
        hasNames[0] = false;
    }

    int origin() {
        return origins[depth];
    }

    /** The names of the innermost message. */
    NameTable names(ByteBuffer out) {
        if (!hasNames[depth]) {
            if (tables[depth] == null) {
                tables[depth] = new NameTable();
            }
            tables[depth].reset(out, origins[depth]);
            hasNames[depth] = true;
        }
        return tables[depth];
    }

    void push(int position) {
        depth++;
        if (depth == origins.length) {
            origins = Arrays.copyOf(origins, depth * 2);
            tables = Arrays.copyOf(tables, depth * 2);
            hasNames = Arrays.copyOf(hasNames, depth * 2);
        }
        origins[depth] = position;
        hasNames[depth] = false;
    }

    void pop() {
        if (depth == 0) {
            throw new IllegalStateException("no origin was pushed");
        }
        depth--;
    }

    /** Notes that what starts at an index, or behind it, has moved; false if a name that is pointed to is now out of the reach of pointers. */
    boolean shift(int at, int byteCount) {
        boolean isReachable = true;
        for (int i = 0; i <= depth; i++) {
            if (origins[i] >= at) {
                origins[i] += byteCount;
            }
            isReachable &= !hasNames[i] || tables[i].shift(at, byteCount);
        }
        return isReachable;
    }
}
