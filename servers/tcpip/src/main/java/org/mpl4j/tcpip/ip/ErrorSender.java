package org.mpl4j.tcpip.ip;

/** Tells senders that something is wrong with their packets. It knows by itself when it must not. */
public interface ErrorSender {
    /** Nothing takes the packet. */
    void send(Datagram about, IpError error);

    /**
     * A header cannot be understood.
     *
     * @param code what is the matter, as the version's ICMP counts it
     * @param pointer where in the packet
     */
    void parameterProblem(Datagram about, int code, int pointer);

    /** Not all fragments of a packet came. */
    void reassemblyTimeExceeded(Datagram about);
}
