package org.mpl4j.dns.middleware;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Memory for things of some hundred octets each, in places of whole grains of {@value #GRAIN} octets: no object for each, so that there is one way less to go, and less to collect. It grows by chunks up to a limit;
 * a chunk has places of one size. For one thread.
 */
final class AnswerStore {
    /** No place. */
    static final int NONE = -1;

    static final int GRAIN = 64;

    private static final int CHUNK_LOG2 = 7;
    private static final int CHUNK_GRAINS = 1 << CHUNK_LOG2;
    private static final int CHUNK_OCTETS = CHUNK_GRAINS * GRAIN;
    private static final int MAX_GRAINS = CHUNK_GRAINS / 4;

    /** In a place that is free: the next one of its size that is. */
    private static final VarHandle NEXT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final int maxChunks;
    private byte[][] chunks = new byte[0][];
    private int chunkCount;
    private int usedChunks;

    /** For each size in grains: the first place that was given back, and those that nobody had yet, from one to another one. */
    private final int[] free = new int[MAX_GRAINS + 1];

    private final int[] fresh = new int[MAX_GRAINS + 1];
    private final int[] freshEnd = new int[MAX_GRAINS + 1];

    /**
     * Empty memory.
     *
     * @param maxOctets how large it may become
     */
    AnswerStore(int maxOctets) {
        maxChunks = maxOctets / CHUNK_OCTETS;
        clear();
    }

    /** Takes all places back; what there is of memory stays. */
    void clear() {
        Arrays.fill(free, NONE);
        Arrays.fill(fresh, 0);
        Arrays.fill(freshEnd, 0);
        usedChunks = 0;
    }

    /** The grains that octets take; more than {@link #take} gives if they are too many. */
    static int grains(int octets) {
        return (octets + GRAIN - 1) / GRAIN;
    }

    /** A place of so many grains; {@link #NONE} if there is none. */
    int take(int grains) {
        if (grains > MAX_GRAINS) {
            return NONE;
        }
        int place = free[grains];
        if (place != NONE) {
            free[grains] = (int) NEXT.get(chunk(place), offset(place));
            return place;
        }
        if (fresh[grains] + grains > freshEnd[grains] && !cut(grains)) {
            return NONE;
        }
        place = fresh[grains];
        fresh[grains] += grains;
        return place;
    }

    private boolean cut(int grains) {
        if (usedChunks == chunkCount) {
            if (chunkCount == maxChunks) {
                return false;
            }
            if (chunkCount == chunks.length) {
                chunks = Arrays.copyOf(chunks, Math.min(maxChunks, Math.max(4, 2 * chunkCount)));
            }
            chunks[chunkCount++] = new byte[CHUNK_OCTETS];
        }
        fresh[grains] = usedChunks << CHUNK_LOG2;
        freshEnd[grains] = fresh[grains] + CHUNK_GRAINS;
        usedChunks++;
        return true;
    }

    /** Takes a place back that has so many grains. */
    void give(int place, int grains) {
        NEXT.set(chunk(place), offset(place), free[grains]);
        free[grains] = place;
    }

    /** The array that a place is in. */
    byte[] chunk(int place) {
        return chunks[place >>> CHUNK_LOG2];
    }

    /** Where a place is in its array. */
    static int offset(int place) {
        return (place & CHUNK_GRAINS - 1) * GRAIN;
    }

    /** How many octets of memory there are. */
    int octets() {
        return chunkCount * CHUNK_OCTETS;
    }
}
