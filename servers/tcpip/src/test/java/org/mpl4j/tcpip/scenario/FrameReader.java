package org.mpl4j.tcpip.scenario;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.iface.EtherTypes;
import org.mpl4j.tcpip.packets.arp.Arp;
import org.mpl4j.tcpip.packets.ethernet.Ethernet;
import org.mpl4j.tcpip.packets.ip.Ipv4;
import org.mpl4j.tcpip.packets.ip.Ipv6;
import org.mpl4j.tcpip.packets.ip.Ipv6Body;
import org.mpl4j.tcpip.packets.tcpip.TransportQuote;
import org.mpl4j.tcpip.packets.udp.Udp;

/** Puts frames that the stack sent into words, by the generated parsers. */
final class FrameReader {
    /** The protocol of reports of groups, which come when addresses do and are no matter of scenarios. */
    static final String MLD = "mld";

    private final World world;
    private Bytes ipPacket = Bytes.EMPTY;

    FrameReader(World world) {
        this.world = world;
    }

    /** What was in the last frame; a copy. */
    Bytes ipPacket() {
        return ipPacket;
    }

    PacketText read(ByteBuffer frame) {
        try {
            Ethernet ethernet = Ethernet.parse(frame);
            Map<String, String> values = new LinkedHashMap<>();
            values.put("eth.from", MacAddress.text(MacAddress.of(ethernet.srcMac())));
            values.put("eth.to", MacAddress.text(MacAddress.of(ethernet.destMac())));
            int type = ethernet.frame().typeRaw();
            ipPacket = ethernet.frame().asType().payload().copy();
            if (type == EtherTypes.ARP) {
                return arp(Arp.parse(ipPacket), values);
            }
            return type == EtherTypes.IPV4 ? ipv4(Ipv4.parse(ipPacket), values) : ipv6(Ipv6.parse(ipPacket), values);
        } catch (ParseException e) {
            throw new ScenarioFailure(
                    "the stack sent what is no packet: " + Bytes.wrap(frame).hex(), e);
        }
    }

    private static PacketText arp(Arp arp, Map<String, String> values) {
        boolean isReply = arp.operationRaw() == 2;
        String sender = address4(arp.senderProtocol());
        String target = address4(arp.targetProtocol());
        String mac = MacAddress.text(MacAddress.of(arp.senderHardware()));
        values.put(isReply ? "reply" : "who-has", isReply ? sender : target);
        values.put(isReply ? "is-at" : "tell", isReply ? mac : sender);
        if (isReply) {
            values.put("to", target);
        } else {
            values.put("mac", mac);
        }
        return new PacketText("arp", values);
    }

    private static String address4(Bytes octets) {
        return IpAddress.v4(octets.uint32(0)).toString();
    }

    private PacketText ipv4(Ipv4 packet, Map<String, String> values) throws ParseException {
        values.put("ip.from", IpAddress.v4(packet.src()).toString());
        values.put("ip.to", IpAddress.v4(packet.dest()).toString());
        values.put("ip.ttl", "" + packet.ttl());
        values.put("ip.ecn", "" + packet.ecnRaw());
        values.put("ip.df", packet.dontFragment() ? "1" : "0");
        values.put("ip.id", "" + packet.identification());
        if (!packet.headerChecksumValid()) {
            values.put("ip.sum", "bad");
        }
        if (packet.moreFragments() || packet.fragmentOffset() > 0) {
            values.put("version", "4");
            return fragment(
                    values, packet.fragmentOffset(), packet.payload(), packet.moreFragments(), packet.protocolRaw());
        }
        ByteBuffer pseudo = ByteBuffer.allocate(8).putInt((int) packet.src()).putInt((int) packet.dest());
        return content(packet.protocolRaw(), packet.payload(), Bytes.wrap(pseudo.flip()), values, true);
    }

    private PacketText ipv6(Ipv6 packet, Map<String, String> values) throws ParseException {
        values.put("ip.from", Message6Text.address(packet.src()));
        values.put("ip.to", Message6Text.address(packet.dest()));
        values.put("ip.ttl", "" + packet.hopLimit());
        values.put("ip.ecn", "" + packet.ecnRaw());
        Ipv6Body body = packet.body();
        if (body.nextKind() == Ipv6Body.NextKind.Fragment) {
            var header = body.asFragment();
            values.put("version", "6");
            values.put("ip.id", "" + header.identification());
            Bytes part = header.fragmentOffset() == 0
                    ? header.asFirst().rest().encoded()
                    : header.asLater().fragment();
            return fragment(values, header.fragmentOffset(), part, header.moreFragments(), header.nextHeaderRaw());
        }
        if (body.nextKind() == Ipv6Body.NextKind.HopByHop) {
            // All that the stack sends with options for each hop are reports of groups (RFC 3810 section 5).
            return new PacketText(MLD, values);
        }
        Bytes pseudo = Bytes.ofHex(packet.src().hex() + packet.dest().hex());
        return content(packet.nextHeaderRaw(), body.asPayload().payload(), pseudo, values, false);
    }

    private static PacketText fragment(
            Map<String, String> values, int units, Bytes part, boolean isMore, int protocol) {
        values.put("range", units * 8 + ":" + (units * 8 + part.length()));
        if (isMore) {
            values.put("more", PacketText.YES);
        }
        values.put("proto", "" + protocol);
        return new PacketText("fragment", values);
    }

    private PacketText content(int protocol, Bytes content, Bytes pseudo, Map<String, String> values, boolean isV4)
            throws ParseException {
        return switch (protocol) {
            case FrameWriter.TCP -> {
                TransportQuote ports = TransportQuote.parse(content);
                Flow flow = world.flow(
                        IpAddress.of(values.getOrDefault("ip.from", "")),
                        ports.sourcePort(),
                        IpAddress.of(values.getOrDefault("ip.to", "")),
                        ports.destPort());
                yield new SegmentText(world).read(content, pseudo, values, flow);
            }
            case FrameWriter.UDP -> {
                Udp udp = Udp.parse(content, pseudo);
                values.put("sport", "" + udp.sourcePort());
                values.put("dport", "" + udp.destPort());
                values.put("length", "" + udp.payload().length());
                if (!udp.checksumValid()) {
                    values.put("sum", "bad");
                }
                yield new PacketText(isV4 ? "udp" : "udp6", values);
            }
            case FrameWriter.ICMP -> new MessageText(world).read(content, values);
            case FrameWriter.ICMP6 -> new Message6Text(world).read(content, pseudo, values);
            default -> {
                values.put("proto", "" + protocol);
                values.put("length", "" + content.length());
                yield new PacketText(isV4 ? "ip4" : "ip6", values);
            }
        };
    }
}
