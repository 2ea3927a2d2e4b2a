package org.mpl4j.tcpip.tcp;

/** Is told by a {@link Scoreboard} of each segment that arrived at the other side, or the beginning of one. */
interface DeliveryListener {
    /**
     * It arrived.
     *
     * @param segment what is known of it; gone when this returns
     * @param isCumulative whether all before it arrived, too
     */
    void delivered(SentSegment segment, boolean isCumulative);
}
