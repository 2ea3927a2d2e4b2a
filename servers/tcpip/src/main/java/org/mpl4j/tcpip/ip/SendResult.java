package org.mpl4j.tcpip.ip;

/** What became of a packet that was to be sent. */
public enum SendResult {
    /** It is on its way, or waits until its neighbor is known. */
    SENT,
    /** No route leads there, or no address can be its source. */
    NO_ROUTE,
    /** It is longer than a packet may be, or than its path takes and must not be fragmented. */
    TOO_LONG
}
