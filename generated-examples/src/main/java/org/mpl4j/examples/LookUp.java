package org.mpl4j.examples;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.mpl4j.examples.dns.Dns;
import org.mpl4j.examples.dns.DnsRr;
import org.mpl4j.examples.dns.DnsRr.AtypeBranch.Record;
import org.mpl4j.examples.dns.Rrtype;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.runtime.text.Addresses;

/** Asks a DNS server for the addresses of a name: {@code LookUp www.example.org 127.0.0.1}. */
public final class LookUp {
    private static final int DNS_PORT = 53;
    private static final int TIMEOUT_MILLIS = 3000;

    private LookUp() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: LookUp NAME SERVER");
            System.exit(2);
        }
        try {
            ask(new InetSocketAddress(arguments[1], DNS_PORT), DnsName.of(arguments[0]), Rrtype.A)
                    .forEach(System.out::println);
        } catch (ParseException e) {
            System.err.println("no DNS message: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Sends a query over UDP and waits for its answer. */
    static List<String> ask(InetSocketAddress server, DnsName name, Rrtype type) throws IOException, ParseException {
        int id = ThreadLocalRandom.current().nextInt(0x1_0000);
        try (DatagramChannel channel = DatagramChannel.open().connect(server)) {
            channel.write(query(id, name, type));
            ByteBuffer answer = ByteBuffer.allocate(0xffff);
            channel.socket().setSoTimeout(TIMEOUT_MILLIS);
            // Of another id are late answers to somebody who had the port before.
            do {
                receive(channel, answer.clear());
            } while (Dns.parse(answer.flip()).id() != id);
            return read(answer);
        }
    }

    private static void receive(DatagramChannel channel, ByteBuffer into) throws IOException {
        java.net.DatagramPacket packet = new java.net.DatagramPacket(into.array(), into.capacity());
        try {
            channel.socket().receive(packet);
        } catch (SocketTimeoutException e) {
            throw new IOException("no answer from " + channel.getRemoteAddress(), e);
        }
        into.position(packet.getLength());
    }

    /** A query. What the caller does not say, such as the counts, the builder knows. */
    static ByteBuffer query(int id, DnsName name, Rrtype type) {
        ByteBuffer buffer = ByteBuffer.allocate(512);
        return Dns.builder(buffer)
                .id(id)
                .recursionDesired(true)
                .questions(list -> list.add(question -> question.qname(name).qtype(type)))
                .build()
                .flip();
    }

    /** What a response says, a line a record. */
    static List<String> read(ByteBuffer message) throws ParseException {
        Dns response = Dns.parse(message);
        List<String> lines = new ArrayList<>();
        if (response.rcode() != Dns.Rcode.NoError) {
            lines.add("the server says " + response.rcode());
        }
        for (DnsRr answer : response.answers()) {
            if (answer.atypeBranch() instanceof Record record) {
                lines.add(answer.name() + " " + record.ttl() + " s " + answer.atype() + " " + data(record));
            }
        }
        return lines;
    }

    /** There is a class for each type of record that the specification describes; of others the bytes are kept. */
    private static String data(Record record) {
        return switch (record.rdata()) {
            case Record.Rdata.A a -> Addresses.ipv4((int) a.address());
            case Record.Rdata.AAAA aaaa -> Addresses.ipv6(aaaa.address());
            case Record.Rdata.CNAME alias -> alias.cname().toString();
            case Record.Rdata.MX mx -> mx.preference() + " " + mx.exchange();
            case Record.Rdata.Unknown unknown -> unknown.data().hex();
            default -> record.rdata().byteLength() + " bytes";
        };
    }
}
