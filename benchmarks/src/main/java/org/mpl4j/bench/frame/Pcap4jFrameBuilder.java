package org.mpl4j.bench.frame;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.IpV4Rfc791Tos;
import org.pcap4j.packet.TcpNoOperationOption;
import org.pcap4j.packet.TcpPacket;
import org.pcap4j.packet.TcpTimestampsOption;
import org.pcap4j.packet.UnknownPacket;
import org.pcap4j.packet.namednumber.EtherType;
import org.pcap4j.packet.namednumber.IpNumber;
import org.pcap4j.packet.namednumber.IpVersion;
import org.pcap4j.packet.namednumber.TcpPort;
import org.pcap4j.util.MacAddress;

/** Builds the frame with pcap4j's builders. What never changes is kept. */
final class Pcap4jFrameBuilder {
    private static final MacAddress DEST_MAC = MacAddress.getByName("02:00:00:00:09:02");
    private static final MacAddress SOURCE_MAC = MacAddress.getByName("02:00:00:00:09:01");
    private static final Inet4Address SOURCE = address(1);
    private static final Inet4Address DEST = address(2);
    private static final TcpPort SOURCE_PORT = TcpPort.getInstance((short) FrameContent.SOURCE_PORT);
    private static final TcpPort DEST_PORT = TcpPort.getInstance((short) FrameContent.DEST_PORT);
    private static final List<TcpPacket.TcpOption> OPTIONS = List.of(
            TcpNoOperationOption.getInstance(),
            TcpNoOperationOption.getInstance(),
            new TcpTimestampsOption.Builder()
                    .tsValue(FrameContent.TS_VALUE)
                    .tsEchoReply(FrameContent.TS_ECHO)
                    .correctLengthAtBuild(true)
                    .build());

    private Pcap4jFrameBuilder() {}

    private static Inet4Address address(int last) {
        try {
            return (Inet4Address) InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    static int build(byte[] frame, int sequence) {
        TcpPacket.Builder tcp = new TcpPacket.Builder()
                .srcAddr(SOURCE)
                .dstAddr(DEST)
                .srcPort(SOURCE_PORT)
                .dstPort(DEST_PORT)
                .sequenceNumber(sequence)
                .acknowledgmentNumber(FrameContent.ACKNOWLEDGMENT)
                .ack(true)
                .psh(true)
                .window((short) FrameContent.WINDOW)
                .options(OPTIONS)
                .payloadBuilder(new UnknownPacket.Builder().rawData(FrameContent.PAYLOAD))
                .correctChecksumAtBuild(true)
                .correctLengthAtBuild(true);
        IpV4Packet.Builder ip = new IpV4Packet.Builder()
                .version(IpVersion.IPV4)
                .tos(IpV4Rfc791Tos.newInstance((byte) 0))
                .identification((short) 0)
                .dontFragmentFlag(true)
                .ttl((byte) 64)
                .protocol(IpNumber.TCP)
                .srcAddr(SOURCE)
                .dstAddr(DEST)
                .payloadBuilder(tcp)
                .correctChecksumAtBuild(true)
                .correctLengthAtBuild(true);
        byte[] built = new EthernetPacket.Builder()
                .dstAddr(DEST_MAC)
                .srcAddr(SOURCE_MAC)
                .type(EtherType.IPV4)
                .payloadBuilder(ip)
                .paddingAtBuild(true)
                .build()
                .getRawData();
        System.arraycopy(built, 0, frame, 0, built.length);
        return built.length;
    }
}
