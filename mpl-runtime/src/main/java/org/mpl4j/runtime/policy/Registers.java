package org.mpl4j.runtime.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * For generated code: where an automaton is whose variables have no bounds: a few configurations with their values. There is room for a number of them that never
 * changes; what would need more is refused.
 *
 * @hidden
 */
public final class Registers {
    /** There is not enough room to follow all that might be happening. */
    public static final int OVERFLOW = -2;

    private final RegisterProgram program;
    private final RegisterExpressions expressions;
    private final RegisterWalk walk;
    private final RegisterSet seen;
    private final RegisterSet beginnings;
    private RegisterSet now;
    private RegisterSet next;
    private boolean isPending;

    /**
     * An automaton that begins.
     *
     * @param program the automaton
     * @param capacity how many configurations it may be in at a time
     * @param steps how many configurations a step may pass through
     * @param values those of its first slots, which are its start variables and others, which are 0
     */
    public Registers(RegisterProgram program, int capacity, int steps, long... values) {
        this.program = program;
        this.expressions = new RegisterExpressions(program);
        this.walk = new RegisterWalk(program, expressions);
        this.seen = new RegisterSet(program, steps);
        this.beginnings = program.hasHandlers ? new RegisterSet(program, steps) : seen;
        this.now = new RegisterSet(program, capacity);
        this.next = new RegisterSet(program, capacity);
        long[] all = new long[program.slots];
        System.arraycopy(values, 0, all, 0, values.length);
        expressions.of(RegisterExpressions.NO_COLUMN, false);
        walk.begin();
        seen.draft(program.entry, all, 0);
        seen.commit();
        isPending = follow() >= 0;
        settle();
    }

    /**
     * Gives the value of a field of the statecall that comes next.
     *
     * @param argument its place among the arguments of a step
     * @param value its value
     */
    public void give(int argument, long value) {
        expressions.give(argument, value);
    }

    /**
     * Finds what would follow.
     *
     * @param column of the statecall
     * @return 0, {@link Automaton#REFUSED} or {@link #OVERFLOW}; what follows is taken by {@link #settle}
     */
    public int next(int column) {
        return next(column, false);
    }

    private int next(int column, boolean isGuess) {
        isPending = false;
        if (column >= program.columns) {
            return column == program.columns ? 0 : Automaton.REFUSED;
        }
        expressions.of(column, isGuess);
        walk.begin();
        seen.clear();
        for (int i = 0; i < now.count(); i++) {
            walk.take(now, i, column, seen, beginnings);
        }
        int result = follow();
        isPending = result >= 0;
        return result;
    }

    private int follow() {
        walk.close(seen);
        next.clear();
        for (int i = 0; i < seen.count(); i++) {
            if (walk.isWaiting(seen, i)) {
                next.draft(seen.node(i), seen.cells(), seen.values(i));
                next.commit();
            }
        }
        if (walk.aborts()) {
            return Automaton.REFUSED;
        }
        boolean hasOverflowed = seen.hasOverflowed() || next.hasOverflowed() || walk.hasOverflowed();
        return hasOverflowed ? OVERFLOW : next.count() > 0 ? 0 : Automaton.REFUSED;
    }

    /** Goes where the last {@link #next} led. */
    public void settle() {
        if (isPending) {
            RegisterSet before = now;
            now = next;
            next = before;
            isPending = false;
        }
    }

    /**
     * Whether a column is allowed now, for some values of the fields: as far as can be told without them. Nothing changes.
     *
     * @param column of a statecall
     * @return whether it is
     */
    public boolean may(int column) {
        boolean isAllowed = next(column, true) >= 0;
        isPending = false;
        return isAllowed || walk.isPerhaps() && column < program.columns;
    }

    /**
     * What names the state.
     *
     * @return the first rank of a configuration's node; the number of ranks if there is none
     */
    public int row() {
        int first = program.ranks;
        for (int i = 0; i < now.count(); i++) {
            first = Math.min(first, program.rankOf[now.node(i)]);
        }
        return first;
    }

    /**
     * Whether the automaton may stop here.
     *
     * @return whether one of its configurations is an end
     */
    public boolean isEnd() {
        for (int i = 0; i < now.count(); i++) {
            if (program.code[program.nodeAt[now.node(i)]] == RegisterProgram.END) {
                return true;
            }
        }
        return false;
    }

    /**
     * Goes where another one is.
     *
     * @param other of the same automaton
     */
    public void copyFrom(Registers other) {
        now.copyFrom(other.now);
        isPending = false;
    }

    /**
     * The configurations, for comparing.
     *
     * @return their nodes and values, in order
     */
    public List<String> snapshot() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < now.count(); i++) {
            StringBuilder text = new StringBuilder().append(now.node(i));
            for (int slot = 0; slot < program.slots; slot++) {
                text.append(' ').append(now.cells()[now.values(i) + slot]);
            }
            all.add(text.toString());
        }
        Collections.sort(all);
        return all;
    }
}
