package org.mpl4j.tcpip.tcp;

/** What happens to segments and connections. */
public enum TcpEvent {
    RECEIVED,
    SENT,
    MALFORMED,
    BAD_CHECKSUM,
    RESETS_SENT,
    CONNECTIONS_OPENED,
    CONNECTIONS_ACCEPTED,
    BACKLOG_FULL,
    RETRANSMITS,
    FAST_RETRANSMITS,
    TIMEOUTS,
    OUT_OF_ORDER,
    UNACCEPTABLE,
    OLD_TIMESTAMPS,
    CHALLENGES,
    CHALLENGES_NOT_SENT,
    WINDOW_PROBES,
    /** What the policy refused. */
    REFUSED_BY_POLICY
}
