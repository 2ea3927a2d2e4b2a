package org.mpl4j.tcpip.ip;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.packets.ip.Ipv6;
import org.mpl4j.tcpip.packets.ip.Ipv6Body;
import org.mpl4j.tcpip.packets.ip.Ipv6Option;
import org.mpl4j.tcpip.packets.tcpip.Ipv6Number;

/** Takes packets of IPv6 (RFC 8200) that are for us, and goes through their extension headers. */
final class Ipv6Input {
    private static final int ERRONEOUS_FIELD = 0;
    private static final int UNRECOGNIZED_NEXT_HEADER = 1;
    private static final int UNRECOGNIZED_OPTION = 2;
    private static final int AUTHENTICATION = 51;

    /** Where errors point to in the first header (RFC 8200 section 3). */
    private static final int AT_PAYLOAD_LENGTH = 4;

    private static final int AT_NEXT_HEADER = 6;

    /** Where errors point to in a routing header (RFC 8200 section 4.4). */
    private static final int AT_ROUTING_TYPE = 2;

    /** What the two highest bits of an option say that nobody knows (RFC 8200 section 4.2). */
    private static final int ACTION_SHIFT = 6;

    private static final int SKIP = 0;
    private static final int DISCARD = 1;
    private static final int REPORT_UNLESS_GROUP = 3;

    private final IpInput input;
    private final LocalInterfaces interfaces;
    private final Fragments fragments;
    private final Counts<IpEvent> counts;
    private final Datagram datagram = new Datagram();

    /** Where in its buffer the packet begins. */
    private int packetStart;

    Ipv6Input(IpInput input, LocalInterfaces interfaces, Fragments fragments, Counts<IpEvent> counts) {
        this.input = input;
        this.interfaces = interfaces;
        this.fragments = fragments;
        this.counts = counts;
    }

    void receive(NetInterface in, ByteBuffer bytes, boolean isToGroup) throws ParseException {
        counts.add(IpEvent.RECEIVED);
        Ipv6 packet = Ipv6.parse(bytes);
        if (packet.version() != 6) {
            counts.add(IpEvent.MALFORMED);
            return;
        }
        packetStart = packet.startOffset();
        datagram.begin(in, packet, isToGroup);
        datagram.header(packet.hopLimit(), packet.dscp(), packet.ecnRaw());
        Ipv6Number source = IpAddress.number(packet.src());
        Ipv6Number dest = IpAddress.number(packet.dest());
        datagram.addresses().set(source.high(), source.low(), dest.high(), dest.low());
        if (isAcceptable(in) && isForUs(in)) {
            walk(packet.body(), packet.nextHeaderRaw(), packetStart + AT_NEXT_HEADER, true);
        }
    }

    private boolean isAcceptable(NetInterface in) {
        AddressPair pair = datagram.addresses();
        boolean isFromGroup = IpAddress.isMulticast(pair.sourceHigh(), pair.sourceLow());
        boolean isLoop = IpAddress.isLoopback(pair.sourceHigh(), pair.sourceLow())
                || IpAddress.isLoopback(pair.destHigh(), pair.destLow());
        boolean isMapped =
                IpAddress.isV4(pair.sourceHigh(), pair.sourceLow()) || IpAddress.isV4(pair.destHigh(), pair.destLow());
        if (isFromGroup || isMapped || isLoop && in.link().isEthernet()) {
            counts.add(IpEvent.BAD_ADDRESS);
            return false;
        }
        return true;
    }

    private boolean isForUs(NetInterface in) {
        long high = datagram.addresses().destHigh();
        long low = datagram.addresses().destLow();
        if (IpAddress.isMulticast(high, low) && in.listensTo(high, low)) {
            datagram.toGroup();
            return true;
        }
        if (interfaces.isOurs(in, high, low)) {
            return true;
        }
        counts.add(IpEvent.FOR_OTHERS);
        return false;
    }

    /** Goes through the headers up to what is in the packet; {@code pointer} is where the type of {@code first} is said. */
    private void walk(Ipv6Body first, int firstType, int firstPointer, boolean isFirst) throws ParseException {
        Ipv6Body body = first;
        int type = firstType;
        int pointer = firstPointer;
        boolean isAtStart = isFirst;
        while (true) {
            Ipv6Body rest;
            int next;
            switch (body.nextKind()) {
                case HopByHop -> {
                    Ipv6Body.NextBranch.HopByHop header = body.asHopByHop();
                    if (!isAtStart) {
                        problem(UNRECOGNIZED_NEXT_HEADER, pointer);
                        return;
                    }
                    rest = areAcceptable(header.options()) ? header.rest() : null;
                    next = header.nextHeaderRaw();
                }
                case Destination -> {
                    Ipv6Body.NextBranch.Destination header = body.asDestination();
                    rest = areAcceptable(header.options()) ? header.rest() : null;
                    next = header.nextHeaderRaw();
                }
                case Routing -> {
                    Ipv6Body.NextBranch.Routing header = body.asRouting();
                    rest = isAcceptable(header) ? header.rest() : null;
                    next = header.nextHeaderRaw();
                }
                case Fragment -> {
                    fragment(body.asFragment());
                    return;
                }
                case Authentication, Payload -> {
                    deliver(body, type, pointer);
                    return;
                }
                default -> throw new IllegalStateException("an unknown header");
            }
            if (rest == null) {
                return;
            }
            pointer = body.startOffset();
            isAtStart = false;
            body = rest;
            type = next;
        }
    }

    private void deliver(Ipv6Body body, int type, int pointer) {
        if (type == AUTHENTICATION || input.handler(false, type) == null) {
            counts.add(IpEvent.UNKNOWN_PROTOCOL);
            problem(UNRECOGNIZED_NEXT_HEADER, pointer);
            return;
        }
        datagram.content(type, body.asPayload().payload());
        input.deliver(datagram);
    }

    private void fragment(Ipv6Body.NextBranch.Fragment header) throws ParseException {
        boolean isFirst = header.fragmentOffset() == 0;
        if (isFirst && !header.moreFragments()) {
            walk(header.asFirst().rest(), header.nextHeaderRaw(), header.startOffset(), false);
            return;
        }
        Bytes bytes =
                isFirst ? header.asFirst().rest().encoded() : header.asLater().fragment();
        if (header.moreFragments() && bytes.length() % 8 != 0) {
            counts.add(IpEvent.REASSEMBLY_FAILED);
            problem(ERRONEOUS_FIELD, packetStart + AT_PAYLOAD_LENGTH);
            return;
        }
        if (fragments.add(
                datagram,
                header.identification(),
                header.nextHeaderRaw(),
                bytes,
                header.fragmentOffset(),
                header.moreFragments())) {
            Bytes whole = datagram.payload();
            walk(Ipv6Body.parse(whole, datagram.protocol()), datagram.protocol(), whole.sourceOffset(), false);
        }
    }

    /** No routing header is followed here; one that is used up is passed over (RFC 8200 section 4.4, RFC 5095). */
    private boolean isAcceptable(Ipv6Body.NextBranch.Routing header) {
        if (header.segmentsLeft() == 0) {
            return true;
        }
        counts.add(IpEvent.BAD_OPTION);
        problem(ERRONEOUS_FIELD, header.startOffset() + AT_ROUTING_TYPE);
        return false;
    }

    private boolean areAcceptable(Ipv6Option.Sequence options) {
        for (Ipv6Option option : options) {
            boolean isKnown = option.typeKind() == Ipv6Option.TypeKind.Pad1
                    || option.type().equals(Ipv6Option.Type.PadN)
                    || option.typeKind() == Ipv6Option.TypeKind.RouterAlert;
            if (option.typeKind() == Ipv6Option.TypeKind.RouterAlert) {
                datagram.alert();
            }
            int action = option.typeRaw() >>> ACTION_SHIFT;
            if (!isKnown && action != SKIP) {
                counts.add(IpEvent.BAD_OPTION);
                if (action != DISCARD && !(action == REPORT_UNLESS_GROUP && datagram.isToGroup())) {
                    problem(UNRECOGNIZED_OPTION, option.startOffset());
                }
                return false;
            }
        }
        return true;
    }

    private void problem(int code, int position) {
        ErrorSender errors = input.errors(false);
        if (errors != null && !datagram.isReassembled()) {
            errors.parameterProblem(datagram, code, position - packetStart);
        }
    }
}
