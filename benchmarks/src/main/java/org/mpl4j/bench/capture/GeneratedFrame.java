package org.mpl4j.bench.capture;

import org.mpl4j.bench.dns.GeneratedDnsParser;
import org.mpl4j.bench.harness.FieldMix;
import org.mpl4j.bench.ipv6.GeneratedIpv6Parser;
import org.mpl4j.bench.packets.ethernet.Ethernet;
import org.mpl4j.bench.packets.ethernet.EthernetBody;
import org.mpl4j.bench.packets.ip.Ipv4;
import org.mpl4j.bench.packets.ip.Ipv6;
import org.mpl4j.bench.packets.tcp.Tcp;
import org.mpl4j.bench.packets.udp.Udp;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

/** Dissects any frame with generated views: what {@link HandFrame} knows, and refuses. */
final class GeneratedFrame {
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int DNS_PORT = 53;

    private GeneratedFrame() {}

    static long dissect(Bytes frame) {
        try {
            Ethernet ethernet = Ethernet.parse(frame);
            long mix = FieldMix.add(FieldMix.START, mac(ethernet.destMac()));
            return body(ethernet.frame(), FieldMix.add(mix, mac(ethernet.srcMac())));
        } catch (ParseException e) {
            return FieldMix.REFUSED;
        }
    }

    private static long mac(Bytes address) {
        return address.uint32(0) << 16 | address.uint16(4);
    }

    private static long body(EthernetBody outermost, long before) throws ParseException {
        EthernetBody body = outermost;
        long mix = before;
        while (true) {
            switch (body.typeKind()) {
                case Vlan -> {
                    EthernetBody.TypeBranch.Vlan vlan = body.asVlan();
                    mix = FieldMix.add(mix, vlan.tag().vid());
                    body = vlan.inner();
                }
                case QinQ -> {
                    EthernetBody.TypeBranch.QinQ outer = body.asQinQ();
                    mix = FieldMix.add(mix, outer.tag().vid());
                    body = outer.inner();
                }
                case Length -> {
                    return FieldMix.add(
                            FieldMix.add(mix, body.typeRaw()),
                            body.asLength().llc().dsap());
                }
                case Type -> {
                    return network(body.typeRaw(), body.asType().payload(), FieldMix.add(mix, body.typeRaw()));
                }
            }
        }
    }

    private static long network(int type, Bytes payload, long mix) throws ParseException {
        return switch (type) {
            case IPV4 -> ipv4(payload, mix);
            case IPV6 -> ipv6(payload, mix);
            default -> FieldMix.add(mix, payload.length());
        };
    }

    private static long ipv4(Bytes packet, long before) throws ParseException {
        Ipv4 ip = Ipv4.parse(packet);
        if (ip.version() != 4) {
            return FieldMix.REFUSED;
        }
        long mix = FieldMix.add(FieldMix.add(before, ip.totalLength()), ip.ttl());
        mix = FieldMix.add(FieldMix.add(mix, ip.protocolRaw()), ip.src());
        mix = FieldMix.add(mix, ip.dest());
        return ip.fragmentOffset() != 0
                ? FieldMix.add(mix, ip.fragmentOffset())
                : transport(ip.protocolRaw(), ip.payload(), packet.slice(12, 20), mix);
    }

    private static long ipv6(Bytes packet, long before) throws ParseException {
        Ipv6 ip = Ipv6.parse(packet);
        int next = ip.nextHeaderRaw();
        if (next != TCP && next != UDP) {
            return FieldMix.add(before, GeneratedIpv6Parser.mix(ip));
        }
        if (ip.version() != 6) {
            return FieldMix.REFUSED;
        }
        long mix = FieldMix.add(FieldMix.add(before, ip.payloadLength()), ip.hopLimit());
        mix = address(ip.dest(), address(ip.src(), mix));
        return transport(next, ip.body().asPayload().payload(), packet.slice(8, 40), mix);
    }

    private static long address(Bytes address, long mix) {
        return FieldMix.add(FieldMix.add(mix, address.int64(0)), address.int64(8));
    }

    private static long transport(int protocol, Bytes payload, Bytes pseudo, long mix) throws ParseException {
        return switch (protocol) {
            case TCP -> tcp(Tcp.parse(payload, pseudo), mix);
            case UDP -> udp(Udp.parse(payload, pseudo), mix);
            default -> FieldMix.add(mix, payload.length());
        };
    }

    private static long tcp(Tcp tcp, long before) {
        long mix = FieldMix.add(FieldMix.add(before, tcp.sourcePort()), tcp.destPort());
        mix = FieldMix.add(FieldMix.add(mix, tcp.sequence()), tcp.acknowledgment());
        mix = FieldMix.add(FieldMix.add(mix, tcp.syn() ? 1 : 0), tcp.ack() ? 1 : 0);
        return FieldMix.add(FieldMix.add(mix, tcp.window()), tcp.payload().length());
    }

    private static long udp(Udp udp, long before) {
        long mix = FieldMix.add(FieldMix.add(before, udp.sourcePort()), udp.destPort());
        mix = FieldMix.add(mix, udp.length());
        return udp.sourcePort() == DNS_PORT || udp.destPort() == DNS_PORT
                ? FieldMix.add(mix, GeneratedDnsParser.parse(udp.payload()))
                : mix;
    }
}
