package org.mpl4j.compiler.layout;

/** Hands out the slots of one scope; branches of a classify are given the same ones. */
final class SlotCounter {
    private int next;
    private int most;

    int take() {
        int slot = next++;
        most = Math.max(most, next);
        return slot;
    }

    int next() {
        return next;
    }

    /** Goes on with {@code mark}: back for the next branch, or behind the branch that took most. */
    void rewind(int mark) {
        next = mark;
    }

    /** How many were in use at once. */
    int count() {
        return most;
    }
}
