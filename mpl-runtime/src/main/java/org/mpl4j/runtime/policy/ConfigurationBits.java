package org.mpl4j.runtime.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * For generated code: where an automaton is that is held as a set of configurations, a bit for each.
 *
 * @hidden
 */
public final class ConfigurationBits {
    private final ConfigurationProgram program;
    private long[] now;
    private long[] next;
    private boolean isPending;

    /**
     * An automaton that begins.
     *
     * @param program the automaton
     * @param start the configurations in the beginning, as numbers in letters; none if nothing is allowed
     */
    public ConfigurationBits(ConfigurationProgram program, String start) {
        this.program = program;
        this.now = new long[program.words()];
        this.next = new long[program.words()];
        for (long configuration : TableText.longs(start)) {
            now[(int) configuration >> 6] |= 1L << configuration;
        }
    }

    /**
     * Finds what would follow.
     *
     * @param column of the statecall
     * @return 0, or {@link Automaton#REFUSED}; what follows is taken by {@link #settle}
     */
    public int next(int column) {
        isPending = false;
        if (column >= program.columns()) {
            return column == program.columns() ? 0 : Automaton.REFUSED;
        }
        Arrays.fill(next, 0);
        for (int word = 0; word < now.length; word++) {
            for (long rest = now[word]; rest != 0; rest &= rest - 1) {
                int configuration = (word << 6) + Long.numberOfTrailingZeros(rest);
                if (!program.follow(configuration, column, next)) {
                    return Automaton.REFUSED;
                }
            }
        }
        for (long word : next) {
            if (word != 0) {
                isPending = true;
                return 0;
            }
        }
        return Automaton.REFUSED;
    }

    /** Goes where the last {@link #next} led. */
    public void settle() {
        if (isPending) {
            long[] before = now;
            now = next;
            next = before;
            isPending = false;
        }
    }

    /**
     * Whether a column is allowed now. Nothing changes.
     *
     * @param column of a statecall
     * @return whether it is
     */
    public boolean may(int column) {
        boolean isAllowed = next(column) >= 0;
        isPending = false;
        return isAllowed;
    }

    /**
     * The first configuration, which names the state.
     *
     * @return its number; that after the last one if there is none
     */
    public int row() {
        for (int word = 0; word < now.length; word++) {
            if (now[word] != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(now[word]);
            }
        }
        return program.configurations();
    }

    /**
     * Whether the automaton may stop here.
     *
     * @return whether one of its configurations is an end
     */
    public boolean isEnd() {
        for (int word = 0; word < now.length; word++) {
            for (long rest = now[word]; rest != 0; rest &= rest - 1) {
                if (program.isEnd((word << 6) + Long.numberOfTrailingZeros(rest))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Goes where another one is.
     *
     * @param other of the same automaton
     */
    public void copyFrom(ConfigurationBits other) {
        System.arraycopy(other.now, 0, now, 0, now.length);
        isPending = false;
    }

    /**
     * The configurations, for comparing.
     *
     * @return their bits
     */
    public List<Long> snapshot() {
        List<Long> words = new ArrayList<>();
        for (long word : now) {
            words.add(word);
        }
        return words;
    }
}
