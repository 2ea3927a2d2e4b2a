package org.mpl4j.tcpip.scenario;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.packets.arp.Arp;
import org.mpl4j.tcpip.packets.ethernet.Ethernet;
import org.mpl4j.tcpip.packets.ethernet.EthernetBody;
import org.mpl4j.tcpip.packets.ip.Ipv4;
import org.mpl4j.tcpip.packets.ip.Ipv6;
import org.mpl4j.tcpip.packets.ip.Ipv6Body;
import org.mpl4j.tcpip.packets.udp.Udp;

/** Makes the frames that lines of a scenario tell of, by the generated builders. */
final class FrameWriter {
    static final int ICMP = 1;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int ICMP6 = 58;

    private static final int MOST = 70_000;
    private static final int IPV4 = 0x0800;
    private static final int ARP = 0x0806;
    private static final int IPV6 = 0x86dd;
    private static final int HEADER_CHECKSUM = 10;
    private static final Map<Integer, Integer> CHECKSUMS = Map.of(ICMP, 2, TCP, 16, UDP, 6, ICMP6, 2);

    /** A datagram of which only fragments are sent. */
    record Whole(boolean isV4, int protocol, Bytes content) {}

    private final World world;
    private Bytes ipPacket = Bytes.EMPTY;

    FrameWriter(World world) {
        this.world = world;
    }

    /** What was in the last frame. */
    Bytes ipPacket() {
        return ipPacket;
    }

    static Bytes built(ByteBuffer buffer) {
        return Bytes.wrap(buffer.flip());
    }

    static ByteBuffer room() {
        return ByteBuffer.allocateDirect(MOST);
    }

    /** The frame, from the buffer's position to its limit. */
    ByteBuffer frame(PacketText text) {
        int type = IPV4;
        Bytes payload;
        if (text.protocol().equals("arp")) {
            type = ARP;
            payload = arp(text);
        } else {
            boolean isV4 = isV4(text);
            type = isV4 ? IPV4 : IPV6;
            payload = isV4 ? ipv4(text) : ipv6(text);
        }
        ipPacket = payload;
        ByteBuffer frame = room();
        Ethernet.builder(frame)
                .destMac(text.get("eth.to", groupOr(text)))
                .srcMac(text.get("eth.from", World.PEER_MAC))
                .frame(numbered(type, payload))
                .build();
        return frame.flip();
    }

    private static EthernetBody.Builder.Content numbered(int type, Bytes payload) {
        return body -> body.asType(type).payload(payload);
    }

    private static String groupOr(PacketText text) {
        String to = text.get("ip.to", World.OURS_V4);
        IpAddress address = IpAddress.of(to);
        if (text.has("who-has")) {
            return MacAddress.text(MacAddress.BROADCAST);
        }
        boolean isGroup = address.isMulticast() || IpAddress.isBroadcast(address.high(), address.low());
        return MacAddress.text(isGroup ? MacAddress.ofGroup(address.high(), address.low()) : World.OUR_MAC);
    }

    private boolean isV4(PacketText text) {
        return switch (text.protocol()) {
            case "tcp" -> world.flow(text.need("flow")).isV4();
            case "fragment" -> whole(text).isV4();
            default -> !text.protocol().endsWith("6");
        };
    }

    private Whole whole(PacketText text) {
        Whole whole = world.wholes.get(text.need("of"));
        if (whole == null) {
            throw new ScenarioFailure("there is no datagram '" + text.need("of") + "'");
        }
        return whole;
    }

    private static Bytes arp(PacketText text) {
        boolean isReply = text.has("reply");
        String mac = text.get("is-at", text.get("mac", World.PEER_MAC));
        ByteBuffer buffer = room();
        Arp.builder(buffer)
                .operation(isReply ? 2 : 1)
                .senderHardware(mac)
                .senderProtocol(octets(isReply ? text.need("reply") : text.need("tell")))
                .targetHardware(isReply ? MacAddress.text(World.OUR_MAC) : "00:00:00:00:00:00")
                .targetProtocol(octets(isReply ? text.get("to", World.OURS_V4) : text.need("who-has")))
                .build();
        return built(buffer);
    }

    /** The bytes of an address, of whichever version. */
    static byte[] octets(String address) {
        return InetAddress.ofLiteral(address).getAddress();
    }

    /** What is in a packet of IP, complete with its checksum. */
    Whole content(PacketText text) {
        boolean isV4 = isV4(text);
        String from = text.get("ip.from", source(text, isV4).toString());
        String to = text.get("ip.to", dest(text, isV4).toString());
        Bytes pseudo = Bytes.ofHex(
                Bytes.wrap(octets(from)).hex() + Bytes.wrap(octets(to)).hex());
        return switch (text.protocol()) {
            case "tcp" -> checked(text, isV4, TCP, new SegmentText(world).write(text, pseudo));
            case "udp", "udp6" -> checked(text, isV4, UDP, udp(text, pseudo));
            case "icmp" -> checked(text, true, ICMP, new MessageText(world).write(text));
            case "icmp6" -> checked(text, false, ICMP6, new Message6Text(world).write(text, pseudo));
            default ->
                new Whole(isV4, (int) text.number("proto", 0), StreamBytes.bytes(0, (int) text.number("length", 0)));
        };
    }

    private static Whole checked(PacketText text, boolean isV4, int protocol, Bytes content) {
        return new Whole(isV4, protocol, spoiled(text.get("sum", ""), content, CHECKSUMS.getOrDefault(protocol, 0)));
    }

    /** The same with a wrong checksum, if that is asked for, or with none. */
    private static Bytes spoiled(String how, Bytes content, int at) {
        if (how.isEmpty()) {
            return content;
        }
        byte[] bytes = content.toArray();
        if (how.equals("none")) {
            bytes[at] = 0;
            bytes[at + 1] = 0;
        } else {
            bytes[at] ^= 0x55;
        }
        return Bytes.wrap(bytes);
    }

    private static Bytes udp(PacketText text, Bytes pseudo) {
        ByteBuffer buffer = room();
        Udp.builder(buffer, pseudo)
                .sourcePort((int) text.number("sport", 0))
                .destPort((int) text.number("dport", 0))
                .payload(StreamBytes.bytes(0, (int) text.number("length", 0)))
                .build();
        return built(buffer);
    }

    private IpAddress source(PacketText text, boolean isV4) {
        return text.protocol().equals("tcp") ? world.flow(text.need("flow")).remote : World.peer(isV4);
    }

    private IpAddress dest(PacketText text, boolean isV4) {
        return text.protocol().equals("tcp") ? world.flow(text.need("flow")).local : World.ours(isV4);
    }

    private Bytes ipv4(PacketText text) {
        int from = 0;
        boolean isMore = false;
        Whole whole;
        Bytes content;
        if (text.protocol().equals("fragment")) {
            whole = whole(text);
            int[] range = range(text);
            from = range[0];
            content = whole.content().slice(from, range[1]);
            isMore = text.has("more");
        } else {
            whole = content(text);
            content = whole.content();
        }
        ByteBuffer buffer = room();
        var packet = Ipv4.builder(buffer)
                .ecn((int) text.number("ip.ecn", 0))
                .identification((int) text.number("ip.id", 7))
                .dontFragment(text.number("ip.df", 0) == 1)
                .moreFragments(isMore)
                .fragmentOffset(from / 8)
                .ttl((int) text.number("ip.ttl", 64))
                .protocol((int) text.number("ip.proto", whole.protocol()))
                .src(text.get("ip.from", source(text, true).toString()))
                .dest(text.get("ip.to", dest(text, true).toString()));
        if (text.has("ip.source-route")) {
            packet.options(list -> list.add(option ->
                                    option.asLooseSourceRoute().route(route -> route.add(text.need("ip.source-route"))))
                            .add(option -> option.asNoOperation()))
                    .payload(content)
                    .build();
        } else {
            packet.payload(content).build();
        }
        return spoiled(text.get("ip.sum", ""), built(buffer), HEADER_CHECKSUM);
    }

    private static int[] range(PacketText text) {
        String[] ends = text.need("range").split(":", -1);
        return new int[] {Integer.parseInt(ends[0]), Integer.parseInt(ends[1])};
    }

    private Bytes ipv6(PacketText text) {
        ByteBuffer buffer = room();
        Ipv6.builder(buffer)
                .ecn((int) text.number("ip.ecn", 0))
                .hopLimit((int) text.number("ip.ttl", Ipv6BodyText.isDiscovery(text) ? 255 : 64))
                .src(octets(text.get("ip.from", source(text, false).toString())))
                .dest(octets(text.get("ip.to", dest(text, false).toString())))
                .body(body(text))
                .build();
        return built(buffer);
    }

    private Ipv6Body.Builder.Content body(PacketText text) {
        if (!text.protocol().equals("fragment")) {
            return Ipv6BodyText.whole(text, content(text));
        }
        int[] range = range(text);
        return Ipv6BodyText.fragment(text, whole(text), range[0], range[1]);
    }
}
