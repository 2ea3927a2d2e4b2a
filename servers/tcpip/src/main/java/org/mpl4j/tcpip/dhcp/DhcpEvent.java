package org.mpl4j.tcpip.dhcp;

/** What happens to a client. */
public enum DhcpEvent {
    DISCOVERS_SENT,
    REQUESTS_SENT,
    DECLINES_SENT,
    RELEASES_SENT,
    OFFERS_RECEIVED,
    ACKS_RECEIVED,
    NAKS_RECEIVED,
    MALFORMED,
    /** For another client, another transaction, or without what it needs. */
    NOT_FOR_US,
    REFUSED_BY_POLICY
}
