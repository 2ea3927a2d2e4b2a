package org.mpl4j.runtime.policy;

/**
 * For generated code: an automaton as the configurations that it may be in, for those that have too many sets of them for a table.
 *
 * @hidden
 */
public final class ConfigurationProgram {
    private static final int MOST_WORDS = 8;

    private final int configurations;
    private final int columns;
    private final int[] moveOf;
    private final long[] moves;
    private final boolean[] isEnd;
    private final int words;

    private ConfigurationProgram(int configurations, int columns, String ends, String[] text) {
        this.configurations = configurations;
        this.columns = columns;
        this.words = (configurations + Long.SIZE - 1) / Long.SIZE;
        this.moves = TableText.longs(text);
        this.moveOf = new int[configurations];
        int at = 0;
        for (int i = 0; i < configurations; i++) {
            moveOf[i] = at;
            long count = moves[at++];
            for (long move = 0; move < count; move++) {
                at += 3 + (int) moves[at + 2];
            }
        }
        short[] endings = TableText.numbers(ends, configurations);
        this.isEnd = new boolean[configurations];
        for (int i = 0; i < configurations; i++) {
            isEnd[i] = endings[i] != 0;
        }
    }

    /**
     * Makes the automaton of texts that the compiler wrote.
     *
     * @param configurations how many there are
     * @param columns how many columns are known; the next one is that of what changes nothing, all others are refused
     * @param ends for each configuration, 1 if the automaton may stop there
     * @param moves for each configuration, how many moves it has; for each of these the column, 1 if it must not be taken, how many configurations follow, and those
     * @return the automaton
     * @throws IllegalArgumentException if there are more configurations than eight longs have bits
     */
    public static ConfigurationProgram of(int configurations, int columns, String ends, String... moves) {
        if (configurations > MOST_WORDS * Long.SIZE) {
            throw new IllegalArgumentException(configurations + " configurations");
        }
        return new ConfigurationProgram(configurations, columns, ends, moves);
    }

    int words() {
        return words;
    }

    int columns() {
        return columns;
    }

    int configurations() {
        return configurations;
    }

    boolean isEnd(int configuration) {
        return isEnd[configuration];
    }

    /** Adds what follows a configuration to a set; whether the column may be taken as far as this configuration is concerned. */
    boolean follow(int configuration, int column, long[] into) {
        int at = moveOf[configuration];
        long count = moves[at++];
        for (long move = 0; move < count; move++) {
            int targets = (int) moves[at + 2];
            if (moves[at] == column) {
                if (moves[at + 1] != 0) {
                    return false;
                }
                for (int i = 0; i < targets; i++) {
                    int target = (int) moves[at + 3 + i];
                    into[target >> 6] |= 1L << target;
                }
                return true;
            }
            at += 3 + targets;
        }
        return true;
    }
}
