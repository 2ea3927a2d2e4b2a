package org.mpl4j.examples.programs;

import java.nio.ByteBuffer;
import org.mpl4j.examples.dns.Dns;
import org.mpl4j.examples.dns.Rrtype;
import org.mpl4j.examples.ethernet.Ethernet;
import org.mpl4j.examples.ethernet.Ethertype;
import org.mpl4j.examples.ip.IpProtocol;
import org.mpl4j.examples.ip.Ipv4;
import org.mpl4j.examples.udp.Udp;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.runtime.text.Show;

/** Builds the Ethernet frame of a DNS query: four packets, each written in place inside the one around it. */
public final class AskDns {
    private static final int DNS_PORT = 53;
    private static final int CLIENT_PORT = 40_000;

    private AskDns() {}

    /**
     * Where a query comes from and goes to.
     *
     * @param sourceMac of the one who asks, as in {@code 02:00:00:00:00:01}
     * @param destMac of the next hop
     * @param source IPv4 address of the one who asks
     * @param dest of the name server
     */
    public record Route(String sourceMac, String destMac, String source, String dest) {}

    /**
     * Builds the frame.
     *
     * @param buffer where it is written to, from its position on, which is then behind the frame
     * @param route between whom
     * @param id that the answer will have, too, 0 to 65,535
     * @param name that is asked for
     * @param type of the records that are asked for
     */
    public static void ask(ByteBuffer buffer, Route route, int id, DnsName name, Rrtype type) {
        Ethernet.builder(buffer)
                .destMac(route.destMac())
                .srcMac(route.sourceMac())
                .frame(frame -> frame.asType(Ethertype.IPv4)
                        .payload(out -> Ipv4.write(
                                out,
                                ip -> ip.dontFragment(true)
                                        .protocol(IpProtocol.UDP)
                                        .src(route.source())
                                        .dest(route.dest())
                                        .payload(inIp -> Udp.write(
                                                inIp,
                                                pseudoHeader(route),
                                                udp -> udp.sourcePort(CLIENT_PORT)
                                                        .destPort(DNS_PORT)
                                                        .payload(inUdp -> Dns.write(
                                                                inUdp,
                                                                dns -> dns.id(id)
                                                                        .recursionDesired(true)
                                                                        .questions(list -> list.add(
                                                                                question -> question.qname(name)
                                                                                        .qtype(type))))))))))
                .build();
    }

    /** What UDP sums up of the IP header (RFC 768). */
    private static Bytes pseudoHeader(Route route) {
        ByteBuffer addresses = ByteBuffer.allocate(8)
                .putInt((int) Show.IPV4.parseNumber(route.source(), 32))
                .putInt((int) Show.IPV4.parseNumber(route.dest(), 32));
        return Bytes.wrap(addresses.flip());
    }
}
