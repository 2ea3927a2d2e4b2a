package org.mpl4j.dns.client;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.dns.packets.transport.StreamMessage;
import org.mpl4j.dns.tsig.Tsig;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/**
 * A query as a message.
 *
 * @param id its number
 * @param query what is asked
 * @param tsig signs it, null if nothing does
 */
public record QueryMessage(int id, Query query, @Nullable Tsig tsig) implements Asking, Dns.Builder.Content {
    private static final int LARGEST = 0xffff;
    private static final int LENGTH = 2;
    /** Enough for a name, a SOA record with such a name, and an OPT record without options. */
    private static final int USUAL = 1024;

    /** The message alone, as a datagram has it; from position 0 to the limit. */
    @Override
    public ByteBuffer datagram() {
        ByteBuffer buffer = room();
        write(Dns.builder(buffer)).build();
        if (tsig != null) {
            tsig.sign(buffer, 0);
        }
        return buffer.flip();
    }

    /** The message with its length before it, as streams have it. */
    public ByteBuffer onStream() {
        ByteBuffer message = datagram();
        return StreamMessage.builder(ByteBuffer.allocate(message.remaining() + LENGTH))
                .message(Bytes.view(message, 0, message.remaining()))
                .build()
                .flip();
    }

    private ByteBuffer room() {
        Query.Edns edns = query.edns();
        boolean isUsual = tsig == null && (edns == null || edns.options().isEmpty());
        return ByteBuffer.allocate(isUsual ? USUAL : LARGEST);
    }

    @Override
    public Dns.Builder.Complete write(Dns.Builder.NeedsId builder) {
        Dns.Builder.MayHaveAnswers questions = builder.id(id)
                .recursionDesired(query.flags().recursionDesired())
                .authenticData(query.flags().authenticData())
                .checkingDisabled(query.flags().checkingDisabled())
                .questions(list -> list.add(question ->
                        question.qname(query.name()).qtype(query.type()).qclass(query.queryClass())));
        Dns.Builder.MayHaveAdditional authority = questions.authority(list -> {
            if (query.type() == Rrtype.IXFR) {
                list.add(this::serial);
            }
        });
        return authority.additional(list -> {
            Query.Edns edns = query.edns();
            if (edns != null) {
                list.add(rr -> opt(edns, rr));
            }
        });
    }

    /** RFC 1995 section 3: of the SOA record only the serial number means something. */
    private DnsRr.Builder.Complete serial(DnsRr.Builder.NeedsName rr) {
        return rr.name(query.name())
                .asRecord()
                .aclass(query.queryClass())
                .ttl(0)
                .rdataAsSOA()
                .mname(DnsName.ROOT)
                .rname(DnsName.ROOT)
                .serial(query.serial())
                .refresh_(0)
                .retry(0)
                .expire(0)
                .minimum(0);
    }

    private static DnsRr.Builder.Complete opt(Query.Edns edns, DnsRr.Builder.NeedsName rr) {
        return rr.name(DnsName.ROOT)
                .asOPT()
                .udpSize(edns.udpSize())
                .ednsVersion(edns.version())
                .dnssecOk(edns.dnssecOk())
                .options(list -> edns.options().forEach(list::add));
    }
}
