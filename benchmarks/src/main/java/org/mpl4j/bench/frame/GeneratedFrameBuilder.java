package org.mpl4j.bench.frame;

import java.nio.ByteBuffer;
import org.mpl4j.bench.packets.ethernet.Ethernet;
import org.mpl4j.bench.packets.ethernet.EthernetBody;
import org.mpl4j.bench.packets.ethernet.Ethertype;
import org.mpl4j.bench.packets.ip.IpProtocol;
import org.mpl4j.bench.packets.ip.Ipv4;
import org.mpl4j.bench.packets.tcp.Tcp;
import org.mpl4j.bench.packets.tcp.TcpOption;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.PayloadWriter;

/** Builds the frame of workload B with generated builders, each written in place inside the one around it. They are kept, and so are the functions, so that nothing is allocated. */
final class GeneratedFrameBuilder {
    private static final Bytes DEST_MAC = Bytes.ofHex("020000000902");
    private static final Bytes SOURCE_MAC = Bytes.ofHex("020000000901");
    private static final Bytes PSEUDO = Bytes.ofHex("c0000201c0000202");
    private static final Bytes PAYLOAD = Bytes.wrap(FrameContent.PAYLOAD);

    private static final TcpOption.Builder.Content NO_OPERATION = option -> option.asNoOperation();
    private static final TcpOption.Builder.Content TIMESTAMPS =
            option -> option.asTimestamps().tsValue(FrameContent.TS_VALUE).tsEchoReply(FrameContent.TS_ECHO);

    private final PacketWriter out = new PacketWriter();
    private final Ethernet.Writer ethernet = new Ethernet.Writer();
    private final Ipv4.Writer ipv4 = new Ipv4.Writer();
    private final Tcp.Writer tcp = new Tcp.Writer();
    private final Ethernet.Builder.Content frame =
            frame -> frame.destMac(DEST_MAC).srcMac(SOURCE_MAC).frame(this.body);
    private final EthernetBody.Builder.Content body = this::body;
    private final PayloadWriter inFrame = out -> ipv4.write(out, this.packet);
    private final Ipv4.Builder.Content packet = this::packet;
    private final PayloadWriter inPacket = out -> tcp.write(out, PSEUDO, this.segment);
    private final Tcp.Builder.Content segment = this::segment;
    private long sequence;

    /** Writes the frame at the position of the buffer, and returns where it ends. */
    int build(ByteBuffer buffer, int number) {
        sequence = number & 0xffff_ffffL;
        out.reset(buffer);
        ethernet.write(out, frame);
        return out.position();
    }

    private EthernetBody.Builder.Complete body(EthernetBody.Builder.NeedsTypeBranch body) {
        return body.asType(Ethertype.IPv4).payload(inFrame);
    }

    private Ipv4.Builder.Complete packet(Ipv4.Builder.NeedsProtocol packet) {
        return packet.dontFragment(true)
                .protocol(IpProtocol.TCP)
                .src(FrameContent.SOURCE & 0xffff_ffffL)
                .dest(FrameContent.DEST & 0xffff_ffffL)
                .payload(inPacket);
    }

    private Tcp.Builder.Complete segment(Tcp.Builder.NeedsSourcePort segment) {
        return segment.sourcePort(FrameContent.SOURCE_PORT)
                .destPort(FrameContent.DEST_PORT)
                .sequence(sequence)
                .acknowledgment(FrameContent.ACKNOWLEDGMENT)
                .ack(true)
                .psh(true)
                .window(FrameContent.WINDOW)
                .options(list -> list.add(NO_OPERATION).add(NO_OPERATION).add(TIMESTAMPS))
                .payload(PAYLOAD);
    }
}
