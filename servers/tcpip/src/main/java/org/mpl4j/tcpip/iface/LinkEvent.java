package org.mpl4j.tcpip.iface;

/** What happens to frames. */
public enum LinkEvent {
    RECEIVED,
    SENT,
    /** The device had no room. */
    NOT_SENT,
    MALFORMED,
    FOR_OTHERS,
    UNKNOWN_VLAN,
    UNKNOWN_TYPE
}
