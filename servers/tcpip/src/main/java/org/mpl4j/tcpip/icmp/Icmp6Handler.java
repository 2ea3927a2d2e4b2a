package org.mpl4j.tcpip.icmp;

import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.ip.Datagram;
import org.mpl4j.tcpip.packets.icmp.Icmpv6;

/** Gets messages of ICMPv6 that are neither echoes nor errors. */
@FunctionalInterface
public interface Icmp6Handler {
    /**
     * A message came, whose checksum is right.
     *
     * @param datagram which it is in
     * @param message the message; gone when this returns
     * @return whether such messages are known
     * @throws ParseException if it is malformed
     */
    boolean receive(Datagram datagram, Icmpv6 message) throws ParseException;
}
