package org.mpl4j.tcpip.cli;

import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.ip.IpError;

/** Gets what a {@link Pinger} finds out, in the thread that drives the stack. */
interface PingListener {
    /**
     * An answer came.
     *
     * @param from who answered
     * @param sequence which request, from 1
     * @param bytes how long the message was, with its header
     * @param hops what was left of its hops
     * @param time since the request, in nanoseconds
     * @param isAgain whether that request was answered before
     * @param isIntact whether what came back is what was sent
     */
    void replied(IpAddress from, int sequence, int bytes, int hops, long time, boolean isAgain, boolean isIntact);

    /** An error came about a request; from an unspecified address, if it was found out here. */
    void failed(IpAddress from, int sequence, IpError error);

    /** A request could not be sent, as no route leads there. */
    void notSent(int sequence);

    /** It is over. */
    void ended();
}
