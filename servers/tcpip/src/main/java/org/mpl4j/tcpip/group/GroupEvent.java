package org.mpl4j.tcpip.group;

/** What happens in group management. */
public enum GroupEvent {
    QUERIES_RECEIVED,
    REPORTS_RECEIVED,
    REPORTS_SENT,
    LEAVES_SENT,
    MALFORMED,
    BAD_CHECKSUM,
    /** What is not from the link, or does not say that routers look into it. */
    NOT_GENUINE
}
