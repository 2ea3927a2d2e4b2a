package org.mpl4j.tcpip.tcp;

/** Takes the blocks of selective acknowledgments (RFC 2018 section 5), and the one that tells what arrived twice (RFC 2883). */
final class SackReader {
    /**
     * Notes what arrived.
     *
     * @param unacknowledged the number up to which all was acknowledged before
     * @param next the number behind the last one that was sent
     * @return whether something arrived twice
     */
    boolean take(Segment in, int unacknowledged, int next, int segment, Scoreboard board, DeliveryListener listener) {
        boolean hasDuplicate = false;
        for (int i = 0; i < in.sackCount; i++) {
            int left = in.sackLeft[i];
            int right = in.sackRight[i];
            if (!Sequence.isBefore(left, right) || Sequence.isBefore(next, right)) {
                continue;
            }
            if (i == 0 && isDuplicate(in)) {
                hasDuplicate = true;
            } else if (Sequence.isAtMost(in.acknowledgment, left) && Sequence.isAtMost(unacknowledged, left)) {
                board.sack(left, right, segment, listener);
            }
        }
        return hasDuplicate;
    }

    /** Whether the first block is acknowledged, or is a part of the second one (RFC 2883 section 4). */
    private static boolean isDuplicate(Segment in) {
        int left = in.sackLeft[0];
        int right = in.sackRight[0];
        return Sequence.isAtMost(right, in.acknowledgment)
                || in.sackCount > 1
                        && Sequence.isAtMost(in.sackLeft[1], left)
                        && Sequence.isAtMost(right, in.sackRight[1]);
    }
}
