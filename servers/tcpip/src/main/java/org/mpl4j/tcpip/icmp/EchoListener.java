package org.mpl4j.tcpip.icmp;

import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.ip.Datagram;

/** Gets answers to echo requests. */
@FunctionalInterface
public interface EchoListener {
    /**
     * An answer came.
     *
     * @param datagram which it is in
     * @param identifier of the request
     * @param sequence of the request
     * @param data of the request; gone when this returns
     */
    void replied(Datagram datagram, int identifier, int sequence, Bytes data);
}
