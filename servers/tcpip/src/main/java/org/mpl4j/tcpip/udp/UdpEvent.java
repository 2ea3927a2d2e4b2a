package org.mpl4j.tcpip.udp;

/** What happens to datagrams. */
public enum UdpEvent {
    RECEIVED,
    SENT,
    MALFORMED,
    BAD_CHECKSUM,
    NO_PORT,
    QUEUE_FULL,
    ERRORS
}
