package org.mpl4j.bench.frame;

import static org.mpl4j.bench.hand.ArrayChecksum.fold;
import static org.mpl4j.bench.hand.ArrayChecksum.sum;

import org.agrona.concurrent.UnsafeBuffer;
import org.mpl4j.bench.sbe.EthernetHeaderEncoder;
import org.mpl4j.bench.sbe.Ipv4HeaderEncoder;
import org.mpl4j.bench.sbe.TcpHeaderEncoder;
import org.mpl4j.bench.sbe.TimestampsOptionEncoder;

/** Builds the frame with flyweights of SBE, which are kept. SBE has no checksums: they are the hand-written ones. */
final class SbeFrameBuilder {
    private static final int IP = EthernetHeaderEncoder.BLOCK_LENGTH;
    private static final int TCP = IP + Ipv4HeaderEncoder.BLOCK_LENGTH;
    private static final int OPTIONS = TCP + TcpHeaderEncoder.BLOCK_LENGTH;
    private static final int PAYLOAD = OPTIONS + TimestampsOptionEncoder.BLOCK_LENGTH;
    private static final int END = PAYLOAD + FrameContent.PAYLOAD.length;

    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private final EthernetHeaderEncoder ethernet = new EthernetHeaderEncoder();
    private final Ipv4HeaderEncoder ip = new Ipv4HeaderEncoder();
    private final TcpHeaderEncoder tcp = new TcpHeaderEncoder();
    private final TimestampsOptionEncoder timestamps = new TimestampsOptionEncoder();

    /** Writes the frame at index 0, and returns where it ends. */
    int build(byte[] frame, int sequence) {
        if (frame.length < END) {
            throw new IllegalArgumentException("no room");
        }
        buffer.wrap(frame);
        ethernet.wrap(buffer, 0);
        ethernet.dest().upper(FrameContent.DEST_MAC >>> 16).lower((int) FrameContent.DEST_MAC & 0xffff);
        ethernet.source().upper(FrameContent.SOURCE_MAC >>> 16).lower((int) FrameContent.SOURCE_MAC & 0xffff);
        ethernet.etherType(0x0800);
        ipv4(frame);
        segment(frame, sequence);
        return END;
    }

    private void ipv4(byte[] frame) {
        ip.wrap(buffer, IP)
                .versionAndLength((short) 0x45)
                .service((short) 0)
                .totalLength(END - IP)
                .identification(0)
                .flagsAndOffset(0x4000)
                .ttl((short) 64)
                .protocol((short) 6)
                .checksum(0)
                .source(FrameContent.SOURCE & 0xffff_ffffL)
                .dest(FrameContent.DEST & 0xffff_ffffL);
        ip.checksum(~fold(sum(frame, IP, Ipv4HeaderEncoder.BLOCK_LENGTH)));
    }

    private void segment(byte[] frame, int sequence) {
        tcp.wrap(buffer, TCP)
                .sourcePort(FrameContent.SOURCE_PORT)
                .destPort(FrameContent.DEST_PORT)
                .sequence(sequence)
                .acknowledgment(FrameContent.ACKNOWLEDGMENT)
                .dataOffset((short) 0x80)
                .window(FrameContent.WINDOW)
                .checksum(0)
                .urgentPointer(0);
        tcp.flags().clear().ack(true).psh(true);
        timestamps
                .wrap(buffer, OPTIONS)
                .paddingAndKind(0x0101080a)
                .value(FrameContent.TS_VALUE)
                .echo(FrameContent.TS_ECHO);
        buffer.putBytes(PAYLOAD, FrameContent.PAYLOAD);
        long pseudo = (FrameContent.SOURCE & 0xffff_ffffL) + (FrameContent.DEST & 0xffff_ffffL) + 6 + END - TCP;
        tcp.checksum(~fold(pseudo + sum(frame, TCP, END - TCP)));
    }
}
