package org.mpl4j.tcpip.tcp;

/** Which blocks the next acknowledgment tells (RFC 2018 section 4): the one that came last first, then those told before; before all of them what came twice, once (RFC 2883). */
final class SackReporter {
    private static final int MEMORY = 4;

    private final ReceiveBuffer buffer;
    private final int[] recent = new int[MEMORY];
    private int recentCount;
    private boolean hasDuplicate;
    private int duplicateLeft;
    private int duplicateRight;

    SackReporter(ReceiveBuffer buffer) {
        this.buffer = buffer;
    }

    /** Something came behind a gap, beginning with a number. */
    void came(int begin) {
        int kept = Math.min(recentCount, MEMORY - 1);
        System.arraycopy(recent, 0, recent, 1, kept);
        recent[0] = begin;
        recentCount = kept + 1;
    }

    /** Something came that was here already. */
    void duplicated(int left, int right) {
        hasDuplicate = true;
        duplicateLeft = left;
        duplicateRight = right;
    }

    /** Whether there is something to tell. */
    boolean isNeeded() {
        return hasDuplicate || buffer.hasGap();
    }

    /**
     * Tells it.
     *
     * @param next the number that is waited for
     * @param most how many blocks there is room for
     */
    void report(SackBlocks blocks, int next, int most) {
        if (hasDuplicate && most > 0) {
            blocks.add(duplicateLeft, duplicateRight);
            hasDuplicate = false;
        }
        int first = blocks.count();
        int kept = 0;
        for (int i = 0; i < recentCount && buffer.hasGap(); i++) {
            int piece = buffer.pieceOf(recent[i] - next);
            if (piece < 0 || blocks.hasLeft(first, next + buffer.pieceStart(piece))) {
                continue;
            }
            recent[kept++] = recent[i];
            if (blocks.count() < most) {
                add(blocks, next, piece);
            }
        }
        recentCount = kept;
        for (int i = 0; i < buffer.pieces() && blocks.count() < most; i++) {
            if (!blocks.hasLeft(first, next + buffer.pieceStart(i))) {
                add(blocks, next, i);
            }
        }
    }

    private void add(SackBlocks blocks, int next, int piece) {
        blocks.add(next + buffer.pieceStart(piece), next + buffer.pieceEnd(piece));
    }
}
