package org.mpl4j.tcpip.ip;

/** How an address may be used (RFC 4862 section 2). */
public enum AddressState {
    /** It is not known yet whether somebody else has it. */
    TENTATIVE,
    /** It is used. */
    PREFERRED,
    /** It is used by what began with it. */
    DEPRECATED,
    /** Somebody else has it. */
    DUPLICATE
}
