package org.mpl4j.tcpip.neighbor;

import org.jspecify.annotations.Nullable;

/** Neighbors by their addresses, and in the order of use. Which chain an address is in nobody can know from outside. */
final class NeighborTable {
    private final @Nullable Neighbor[] chains;
    private final long secret;
    private @Nullable Neighbor latest;
    private @Nullable Neighbor earliest;
    private int size;

    NeighborTable(int most, long secret) {
        chains = new Neighbor[Integer.highestOneBit(Math.max(most, 1)) * 2];
        this.secret = secret;
    }

    int size() {
        return size;
    }

    private int chain(long high, long low) {
        long mixed = (high ^ secret) * 0x9e37_79b9_7f4a_7c15L;
        mixed = (mixed ^ mixed >>> 32 ^ low) * 0xff51_afd7_ed55_8ccdL;
        return (int) (mixed >>> 33) & chains.length - 1;
    }

    @Nullable
    Neighbor find(long high, long low) {
        Neighbor found = chains[chain(high, low)];
        while (found != null && (found.low != low || found.high != high)) {
            found = found.chained;
        }
        return found;
    }

    /** Adds one as the one that was used longest ago. */
    void add(Neighbor neighbor) {
        int chain = chain(neighbor.high, neighbor.low);
        neighbor.chained = chains[chain];
        chains[chain] = neighbor;
        Neighbor last = earliest;
        neighbor.later = last;
        earliest = neighbor;
        if (last == null) {
            latest = neighbor;
        } else {
            last.earlier = neighbor;
        }
        size++;
    }

    void remove(Neighbor neighbor) {
        int chain = chain(neighbor.high, neighbor.low);
        if (chains[chain] == neighbor) {
            chains[chain] = neighbor.chained;
        } else {
            Neighbor before = chains[chain];
            while (before != null && before.chained != neighbor) {
                before = before.chained;
            }
            if (before != null) {
                before.chained = neighbor.chained;
            }
        }
        unlink(neighbor);
        size--;
    }

    /** It is used now. */
    void use(Neighbor neighbor) {
        if (latest != neighbor) {
            unlink(neighbor);
            Neighbor first = latest;
            neighbor.earlier = first;
            latest = neighbor;
            if (first == null) {
                earliest = neighbor;
            } else {
                first.later = neighbor;
            }
        }
    }

    private void unlink(Neighbor neighbor) {
        Neighbor before = neighbor.earlier;
        Neighbor after = neighbor.later;
        if (before == null) {
            earliest = after;
        } else {
            before.later = after;
        }
        if (after == null) {
            latest = before;
        } else {
            after.earlier = before;
        }
        neighbor.earlier = null;
        neighbor.later = null;
    }

    /** The one that was used longest ago. */
    @Nullable
    Neighbor earliest() {
        return earliest;
    }
}
