package org.mpl4j.tcpip.ip;

/** What happens to packets. */
public enum IpEvent {
    RECEIVED,
    DELIVERED,
    SENT,
    FRAGMENTS_RECEIVED,
    FRAGMENTS_SENT,
    REASSEMBLED,
    REASSEMBLY_FAILED,
    MALFORMED,
    BAD_CHECKSUM,
    BAD_ADDRESS,
    BAD_OPTION,
    FOR_OTHERS,
    UNKNOWN_PROTOCOL,
    NO_ROUTE,
    TOO_LONG,
    NO_NEIGHBOR
}
