package org.mpl4j.tcpip.ip;

import org.mpl4j.runtime.Bytes;

/** Tells the protocols of errors about packets that they sent. */
@FunctionalInterface
public interface ErrorReceiver {
    /**
     * Something is wrong with a packet.
     *
     * @param isV4 whether it is one of IPv4
     * @param packet its beginning; gone when this returns
     * @param error what is wrong
     */
    void error(boolean isV4, Bytes packet, IpError error);
}
