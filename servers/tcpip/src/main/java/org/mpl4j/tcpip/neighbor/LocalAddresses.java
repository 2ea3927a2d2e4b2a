package org.mpl4j.tcpip.neighbor;

/** What neighbors have to know of this station's addresses. */
public interface LocalAddresses {
    /** Whether it is one of ours, and may be used. */
    boolean isOurs(long high, long low);

    /** Whether it is in a network of this link. */
    boolean isOnLink(long high, long low);

    /** The lower half of the address of IPv4 to ask a neighbor from. */
    long sourceFor(long low);
}
