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
    ERRORS_SENT,
    ERRORS_NOT_SENT
}
