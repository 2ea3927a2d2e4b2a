package org.mpl4j.tcpip.tcp;

/** How much may be on the way. In bytes. */
public interface CongestionControl {
    /** How much. */
    int window();

    /** So much more was acknowledged, and nothing is missing. */
    void acknowledged(int bytes);

    /** A segment is missing, while so much was on the way: recovery begins. */
    void lost(int onTheWay);

    /** In recovery, one more segment left the network. */
    void duplicate();

    /** In recovery, so much was acknowledged, but not all that was on the way when it began. */
    void partlyAcknowledged(int bytes);

    /** All is acknowledged that was on the way when recovery began; so much is now. */
    void recovered(int onTheWay);

    /** Nothing was acknowledged for too long, while so much was on the way. */
    void timedOut(int onTheWay);

    /** Segments have this length from now on. */
    void setSegment(int bytes);
}
