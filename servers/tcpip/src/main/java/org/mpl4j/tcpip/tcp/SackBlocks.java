package org.mpl4j.tcpip.tcp;

/** The blocks of one selective acknowledgment: beginnings, and the numbers behind the ends. */
final class SackBlocks {
    private static final int MOST = 4;

    private final int[] lefts = new int[MOST];
    private final int[] rights = new int[MOST];
    private int count;

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    int left(int index) {
        return lefts[index];
    }

    int right(int index) {
        return rights[index];
    }

    void add(int left, int right) {
        lefts[count] = left;
        rights[count] = right;
        count++;
    }

    /** Whether a block behind so many first ones begins with a number. */
    boolean hasLeft(int from, int left) {
        for (int i = from; i < count; i++) {
            if (lefts[i] == left) {
                return true;
            }
        }
        return false;
    }
}
