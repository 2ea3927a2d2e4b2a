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
    /** Connections of another stack that go on here. */
    CONNECTIONS_TAKEN_OVER,
    BACKLOG_FULL,
    /** SYNs that are not answered, as the host will be somebody else's soon. */
    LEFT_TO_OTHERS,
    /** SYNs that were answered without being remembered. */
    COOKIES_SENT,
    /** Connections that came of that. */
    COOKIES_RETURNED,
    /** What looked like an answer to one and was none. */
    COOKIES_WRONG,
    RETRANSMITS,
    FAST_RETRANSMITS,
    TIMEOUTS,
    /** Tail loss probes (RFC 8985). */
    TAIL_PROBES,
    /** Recoveries and timeouts after which it was found that nothing was lost. */
    SPURIOUS_RECOVERIES,
    /** How often the other side told that something came twice (RFC 2883). */
    DUPLICATES_TOLD,
    KEEP_ALIVE_PROBES,
    OUT_OF_ORDER,
    UNACCEPTABLE,
    OLD_TIMESTAMPS,
    CHALLENGES,
    CHALLENGES_NOT_SENT,
    WINDOW_PROBES,
    /** Connections in TIME-WAIT that were forgotten before their time, as there were too many. */
    TIME_WAITS_CUT_SHORT,
    /** What the policy refused. */
    REFUSED_BY_POLICY
}
