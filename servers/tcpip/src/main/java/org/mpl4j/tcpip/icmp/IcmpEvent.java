package org.mpl4j.tcpip.icmp;

/** What happens to messages of ICMP. */
public enum IcmpEvent {
    RECEIVED,
    MALFORMED,
    BAD_CHECKSUM,
    UNKNOWN,
    ECHOES_ANSWERED,
    ECHO_REPLIES,
    ERRORS_RECEIVED,
    REDIRECTS,
    /** Not of the router that is used, or to somebody who is not on the link. */
    REDIRECTS_IGNORED,
    ERRORS_SENT,
    ERRORS_NOT_SENT
}
