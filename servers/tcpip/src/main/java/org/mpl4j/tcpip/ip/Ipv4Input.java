package org.mpl4j.tcpip.ip;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.packets.ip.Ipv4;
import org.mpl4j.tcpip.packets.ip.Ipv4Option;

/** Takes packets of IPv4 (RFC 791, RFC 1122 section 3.2.1) that are for us. */
final class Ipv4Input {
    private static final int LEAST_IHL = 5;

    private final IpInput input;
    private final LocalInterfaces interfaces;
    private final Fragments fragments;
    private final Counts<IpEvent> counts;
    private final Datagram datagram = new Datagram();
    private final Ipv4 packet = new Ipv4();

    Ipv4Input(IpInput input, LocalInterfaces interfaces, Fragments fragments, Counts<IpEvent> counts) {
        this.input = input;
        this.interfaces = interfaces;
        this.fragments = fragments;
        this.counts = counts;
    }

    void receive(NetInterface in, ByteBuffer bytes, boolean isToGroup) throws ParseException {
        counts.add(IpEvent.RECEIVED);
        packet.wrap(bytes);
        if (packet.version() != 4 || packet.ihl() < LEAST_IHL) {
            counts.add(IpEvent.MALFORMED);
            return;
        }
        if (!packet.headerChecksumValid()) {
            counts.add(IpEvent.BAD_CHECKSUM);
            return;
        }
        datagram.begin(in, packet, isToGroup);
        datagram.header(packet.ttl(), packet.dscp(), packet.ecnRaw());
        datagram.addresses().set(0, IpAddress.lowOfV4(packet.src()), 0, IpAddress.lowOfV4(packet.dest()));
        if (!isAcceptable(in) || !isForUs(in)) {
            return;
        }
        if (packet.ihl() > LEAST_IHL && hasOpenRoute(packet)) {
            counts.add(IpEvent.BAD_OPTION);
            return;
        }
        datagram.content(packet.protocolRaw(), packet.buffer(), packet.payloadStartOffset(), packet.payloadEndOffset());
        boolean isFragment = packet.moreFragments() || packet.fragmentOffset() > 0;
        if (!isFragment
                || fragments.add(
                        datagram,
                        packet.identification(),
                        packet.protocolRaw(),
                        packet.payload(),
                        packet.fragmentOffset(),
                        packet.moreFragments())) {
            input.deliver(datagram);
        }
    }

    /** Sources that nobody can have are not answered; addresses of the loopback network come from ourselves only (RFC 1122 section 3.2.1.3). */
    private boolean isAcceptable(NetInterface in) {
        AddressPair pair = datagram.addresses();
        boolean isFromGroup = IpAddress.isMulticast(0, pair.sourceLow()) || in.isBroadcast(0, pair.sourceLow());
        boolean isLoop = IpAddress.isLoopback(0, pair.sourceLow()) || IpAddress.isLoopback(0, pair.destLow());
        if (isFromGroup || isLoop && in.link().isEthernet()) {
            counts.add(IpEvent.BAD_ADDRESS);
            return false;
        }
        return true;
    }

    private boolean isForUs(NetInterface in) {
        long dest = datagram.addresses().destLow();
        if (interfaces.isOurs(in, 0, dest)) {
            // A packet to one station's address that a group of stations gets is a trick (RFC 1122 section 3.3.6).
            return !datagram.isToGroup();
        }
        if (in.isBroadcast(0, dest) || IpAddress.isMulticast(0, dest) && in.listensTo(0, dest)) {
            datagram.toGroup();
            return true;
        }
        counts.add(IpEvent.FOR_OTHERS);
        return false;
    }

    /** Whether the packet is to be sent on by a source route, which hosts do not do. */
    private static boolean hasOpenRoute(Ipv4 packet) {
        for (Ipv4Option option : packet.options()) {
            switch (option.typeKind()) {
                case LooseSourceRoute -> {
                    if (option.asLooseSourceRoute().pointer()
                            <= option.asLooseSourceRoute().length()) {
                        return true;
                    }
                }
                case StrictSourceRoute -> {
                    if (option.asStrictSourceRoute().pointer()
                            <= option.asStrictSourceRoute().length()) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }
}
