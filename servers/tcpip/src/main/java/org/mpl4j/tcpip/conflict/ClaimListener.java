package org.mpl4j.tcpip.conflict;

/** Learns what becomes of an {@link AddressClaim}. */
public interface ClaimListener {
    /** Nobody has the address: it is used from now on. */
    void obtained();

    /** Somebody else has the address, or insists on it later: it is used no more. */
    void lost();
}
