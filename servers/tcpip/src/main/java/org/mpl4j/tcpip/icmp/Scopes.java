package org.mpl4j.tcpip.icmp;

import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.ip.AddressPair;
import org.mpl4j.tcpip.ip.Datagram;
import org.mpl4j.tcpip.ip.Outgoing;

/** Answers to addresses that mean something on one link only go out by that link (RFC 4007). */
final class Scopes {
    private Scopes() {}

    static Outgoing keep(Outgoing answer, Datagram question) {
        AddressPair pair = question.addresses();
        return IpAddress.isLinkLocal(pair.sourceHigh(), pair.sourceLow()) ? answer.via(question.in()) : answer;
    }
}
