package org.mpl4j.bench.frame;

import org.agrona.concurrent.UnsafeBuffer;
import org.mpl4j.bench.harness.FieldMix;
import org.mpl4j.bench.sbe.EthernetHeaderDecoder;
import org.mpl4j.bench.sbe.Ipv4HeaderDecoder;
import org.mpl4j.bench.sbe.MacDecoder;
import org.mpl4j.bench.sbe.TcpHeaderDecoder;

/** Reads the three headers with flyweights of SBE, which are kept. Bits and lengths are its user's; that a header has options is seen, what they are is not. */
final class SbeDissector {
    private static final int IP = EthernetHeaderDecoder.BLOCK_LENGTH;
    private static final int MINIMAL_HEADER = Ipv4HeaderDecoder.BLOCK_LENGTH;
    private static final int IPV4 = 0x0800;
    private static final int TCP = 6;

    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private final EthernetHeaderDecoder ethernet = new EthernetHeaderDecoder();
    private final Ipv4HeaderDecoder ip = new Ipv4HeaderDecoder();
    private final TcpHeaderDecoder tcp = new TcpHeaderDecoder();

    long dissect(byte[] frame) {
        if (frame.length < IP + MINIMAL_HEADER) {
            return FieldMix.REFUSED;
        }
        buffer.wrap(frame);
        ethernet.wrap(buffer, 0, EthernetHeaderDecoder.BLOCK_LENGTH, 0);
        int type = ethernet.etherType();
        if (type != IPV4) {
            return FieldMix.REFUSED;
        }
        long mix = FieldMix.add(FieldMix.START, mac(ethernet.dest()));
        mix = FieldMix.add(mix, mac(ethernet.source()));
        return ipv4(frame.length, FieldMix.add(mix, type));
    }

    private static long mac(MacDecoder mac) {
        return mac.upper() << 16 | mac.lower();
    }

    private long ipv4(int limit, long before) {
        ip.wrap(buffer, IP, Ipv4HeaderDecoder.BLOCK_LENGTH, 0);
        int first = ip.versionAndLength();
        int headerLength = (first & 0xf) * 4;
        int totalLength = ip.totalLength();
        int protocol = ip.protocol();
        if ((first & 0xf0) != 0x40
                || headerLength < MINIMAL_HEADER
                || totalLength < headerLength
                || totalLength > limit - IP
                || protocol != TCP) {
            return FieldMix.REFUSED;
        }
        long mix = FieldMix.add(before, totalLength);
        mix = FieldMix.add(mix, ip.ttl());
        mix = FieldMix.add(mix, protocol);
        mix = FieldMix.add(mix, ip.source());
        mix = FieldMix.add(mix, ip.dest());
        return tcp(IP + headerLength, IP + totalLength, mix);
    }

    private long tcp(int start, int limit, long before) {
        if (limit - start < MINIMAL_HEADER) {
            return FieldMix.REFUSED;
        }
        tcp.wrap(buffer, start, TcpHeaderDecoder.BLOCK_LENGTH, 0);
        int headerLength = (tcp.dataOffset() >> 4) * 4;
        if (headerLength < MINIMAL_HEADER || headerLength > limit - start) {
            return FieldMix.REFUSED;
        }
        long mix = FieldMix.add(before, tcp.sourcePort());
        mix = FieldMix.add(mix, tcp.destPort());
        mix = FieldMix.add(mix, tcp.sequence());
        mix = FieldMix.add(mix, tcp.flags().syn() ? 1 : 0);
        return FieldMix.add(mix, tcp.window());
    }
}
