package org.mpl4j.runtime.policy;

import java.util.Arrays;

/**
 * For generated code: an automaton as a graph with expressions, for those whose variables have no bounds.
 *
 * @hidden
 */
public final class RegisterProgram {
    // What nodes are. After it come their numbers; a node that is not there is -1.
    static final int END = 0;
    static final int ABORT = 1;
    static final int FORK = 2;
    static final int ASSIGN = 3;
    static final int COUNT = 4;
    static final int PLACE = 5;
    static final int JUMP = 6;

    // How the ways of a fork are open.
    static final int ALWAYS = 0;
    static final int HOLDS = 1;
    static final int FAILS = 2;
    static final int BETWEEN = 3;

    final int columns;
    final int slots;
    final int entry;
    final int nodes;
    final int fields;
    final int depth;

    /** Where each node's numbers begin. */
    final int[] nodeAt;

    final long[] code;

    /** For each node, where it stands among those that a state may be named by. */
    final int[] rankOf;

    final int ranks;
    final boolean hasHandlers;

    private final long[] live;
    private final int liveWords;

    /** For each column and field, which argument has its value, or -1. */
    private final int[] arguments;

    private RegisterProgram(long[] all) {
        this.columns = (int) all[0];
        this.slots = (int) all[1];
        this.entry = (int) all[2];
        this.fields = (int) all[3];
        this.depth = (int) all[4];
        this.ranks = (int) all[5];
        this.hasHandlers = all[6] != 0;
        this.nodes = (int) all[7];
        this.liveWords = (slots + Long.SIZE - 1) / Long.SIZE;
        int at = 8;
        this.rankOf = integers(all, at, nodes);
        at += nodes;
        this.live = Arrays.copyOfRange(all, at, at + nodes * liveWords);
        at += live.length;
        this.arguments = integers(all, at, columns * fields);
        at += arguments.length;
        this.code = Arrays.copyOfRange(all, at, all.length);
        this.nodeAt = integers(code, 0, nodes);
    }

    private static int[] integers(long[] all, int from, int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (int) all[from + i];
        }
        return numbers;
    }

    /**
     * Makes the automaton of texts that the compiler wrote.
     *
     * @param text how many columns and slots, the first node, how many fields, how deep expressions go, how many ranks, whether there are handlers, how many nodes; the
     *     rank of each node; for each node, bits of the slots whose values matter there; for each column and field, which argument has its value; where each node
     *     begins, the expressions and the nodes
     * @return the automaton
     */
    public static RegisterProgram of(String... text) {
        return new RegisterProgram(TableText.longs(text));
    }

    boolean isLive(int node, int slot) {
        return (live[node * liveWords + (slot >> 6)] >>> slot & 1) != 0;
    }

    int argument(int column, int field) {
        return arguments[column * fields + field];
    }
}
