package org.mpl4j.tcpip.dhcp;

/** Learns what servers lend. */
public interface DhcpListener {
    /** The address of a lease is used from now on, or what goes with it has changed. */
    void bound(Lease lease);

    /** There is no address any more; the client goes on looking for one. */
    void lost();
}
