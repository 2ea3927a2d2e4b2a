package org.mpl4j.tcpip.neighbor;

/** What is known of a neighbor (RFC 4861 section 7.3.2). */
public enum NeighborState {
    /** Everybody is being asked who it is. */
    INCOMPLETE,
    /** It was there a short time ago. */
    REACHABLE,
    /** It may still be there; that is asked when there is something to send. */
    STALE,
    /** Something was sent; perhaps an answer tells that it is there. */
    DELAY,
    /** It is being asked. */
    PROBE
}
