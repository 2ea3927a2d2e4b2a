package org.mpl4j.examples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mpl4j.examples.ethernet.Ethernet;
import org.mpl4j.examples.ethernet.EthernetBody;
import org.mpl4j.examples.ethernet.Ethertype;
import org.mpl4j.examples.ip.Ipv4;
import org.mpl4j.examples.ip.Ipv6;
import org.mpl4j.examples.pcap.PcapHeader;
import org.mpl4j.examples.pcap.PcapRecord;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.ParseResult;

/**
 * Does to the packets of a capture what a router does: lowers the time to live of each by one, in place, and brings the checksum of the IPv4 header up to date. {@code
 * Hop in.pcap out.pcap}
 */
public final class Hop {
    private static final int ETHERNET = 1;

    private Hop() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: Hop IN.pcap OUT.pcap");
            System.exit(2);
        }
        ByteBuffer capture = ByteBuffer.wrap(Files.readAllBytes(Path.of(arguments[0])));
        try {
            System.out.println(rewrite(capture) + " packets have made a hop");
        } catch (ParseException e) {
            System.err.println(arguments[0] + " is no capture of Ethernet: " + e.getMessage());
            System.exit(1);
        }
        Files.write(Path.of(arguments[1]), capture.array());
    }

    /**
     * Rewrites a whole capture.
     *
     * @return how many packets were changed
     * @throws ParseException if it is no capture of Ethernet frames, or one that ends too early
     */
    static int rewrite(ByteBuffer capture) throws ParseException {
        PcapHeader header = PcapHeader.parse(capture);
        if (header.linkType() != ETHERNET) {
            return 0;
        }
        // The magic number says in which byte order the machine wrote that recorded the capture.
        boolean little = header.magic() == PcapHeader.Magic.MicrosecondsSwapped
                || header.magic() == PcapHeader.Magic.NanosecondsSwapped;
        ByteBuffer rest = capture.duplicate().position(header.endOffset());
        int count = 0;
        while (rest.hasRemaining()) {
            PcapRecord record = PcapRecord.parse(rest, little);
            if (forward(record.data())) {
                count++;
            }
            rest.position(record.endOffset());
        }
        return count;
    }

    /** Changes a frame; false if it is no IP packet, or its time to live has come to its end. */
    private static boolean forward(Bytes frame) {
        // Frames of strangers may be anything: what is no Ethernet is no exception, but a result.
        return Ethernet.tryParse(frame) instanceof ParseResult.Ok<Ethernet>(Ethernet ethernet)
                && forward(ethernet.frame());
    }

    private static boolean forward(EthernetBody body) {
        return switch (body.typeBranch()) {
            case EthernetBody.TypeBranch.Vlan vlan -> forward(vlan.inner());
            case EthernetBody.TypeBranch.QinQ outer -> forward(outer.inner());
            case EthernetBody.TypeBranch.Type ip when body.type() == Ethertype.IPv4 -> forwardIpv4(ip.payload());
            case EthernetBody.TypeBranch.Type ip when body.type() == Ethertype.IPv6 -> forwardIpv6(ip.payload());
            case EthernetBody.TypeBranch.Type other -> false;
            case EthernetBody.TypeBranch.Length llc -> false;
        };
    }

    private static boolean forwardIpv4(Bytes payload) {
        if (Ipv4.tryParse(payload) instanceof ParseResult.Ok<Ipv4>(Ipv4 ip) && ip.ttl() > 1) {
            ip.updateTtl(ip.ttl() - 1);
            return true;
        }
        return false;
    }

    private static boolean forwardIpv6(Bytes payload) {
        if (Ipv6.tryParse(payload) instanceof ParseResult.Ok<Ipv6>(Ipv6 ip) && ip.hopLimit() > 1) {
            ip.setHopLimit(ip.hopLimit() - 1);
            return true;
        }
        return false;
    }
}
