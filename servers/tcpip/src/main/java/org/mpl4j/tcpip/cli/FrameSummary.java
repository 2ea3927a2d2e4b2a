package org.mpl4j.tcpip.cli;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.iface.EtherTypes;
import org.mpl4j.tcpip.packets.arp.Arp;
import org.mpl4j.tcpip.packets.ethernet.Ethernet;
import org.mpl4j.tcpip.packets.ethernet.EthernetBody;
import org.mpl4j.tcpip.packets.icmp.Icmp;
import org.mpl4j.tcpip.packets.icmp.Icmpv6;
import org.mpl4j.tcpip.packets.ip.IpProtocol;
import org.mpl4j.tcpip.packets.ip.Ipv4;
import org.mpl4j.tcpip.packets.ip.Ipv6;
import org.mpl4j.tcpip.packets.ip.Ipv6Body;
import org.mpl4j.tcpip.packets.tcp.Tcp;
import org.mpl4j.tcpip.packets.tcpip.IpVersion;
import org.mpl4j.tcpip.packets.tcpip.Ipv4Number;
import org.mpl4j.tcpip.packets.tcpip.TransportQuote;
import org.mpl4j.tcpip.packets.udp.Udp;

/** What a frame is, as far as a line tells it and filters ask for it. Checksums are not looked at. */
final class FrameSummary {
    static final String IP = "ip";
    static final String IP6 = "ip6";
    static final String ARP = "arp";
    static final String TCP = "tcp";
    static final String UDP = "udp";
    static final String ICMP = "icmp";
    static final String ICMP6 = "icmp6";

    private static final int NONE = -1;
    private static final int VERSION_6 = 6;

    private final Set<String> protocols = new LinkedHashSet<>();
    private final StringBuilder detail = new StringBuilder();
    private @Nullable IpAddress source;
    private @Nullable IpAddress dest;
    private int sourcePort = NONE;
    private int destPort = NONE;

    private FrameSummary() {}

    /**
     * Looks at a frame.
     *
     * @param frame from its position to its limit, which stay where they are
     * @param isEthernet whether it is one of Ethernet; otherwise a packet of IP
     */
    static FrameSummary of(ByteBuffer frame, boolean isEthernet) {
        FrameSummary summary = new FrameSummary();
        try {
            Bytes bytes = Bytes.wrap(frame);
            if (isEthernet) {
                summary.ethernet(Ethernet.parse(bytes));
            } else {
                int version = IpVersion.parse(bytes).version();
                summary.packet(version == VERSION_6 ? EtherTypes.IPV6 : EtherTypes.IPV4, bytes);
            }
        } catch (ParseException e) {
            summary.detail.append(" malformed: ").append(e.getMessage());
        }
        return summary;
    }

    private void ethernet(Ethernet ethernet) throws ParseException {
        EthernetBody body = ethernet.frame();
        while (body.typeKind() == EthernetBody.TypeKind.Vlan || body.typeKind() == EthernetBody.TypeKind.QinQ) {
            boolean isOuter = body.typeKind() == EthernetBody.TypeKind.QinQ;
            int vid = (isOuter ? body.asQinQ().tag() : body.asVlan().tag()).vid();
            detail.append(" vlan ").append(vid);
            body = isOuter ? body.asQinQ().inner() : body.asVlan().inner();
        }
        if (body.typeKind() == EthernetBody.TypeKind.Type && isKnown(body.typeRaw())) {
            packet(body.typeRaw(), body.asType().payload());
            return;
        }
        detail.append(' ')
                .append(MacAddress.text(MacAddress.of(ethernet.srcMac())))
                .append(" > ")
                .append(MacAddress.text(MacAddress.of(ethernet.destMac())))
                .append(
                        body.typeKind() == EthernetBody.TypeKind.Length
                                ? " LLC"
                                : " ethertype 0x%04x".formatted(body.typeRaw()));
    }

    private static boolean isKnown(int type) {
        return type == EtherTypes.IPV4 || type == EtherTypes.IPV6 || type == EtherTypes.ARP;
    }

    private void packet(int type, Bytes bytes) throws ParseException {
        if (type == EtherTypes.ARP) {
            arp(Arp.parse(bytes));
        } else if (type == EtherTypes.IPV6) {
            v6(Ipv6.parse(bytes));
        } else {
            v4(Ipv4.parse(bytes));
        }
    }

    private void arp(Arp arp) throws ParseException {
        protocols.add(ARP);
        detail.append(" arp");
        if (arp.protocolTypeRaw() != EtherTypes.IPV4 || arp.protocolLength() != 4) {
            detail.append(" for another protocol");
            return;
        }
        source = v4(arp.senderProtocol());
        dest = v4(arp.targetProtocol());
        if (arp.operation().equals(Arp.Operation.Request)) {
            detail.append(" who has ").append(dest).append("? tell ").append(source);
        } else {
            detail.append(' ')
                    .append(source)
                    .append(" is at ")
                    .append(MacAddress.text(MacAddress.of(arp.senderHardware())));
        }
    }

    private static IpAddress v4(Bytes octets) throws ParseException {
        return IpAddress.v4(Ipv4Number.parse(octets).value());
    }

    private void v4(Ipv4 packet) throws ParseException {
        protocols.add(IP);
        source = IpAddress.v4(packet.src());
        dest = IpAddress.v4(packet.dest());
        if (packet.fragmentOffset() > 0) {
            fragment(packet.protocolRaw(), packet.identification(), packet.fragmentOffset(), packet.payload());
            return;
        }
        transport(packet.protocolRaw(), packet.payload(), packet.moreFragments());
    }

    private void v6(Ipv6 packet) throws ParseException {
        protocols.add(IP6);
        source = IpAddress.of(packet.src());
        dest = IpAddress.of(packet.dest());
        Ipv6Body body = packet.body();
        int type = packet.nextHeaderRaw();
        boolean isCut = false;
        while (true) {
            switch (body.nextKind()) {
                case HopByHop -> {
                    type = body.asHopByHop().nextHeaderRaw();
                    body = body.asHopByHop().rest();
                }
                case Destination -> {
                    type = body.asDestination().nextHeaderRaw();
                    body = body.asDestination().rest();
                }
                case Routing -> {
                    type = body.asRouting().nextHeaderRaw();
                    body = body.asRouting().rest();
                }
                case Fragment -> {
                    Ipv6Body.NextBranch.Fragment header = body.asFragment();
                    type = header.nextHeaderRaw();
                    if (header.fragmentOffset() > 0) {
                        Bytes part = header.asLater().fragment();
                        fragment(type, header.identification(), header.fragmentOffset(), part);
                        return;
                    }
                    isCut = header.moreFragments();
                    body = header.asFirst().rest();
                }
                case Payload -> {
                    transport(type, body.asPayload().payload(), isCut);
                    return;
                }
                default -> {
                    detail.append(" protocol ").append(type);
                    return;
                }
            }
        }
    }

    private void fragment(int protocol, long identification, int offset, Bytes part) {
        name(protocol);
        detail.append(" protocol ")
                .append(protocol)
                .append(" fragment ")
                .append(identification)
                .append(" at ")
                .append(offset * 8)
                .append(" length ")
                .append(part.length());
    }

    private void name(int protocol) {
        if (protocol == IpProtocol.TCP.value()) {
            protocols.add(TCP);
        } else if (protocol == IpProtocol.UDP.value()) {
            protocols.add(UDP);
        } else if (protocol == IpProtocol.ICMP.value()) {
            protocols.add(ICMP);
        } else if (protocol == IpProtocol.ICMPv6.value()) {
            protocols.add(ICMP6);
        }
    }

    private void transport(int protocol, Bytes payload, boolean isCut) throws ParseException {
        name(protocol);
        if (isCut) {
            if (is(TCP) || is(UDP)) {
                TransportQuote beginning = TransportQuote.parse(payload);
                sourcePort = beginning.sourcePort();
                destPort = beginning.destPort();
            }
            detail.append(" protocol ").append(protocol).append(" first fragment");
        } else if (protocol == IpProtocol.TCP.value()) {
            tcp(Tcp.parse(payload, Bytes.EMPTY));
        } else if (protocol == IpProtocol.UDP.value()) {
            Udp udp = Udp.parse(payload, Bytes.EMPTY);
            sourcePort = udp.sourcePort();
            destPort = udp.destPort();
            detail.append(" udp");
            payload = udp.payload();
        } else if (protocol == IpProtocol.ICMP.value()) {
            icmp(Icmp.parse(payload));
        } else if (protocol == IpProtocol.ICMPv6.value()) {
            icmp6(Icmpv6.parse(payload, Bytes.EMPTY));
        } else {
            detail.append(" protocol ").append(protocol);
        }
        if (protocol != IpProtocol.TCP.value()) {
            detail.append(" length ").append(payload.length());
        }
    }

    private void tcp(Tcp tcp) {
        sourcePort = tcp.sourcePort();
        destPort = tcp.destPort();
        StringJoiner flags = new StringJoiner(" ", "[", "]");
        flag(flags, tcp.syn(), "SYN");
        flag(flags, tcp.fin(), "FIN");
        flag(flags, tcp.rst(), "RST");
        flag(flags, tcp.psh(), "PSH");
        flag(flags, tcp.ack(), "ACK");
        flag(flags, tcp.urg(), "URG");
        flag(flags, tcp.ece(), "ECE");
        flag(flags, tcp.cwr(), "CWR");
        detail.append(" tcp ").append(flags).append(" seq ").append(tcp.sequence());
        if (tcp.ack()) {
            detail.append(" ack ").append(tcp.acknowledgment());
        }
        detail.append(" win ")
                .append(tcp.window())
                .append(" length ")
                .append(tcp.payload().length());
    }

    private static void flag(StringJoiner flags, boolean isSet, String name) {
        if (isSet) {
            flags.add(name);
        }
    }

    private void icmp(Icmp icmp) {
        detail.append(" icmp ").append(icmp.type().tag().orElse("type " + icmp.typeRaw()));
        switch (icmp.bodyKind()) {
            case Echo -> echo(icmp.bodyAsEcho().identifier(), icmp.bodyAsEcho().sequence());
            case EchoReply ->
                echo(icmp.bodyAsEchoReply().identifier(), icmp.bodyAsEchoReply().sequence());
            default -> detail.append(" code ").append(icmp.code());
        }
    }

    private void icmp6(Icmpv6 icmp) {
        detail.append(" icmp6 ").append(icmp.type().tag().orElse("type " + icmp.typeRaw()));
        switch (icmp.bodyKind()) {
            case Echo -> echo(icmp.bodyAsEcho().identifier(), icmp.bodyAsEcho().sequence());
            case EchoReply ->
                echo(icmp.bodyAsEchoReply().identifier(), icmp.bodyAsEchoReply().sequence());
            default -> detail.append(" code ").append(icmp.code());
        }
    }

    private void echo(int identifier, int sequence) {
        detail.append(" id ").append(identifier).append(" seq ").append(sequence);
    }

    /** Whether it is, or has in it, what this name stands for. */
    boolean is(String protocol) {
        return protocols.contains(protocol);
    }

    /** From whom; null if that is no address of IP. */
    @Nullable
    IpAddress source() {
        return source;
    }

    /** To whom; null if that is no address of IP. */
    @Nullable
    IpAddress dest() {
        return dest;
    }

    /** Whether a port is that of one side. */
    boolean hasPort(int port) {
        return sourcePort == port || destPort == port;
    }

    /** All of it. */
    @Override
    public String toString() {
        if (source == null || is(ARP)) {
            return detail.substring(detail.isEmpty() ? 0 : 1);
        }
        return source + port(sourcePort) + " > " + dest + port(destPort) + detail;
    }

    private static String port(int port) {
        return port == NONE ? "" : "." + port;
    }
}
