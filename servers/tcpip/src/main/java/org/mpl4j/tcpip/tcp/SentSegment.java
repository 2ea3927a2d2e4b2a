package org.mpl4j.tcpip.tcp;

/** A segment that was sent. The same object is used for the next one. */
final class SentSegment {
    /** How many sequence numbers it has. */
    int length;

    /** The number behind its last one. */
    int end;

    /** When it was sent last, in nanoseconds. */
    long sentAt;

    /** Which one it was of all that were sent on the connection, those that were sent again counted each time. */
    int order;

    /** Whether it was sent more than once. */
    boolean wasRetransmitted;
}
