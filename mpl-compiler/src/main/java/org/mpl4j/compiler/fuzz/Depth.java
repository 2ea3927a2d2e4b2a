package org.mpl4j.compiler.fuzz;

/**
 * How deep in others a packet lies.
 *
 * @param levels so many packets are around it
 * @param rounds so many of these can hold themselves
 */
record Depth(int levels, int rounds) {
    static final Depth OUTERMOST = new Depth(0, 0);

    private static final int MOST_LEVELS = 3;
    private static final int MOST_ROUNDS = 3;

    /** Of a packet in this one. */
    Depth inside(boolean isRecursive) {
        return new Depth(levels + 1, rounds + (isRecursive ? 1 : 0));
    }

    /** Whether there should not be many packets in it. */
    boolean isDeep() {
        return levels >= MOST_LEVELS;
    }

    /** Whether there should be no packets in it that can hold themselves. */
    boolean isEnough() {
        return rounds >= MOST_ROUNDS;
    }
}
