package org.mpl4j.bench.frame;

import io.kaitai.struct.ByteBufferKaitaiStream;
import io.kaitai.struct.KaitaiStream;
import java.nio.BufferUnderflowException;
import org.mpl4j.bench.harness.FieldMix;
import org.mpl4j.bench.kaitai.Frame;

/** Reads the frame with the classes that Kaitai Struct makes of {@code frame.ksy}, which walks all options. */
final class KaitaiDissector {
    private KaitaiDissector() {}

    static long dissect(byte[] bytes) {
        Frame frame;
        try {
            frame = new Frame(new ByteBufferKaitaiStream(bytes));
        } catch (BufferUnderflowException | KaitaiStream.KaitaiStructError e) {
            return FieldMix.REFUSED;
        }
        Frame.Ipv4 ip = frame.packet();
        if (ip == null || ip.segment() == null) {
            return FieldMix.REFUSED;
        }
        long mix = FieldMix.add(FieldMix.START, mac(frame.dest()));
        mix = FieldMix.add(mix, mac(frame.source()));
        mix = FieldMix.add(mix, frame.etherType());
        mix = FieldMix.add(mix, ip.totalLength());
        mix = FieldMix.add(mix, ip.ttl());
        mix = FieldMix.add(mix, ip.protocol());
        mix = FieldMix.add(mix, ip.source());
        mix = FieldMix.add(mix, ip.dest());
        Frame.Tcp tcp = ip.segment();
        mix = FieldMix.add(mix, tcp.sourcePort());
        mix = FieldMix.add(mix, tcp.destPort());
        mix = FieldMix.add(mix, tcp.sequence());
        mix = FieldMix.add(mix, tcp.syn() ? 1 : 0);
        return FieldMix.add(mix, tcp.window());
    }

    private static long mac(Frame.Mac mac) {
        return mac.upper() << 16 | mac.lower();
    }
}
