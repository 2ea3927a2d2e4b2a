package org.mpl4j.bench.dns;

import java.nio.ByteBuffer;
import java.util.List;
import org.mpl4j.bench.dns.DnsContent.Rr;
import org.mpl4j.bench.packets.dns.Dns;
import org.mpl4j.bench.packets.dns.DnsQuestion;
import org.mpl4j.bench.packets.dns.DnsRr;
import org.mpl4j.bench.packets.dns.EdnsOption;
import org.mpl4j.bench.packets.dns.Rrtype;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.codec.DnsName;

/** Builds the message with a generated builder, which is kept. The records are there before, as those of a server are. */
final class GeneratedDnsBuilder {
    private static final DnsName QUESTION = DnsName.of(DnsContent.QUESTION);
    private static final Bytes CLIENT_COOKIE = Bytes.wrap(DnsContent.CLIENT_COOKIE);
    private static final Bytes SERVER_COOKIE = Bytes.wrap(DnsContent.SERVER_COOKIE);
    private static final DnsQuestion.Builder.Content ASKED =
            question -> question.qname(QUESTION).qtype(Rrtype.A);
    private static final EdnsOption.Builder.Content COOKIE =
            option -> option.dataAsCookie().client(CLIENT_COOKIE).server(SERVER_COOKIE);
    private static final DnsRr.Builder.Content OPT =
            rr -> rr.name(DnsName.ROOT).asOPT().udpSize(DnsContent.UDP_SIZE).options(list -> list.add(COOKIE));

    private final PacketWriter out = new PacketWriter();
    private final Dns.Writer dns = new Dns.Writer();
    private final List<DnsRr.Builder.Content> answers = contents(DnsContent.ANSWERS);
    private final List<DnsRr.Builder.Content> authority = contents(DnsContent.AUTHORITY);
    private final List<DnsRr.Builder.Content> glue = contents(DnsContent.GLUE);
    private final Dns.Builder.Content message = this::message;
    private int id;

    /** Writes the message at the position of the buffer, and returns where it ends. */
    int build(ByteBuffer buffer, int number) {
        id = number & 0xffff;
        out.reset(buffer);
        dns.write(out, message);
        return out.position();
    }

    private Dns.Builder.Complete message(Dns.Builder.NeedsId builder) {
        return builder.id(id)
                .response(true)
                .authoritative(true)
                .recursionDesired(true)
                .questions(list -> list.add(ASKED))
                .answers(list -> {
                    for (int i = 0; i < answers.size(); i++) {
                        list.add(answers.get(i));
                    }
                })
                .authority(list -> {
                    for (int i = 0; i < authority.size(); i++) {
                        list.add(authority.get(i));
                    }
                })
                .additional(list -> {
                    for (int i = 0; i < glue.size(); i++) {
                        list.add(glue.get(i));
                    }
                    list.add(OPT);
                });
    }

    private static List<DnsRr.Builder.Content> contents(List<Rr> records) {
        return records.stream().map(GeneratedDnsBuilder::content).toList();
    }

    private static DnsRr.Builder.Content content(Rr rr) {
        DnsName owner = DnsName.of(rr.owner());
        DnsName target = DnsName.of(rr.target());
        Bytes address = Bytes.wrap(rr.address());
        return switch (rr.type()) {
            case DnsContent.A -> {
                long number = address.uint32(0);
                yield record ->
                        record.name(owner).asRecord().ttl(rr.ttl()).rdataAsA().address(number);
            }
            case DnsContent.AAAA ->
                record -> record.name(owner)
                        .asRecord()
                        .ttl(rr.ttl())
                        .rdataAsAAAA()
                        .address(address);
            case DnsContent.NS ->
                record ->
                        record.name(owner).asRecord().ttl(rr.ttl()).rdataAsNS().nsdname(target);
            case DnsContent.CNAME ->
                record -> record.name(owner)
                        .asRecord()
                        .ttl(rr.ttl())
                        .rdataAsCNAME()
                        .cname(target);
            default -> throw new IllegalArgumentException("type " + rr.type());
        };
    }
}
