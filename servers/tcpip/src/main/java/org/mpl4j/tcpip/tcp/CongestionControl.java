package org.mpl4j.tcpip.tcp;

/** How much may be on the way while nothing is lost, and what is left of it after a loss. In bytes, times in nanoseconds. How losses are found and repaired is not its concern. */
public interface CongestionControl {
    /** How much may be on the way. */
    int window();

    /** Up to where the window grows in slow start (RFC 5681 section 3.1). */
    int threshold();

    /**
     * So much more arrived, nothing is lost, and the window was made use of.
     *
     * @param smoothedRoundTrip the smoothed round-trip time; negative if none is known
     */
    void acknowledged(int bytes, long now, long smoothedRoundTrip);

    /**
     * An acknowledgment of new data came, while nothing is lost; before {@link #acknowledged}.
     *
     * @param roundTrip the round-trip time that it measures; negative if none
     * @param isRoundOver whether what was sent last when the round began is acknowledged
     */
    void measured(long roundTrip, boolean isRoundOver);

    /** A segment was lost, or marked by a congested router, while so much was on the way: the threshold goes down. At most once a round trip. */
    void lost(int onTheWay);

    /** What was lost has arrived. */
    void recovered();

    /** Nothing was acknowledged for too long, while so much was on the way. */
    void timedOut(int onTheWay);

    /** Nothing was lost after all, in what {@link #lost} or {@link #timedOut} told last. */
    void undo();

    /** Nothing was sent for longer than an acknowledgment is waited for. */
    void idled();

    /** Goes on where another one was that had such a window and threshold. */
    void resume(int window, int threshold);

    /** Segments have this length from now on. */
    void setSegment(int bytes);
}
