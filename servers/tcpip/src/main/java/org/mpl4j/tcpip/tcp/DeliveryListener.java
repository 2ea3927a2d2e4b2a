package org.mpl4j.tcpip.tcp;

/** Is told by a {@link Scoreboard} of each segment that arrived at the other side. */
interface DeliveryListener {
    /**
     * A segment arrived, or the beginning of one.
     *
     * @param begin its first sequence number
     * @param end the number behind its last one
     * @param sentAt when it was sent last, in nanoseconds
     * @param wasRetransmitted whether it was sent more than once
     * @param isCumulative whether all before it arrived, too
     */
    void delivered(int begin, int end, long sentAt, boolean wasRetransmitted, boolean isCumulative);
}
