package org.mpl4j.dns.service;

/** What brought a message. */
public enum Transport {
    /** Datagrams (RFC 1035 section 4.2.1): a sender's address may be forged. */
    UDP,
    /** A stream (RFC 7766). */
    TCP,
    /** A stream over TLS (RFC 7858). */
    TLS;

    /** Whether messages come in order, of any size, from an address that is the sender's. */
    public boolean isStream() {
        return this != UDP;
    }
}
