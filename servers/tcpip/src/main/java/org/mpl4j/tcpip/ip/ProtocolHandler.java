package org.mpl4j.tcpip.ip;

import org.mpl4j.runtime.Bytes;

/** A protocol that packets carry. */
public interface ProtocolHandler {
    /**
     * A packet came.
     *
     * @param datagram the packet; gone when this returns
     * @return false if nothing here is for such a packet, which the sender is then told
     */
    boolean receive(Datagram datagram);

    /**
     * An error came about a packet that was sent from here.
     *
     * @param error what is wrong
     * @param addresses from whom to whom the packet was
     * @param beginning of what was in the packet; gone when this returns
     * @return whether such a packet may have been sent: otherwise it is not believed
     */
    boolean error(IpError error, AddressPair addresses, Bytes beginning);
}
