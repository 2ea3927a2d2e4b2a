package org.mpl4j.tcpip.tcp;

/** Whether routers may mark packets of a connection instead of dropping them (RFC 3168). */
public enum EcnMode {
    /** Never. */
    OFF,
    /** If the other side asks for it. */
    ACCEPT,
    /** It is asked for, too. */
    REQUEST
}
