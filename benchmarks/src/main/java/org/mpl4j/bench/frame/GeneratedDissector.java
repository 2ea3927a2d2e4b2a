package org.mpl4j.bench.frame;

import java.nio.ByteBuffer;
import org.mpl4j.bench.harness.FieldMix;
import org.mpl4j.bench.packets.ethernet.Ethernet;
import org.mpl4j.bench.packets.ethernet.EthernetBody;
import org.mpl4j.bench.packets.ip.Ipv4;
import org.mpl4j.bench.packets.tcp.Tcp;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

/** Reads Ethernet, IPv4 and TCP with the generated views, as their users do: a parse a layer, then accessors. It refuses what {@link HandDissector} refuses. */
final class GeneratedDissector {
    private static final int IPV4 = 0x0800;
    private static final int TCP = 6;

    /** Where RFC 791 section 3.1 has the addresses, which are the pseudo-header's. */
    private static final int ADDRESSES = 12;

    private static final int ADDRESSES_END = 20;

    private GeneratedDissector() {}

    /** The mix of 13 fields of the frame between position and limit, or {@link FieldMix#REFUSED}. */
    static long dissect(ByteBuffer buffer) {
        try {
            Ethernet ethernet = Ethernet.parse(buffer);
            EthernetBody body = ethernet.frame();
            if (body.typeRaw() != IPV4) {
                return FieldMix.REFUSED;
            }
            Bytes packet = body.asType().payload();
            Ipv4 ip = Ipv4.parse(packet);
            if (ip.version() != 4 || ip.protocolRaw() != TCP) {
                return FieldMix.REFUSED;
            }
            Tcp tcp = Tcp.parse(ip.payload(), packet.slice(ADDRESSES, ADDRESSES_END));
            long mix = FieldMix.add(FieldMix.START, ethernet.destMacAsLong());
            mix = FieldMix.add(mix, ethernet.srcMacAsLong());
            mix = FieldMix.add(mix, body.typeRaw());
            mix = FieldMix.add(mix, ip.totalLength());
            mix = FieldMix.add(mix, ip.ttl());
            mix = FieldMix.add(mix, ip.protocolRaw());
            mix = FieldMix.add(mix, ip.src());
            mix = FieldMix.add(mix, ip.dest());
            mix = FieldMix.add(mix, tcp.sourcePort());
            mix = FieldMix.add(mix, tcp.destPort());
            mix = FieldMix.add(mix, tcp.sequence());
            mix = FieldMix.add(mix, tcp.syn() ? 1 : 0);
            return FieldMix.add(mix, tcp.window());
        } catch (ParseException e) {
            return FieldMix.REFUSED;
        }
    }
}
