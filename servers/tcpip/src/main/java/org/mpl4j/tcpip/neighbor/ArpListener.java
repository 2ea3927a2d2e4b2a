package org.mpl4j.tcpip.neighbor;

/** Learns what other stations say about addresses of IPv4. */
@FunctionalInterface
public interface ArpListener {
    /**
     * Another station said something.
     *
     * @param source the address that it says it has; unspecified if it is looking for one
     * @param target whom it asks for, or answers
     * @param isQuestion whether it asks
     */
    void heard(long source, long target, boolean isQuestion);
}
