package org.mpl4j.web.content;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The files that a thread has served last, by the paths of requests as they came: neither decoding nor a lock is needed to find them. A fixed number; for one thread. */
public final class HotTargets {
    private static final int SLOTS = 1024;
    private static final int LONGEST = 256;
    private static final int PRIME = 31;
    private static final int MIX = 0x9e3779b1;
    private static final int SHIFT = 22;

    private final byte[][] keys = new byte[SLOTS][];
    private final @Nullable Resource[] resources = new Resource[SLOTS];
    private final long freshNanos;

    /** Of resources that are believed for so long. */
    public HotTargets(long freshNanos) {
        this.freshNanos = freshNanos;
    }

    /**
     * Finds a file.
     *
     * @param in where the path is
     * @param from its first byte
     * @param to behind its last
     * @param now in nanoseconds of the clock
     * @return it; null if it was not served, or is to be looked at
     */
    public @Nullable Resource get(byte[] in, int from, int to, long now) {
        int slot = slot(in, from, to);
        Resource resource = resources[slot];
        if (resource == null || !Arrays.equals(keys[slot], 0, keys[slot].length, in, from, to)) {
            return null;
        }
        if (resource.isGone()) {
            resources[slot] = null;
            return null;
        }
        return now - resource.checkedAt() > freshNanos ? null : resource;
    }

    /** Keeps a file. */
    public void put(byte[] in, int from, int to, Resource resource) {
        if (to - from <= LONGEST) {
            int slot = slot(in, from, to);
            keys[slot] = Arrays.copyOfRange(in, from, to);
            resources[slot] = resource;
        }
    }

    /** Lets go of files that are not to be used any more, whose memory others want. */
    public void dropGone() {
        for (int i = 0; i < SLOTS; i++) {
            Resource resource = resources[i];
            if (resource != null && resource.isGone()) {
                resources[i] = null;
            }
        }
    }

    private static int slot(byte[] in, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * PRIME + in[i];
        }
        return hash * MIX >>> SHIFT;
    }
}
