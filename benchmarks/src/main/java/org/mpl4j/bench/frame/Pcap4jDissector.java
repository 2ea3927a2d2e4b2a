package org.mpl4j.bench.frame;

import org.mpl4j.bench.harness.FieldMix;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IllegalRawDataException;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.TcpPacket;
import org.pcap4j.util.ByteArrays;
import org.pcap4j.util.MacAddress;

/** Reads the frame with pcap4j, which makes objects of headers, addresses and options. */
final class Pcap4jDissector {
    private Pcap4jDissector() {}

    static long dissect(byte[] bytes) throws IllegalRawDataException {
        EthernetPacket frame = EthernetPacket.newPacket(bytes, 0, bytes.length);
        EthernetPacket.EthernetHeader ethernet = frame.getHeader();
        if (!(frame.getPayload() instanceof IpV4Packet packet) || !(packet.getPayload() instanceof TcpPacket segment)) {
            return FieldMix.REFUSED;
        }
        long mix = FieldMix.add(FieldMix.START, mac(ethernet.getDstAddr()));
        mix = FieldMix.add(mix, mac(ethernet.getSrcAddr()));
        mix = FieldMix.add(mix, ethernet.getType().value() & 0xffff);
        IpV4Packet.IpV4Header ip = packet.getHeader();
        mix = FieldMix.add(mix, ip.getTotalLengthAsInt());
        mix = FieldMix.add(mix, ip.getTtlAsInt());
        mix = FieldMix.add(mix, ip.getProtocol().value() & 0xff);
        mix = FieldMix.add(mix, ByteArrays.getInt(ip.getSrcAddr().getAddress(), 0) & 0xffff_ffffL);
        mix = FieldMix.add(mix, ByteArrays.getInt(ip.getDstAddr().getAddress(), 0) & 0xffff_ffffL);
        TcpPacket.TcpHeader tcp = segment.getHeader();
        mix = FieldMix.add(mix, tcp.getSrcPort().valueAsInt());
        mix = FieldMix.add(mix, tcp.getDstPort().valueAsInt());
        mix = FieldMix.add(mix, tcp.getSequenceNumberAsLong());
        mix = FieldMix.add(mix, tcp.getSyn() ? 1 : 0);
        return FieldMix.add(mix, tcp.getWindowAsInt());
    }

    private static long mac(MacAddress mac) {
        byte[] bytes = mac.getAddress();
        return (ByteArrays.getInt(bytes, 0) & 0xffff_ffffL) << 16 | ByteArrays.getShort(bytes, 4) & 0xffff;
    }
}
