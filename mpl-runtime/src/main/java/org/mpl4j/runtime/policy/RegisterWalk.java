package org.mpl4j.runtime.policy;

/** Follows an automaton with registers: what a statecall does where one waits, and what follows without one until one waits again. */
final class RegisterWalk {
    private final RegisterProgram program;
    private final RegisterExpressions expressions;
    private boolean aborts;
    private boolean isPerhaps;
    private boolean hasOverflowed;

    RegisterWalk(RegisterProgram program, RegisterExpressions expressions) {
        this.program = program;
        this.expressions = expressions;
    }

    /** Forgets what earlier walks came across. */
    void begin() {
        aborts = false;
        isPerhaps = false;
        hasOverflowed = false;
    }

    /** Whether an abort was reached. */
    boolean aborts() {
        return aborts;
    }

    /** Whether there was too little room to find where handlers begin. */
    boolean hasOverflowed() {
        return hasOverflowed;
    }

    /** Whether there was something that depends on a field whose value is not known. */
    boolean isPerhaps() {
        return isPerhaps;
    }

    /** Adds to a set all that its configurations lead to. */
    void close(RegisterSet set) {
        for (int i = 0; i < set.count() && !set.hasOverflowed(); i++) {
            pass(set, i);
        }
    }

    /** Whether a configuration waits, or is at the end. */
    boolean isWaiting(RegisterSet set, int index) {
        long kind = program.code[program.nodeAt[set.node(index)]];
        return kind == RegisterProgram.PLACE || kind == RegisterProgram.END;
    }

    private void pass(RegisterSet set, int index) {
        long[] code = program.code;
        int at = program.nodeAt[set.node(index)];
        switch ((int) code[at]) {
            case RegisterProgram.ABORT:
                aborts = true;
                break;
            case RegisterProgram.FORK:
                fork(set, index, at);
                break;
            case RegisterProgram.ASSIGN:
                assign(set, index, at);
                break;
            case RegisterProgram.COUNT:
                int values = draft(set, index, code[at + 4]);
                int slot = values + (int) code[at + 1];
                set.cells()[slot] = code[at + 2] != 0 ? 0 : Math.min(set.cells()[slot] + 1, code[at + 3]);
                set.commit();
                break;
            case RegisterProgram.PLACE:
            case RegisterProgram.JUMP:
                if (code[at + 1] >= 0) {
                    draft(set, index, code[at + 1]);
                    set.commit();
                }
                break;
            default:
                break;
        }
    }

    private static int draft(RegisterSet set, int index, long node) {
        return set.draft((int) node, set.cells(), set.values(index));
    }

    private void fork(RegisterSet set, int index, int at) {
        long[] code = program.code;
        int end = at + 2 + 5 * (int) code[at + 1];
        for (int way = at + 2; way < end; way += 5) {
            if (isOpen(set, index, way)) {
                draft(set, index, code[way + 4]);
                set.commit();
            }
        }
    }

    private boolean isOpen(RegisterSet set, int index, int way) {
        long[] code = program.code;
        int kind = (int) code[way];
        if (kind == RegisterProgram.ALWAYS) {
            return true;
        } else if (kind == RegisterProgram.BETWEEN) {
            long value = set.cells()[set.values(index) + (int) code[way + 1]];
            return code[way + 2] <= value && value <= code[way + 3];
        }
        boolean holds = expressions.evaluate(code[way + 1], set.cells(), set.values(index)) != 0;
        isPerhaps |= expressions.isUnknown();
        return expressions.isUnknown() || holds == (kind == RegisterProgram.HOLDS);
    }

    private void assign(RegisterSet set, int index, int at) {
        long[] code = program.code;
        long value = expressions.evaluate(code[at + 4], set.cells(), set.values(index));
        isPerhaps |= expressions.isUnknown();
        if (expressions.hasValue() && value >= code[at + 2] && value <= code[at + 3]) {
            int values = draft(set, index, code[at + 5]);
            set.cells()[values + (int) code[at + 1]] = value;
            set.commit();
        }
    }

    /** Adds what follows a waiting configuration when a statecall comes; handlers are begun in a set of their own. */
    void take(RegisterSet from, int index, int column, RegisterSet into, RegisterSet beginnings) {
        long[] code = program.code;
        int at = program.nodeAt[from.node(index)];
        if (code[at] != RegisterProgram.PLACE) {
            return;
        }
        int allowed = at + 5;
        int refused = allowed + 1 + (int) code[allowed];
        if (contains(refused, column)) {
            return;
        }
        takeHere(from, index, column, into);
        if (contains(allowed, column)) {
            into.draft(from.node(index), from.cells(), from.values(index));
            into.commit();
        }
        int expiries = refused + 1 + (int) code[refused];
        int handlers = expiries + 1 + 2 * (int) code[expiries];
        for (int expiry = expiries + 1; expiry < handlers; expiry += 2) {
            if (code[expiry] == column) {
                into.draft((int) code[expiry + 1], from.cells(), from.values(index));
                into.commit();
            }
        }
        int end = handlers + 1 + 3 * (int) code[handlers];
        for (int handler = handlers + 1; handler < end; handler += 3) {
            interrupt(from, index, column, into, beginnings, handler);
        }
    }

    private void interrupt(
            RegisterSet from, int index, int column, RegisterSet into, RegisterSet beginnings, int handler) {
        long[] code = program.code;
        boolean abortsBefore = aborts;
        beginnings.clear();
        beginnings.draft((int) code[handler], from.cells(), from.values(index));
        beginnings.commit();
        expressions.of(RegisterExpressions.NO_COLUMN);
        close(beginnings);
        hasOverflowed |= beginnings.hasOverflowed();
        expressions.of(column);
        aborts = abortsBefore;
        for (int i = 0; i < beginnings.count(); i++) {
            int node = beginnings.node(i);
            boolean isPlace = code[program.nodeAt[node]] == RegisterProgram.PLACE;
            if (isPlace && node >= code[handler + 1] && node < code[handler + 2]) {
                takeHere(beginnings, i, column, into);
            }
        }
    }

    private boolean contains(int list, int column) {
        for (int i = list + (int) program.code[list]; i > list; i--) {
            if (program.code[i] == column) {
                return true;
            }
        }
        return false;
    }

    private void takeHere(RegisterSet from, int index, int column, RegisterSet into) {
        long[] code = program.code;
        int at = program.nodeAt[from.node(index)];
        if (code[at + 2] != column) {
            return;
        }
        if (code[at + 3] >= 0) {
            long value = expressions.evaluate(code[at + 3], from.cells(), from.values(index));
            isPerhaps |= expressions.isUnknown();
            if (value == 0 && !expressions.isUnknown()) {
                return;
            }
        }
        into.draft((int) code[at + 4], from.cells(), from.values(index));
        into.commit();
    }
}
