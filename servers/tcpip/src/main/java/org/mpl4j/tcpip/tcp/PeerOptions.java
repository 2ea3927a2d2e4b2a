package org.mpl4j.tcpip.tcp;

/** What both sides agreed on when they opened the connection (RFC 9293 section 3.7.1, RFC 7323, RFC 2018, RFC 3168). */
final class PeerOptions {
    boolean hasTimestamps;
    boolean hasSack;
    boolean hasEcn;

    /** Whether windows are in units of shifts. */
    boolean isScaled;

    /** The shift of the other side's windows. */
    int windowShift;

    /** How long segments to the other side may be, with their options. */
    int mss;

    /**
     * Takes the other side's SYN.
     *
     * @param offered what this side offers
     * @param askedForEcn whether our SYN did, which this answers
     * @param defaultMss what counts if it says nothing (RFC 9293 section 3.7.1)
     */
    void take(Segment syn, TcpFeatures offered, boolean askedForEcn, int defaultMss) {
        hasTimestamps = offered.hasTimestamps() && syn.hasTimestamps;
        hasSack = offered.hasSack() && syn.isSackPermitted;
        hasEcn = syn.ack ? askedForEcn && syn.ece && !syn.cwr : offered.ecn() != EcnMode.OFF && syn.ece && syn.cwr;
        isScaled = syn.windowShift != Segment.ABSENT;
        windowShift = isScaled ? syn.windowShift : 0;
        mss = syn.mss == Segment.ABSENT ? defaultMss : syn.mss;
    }

    /** Takes what another stack has agreed on. */
    void restore(ConnectionImage.Agreement agreement) {
        hasTimestamps = agreement.hasTimestamps();
        hasSack = agreement.hasSack();
        hasEcn = agreement.hasEcn();
        isScaled = agreement.isScaled();
        windowShift = agreement.sendShift();
        mss = agreement.mss();
    }

    /** How many bytes of a segment of data its options take. */
    int optionBytes() {
        return hasTimestamps ? SegmentWriter.TIMESTAMPS : 0;
    }
}
