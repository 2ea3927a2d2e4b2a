package org.mpl4j.tcpip.icmp;

import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.ip.AddressPair;
import org.mpl4j.tcpip.ip.IpError;

/** Gets errors about packets that were sent from here. What it is told may be made up: it knows best what it has sent. */
@FunctionalInterface
public interface ErrorListener {
    /**
     * An error came, or was found out here.
     *
     * @param from who sent it; unspecified if it was found out here, as no neighbor answered
     * @param error what is wrong; never that the packet was too long
     * @param addresses from whom to whom the packet was
     * @param protocol what was in the packet
     * @param beginning of that; gone when this returns
     */
    void failed(IpAddress from, IpError error, AddressPair addresses, int protocol, Bytes beginning);
}
