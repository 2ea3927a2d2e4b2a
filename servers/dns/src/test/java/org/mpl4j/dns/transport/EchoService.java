package org.mpl4j.dns.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsQuestion;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.dns.service.LaterAnswer;
import org.mpl4j.dns.service.MessageSource;
import org.mpl4j.dns.service.Request;
import org.mpl4j.dns.service.Service;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

/**
 * Refuses what it is asked, with the question in the answer; malformed messages are answered with FORMERR. The first label of the name asks for something else: {@code
 * drop}, {@code throw}, {@code big} (an answer of 60,000 bytes), {@code many-N} (an answer of N messages), {@code
 * later-N} (a refusal after N milliseconds, by another thread), {@code later-drop} (none, by another thread), {@code who} (the sender's address in hexadecimal).
 */
final class EchoService implements Service {
    static final int BIG = 60_000;

    private static final Bytes CONTENT = Bytes.filled('x', BIG);

    private final PacketWriter out = new PacketWriter();
    private final Dns.Writer writer = new Dns.Writer();
    private final Dns.Builder.Content refusal = this::refusal;
    private final DnsQuestion.Builder.Content question = this::question;
    private DnsName name = DnsName.ROOT;
    private int type;
    private int id;

    @Override
    public boolean answer(Request request, ByteBuffer response) {
        Dns query;
        try {
            query = Dns.parse(request.message());
        } catch (ParseException e) {
            write(response, message -> message.id(0).response(true).rcode(Dns.Rcode.FormErr));
            return true;
        }
        id = query.id();
        DnsQuestion asked = query.questions().get(0);
        name = asked.qname();
        type = asked.qtypeRaw();
        String label = name.isRoot() ? "" : name.toString().split("\\.", 2)[0];
        switch (label) {
            case "drop" -> {
                return false;
            }
            case "throw" -> throw new IllegalStateException("asked to");
            case "big" -> write(response, big(id));
            case "who" -> {
                long address = request.addressLow();
                write(response, text(id, Bytes.ofUtf8(Long.toHexString(address))));
            }
            default -> {
                if (label.startsWith("later-")) {
                    answerLater(request, label.substring(6));
                    return false;
                }
                if (label.startsWith("many-")) {
                    write(response, big(id));
                    request.follow(many(id, Integer.parseInt(label.substring(5)) - 1));
                } else {
                    write(response, refusal);
                }
            }
        }
        return true;
    }

    private void answerLater(Request request, String how) {
        LaterAnswer later = request.later();
        if (later == null) {
            throw new IllegalStateException("the transport wants its answer at once");
        }
        ByteBuffer answer = ByteBuffer.allocate(512);
        write(answer, refusal);
        answer.flip();
        Thread.ofVirtual().start(() -> {
            if (how.equals("drop")) {
                later.drop();
                return;
            }
            LockSupport.parkNanos(Long.parseLong(how) * 1_000_000);
            later.send(answer);
        });
    }

    private static MessageSource many(int id, int count) {
        return new MessageSource() {
            private final PacketWriter out = new PacketWriter();
            private int left = count;

            @Override
            public boolean next(ByteBuffer response) {
                if (left == 0) {
                    return false;
                }
                left--;
                out.reset(response);
                Dns.write(out, big(id));
                out.finish();
                return true;
            }
        };
    }

    private static Dns.Builder.Content big(int id) {
        return text(id, CONTENT);
    }

    private static Dns.Builder.Content text(int id, Bytes content) {
        DnsRr.Builder.Content rr = record ->
                record.name(DnsName.ROOT).asRecord().ttl(0).rdataAsNULL().anything(content);
        return message -> message.id(id).response(true).answers(list -> list.add(rr));
    }

    private void write(ByteBuffer response, Dns.Builder.Content content) {
        out.reset(response);
        writer.write(out, content);
        out.finish();
    }

    private Dns.Builder.Complete refusal(Dns.Builder.NeedsId message) {
        return message.id(id).response(true).rcode(Dns.Rcode.Refused).questions(list -> list.add(question));
    }

    private DnsQuestion.Builder.Complete question(DnsQuestion.Builder.NeedsQname asked) {
        return asked.qname(name).qtype(type);
    }

    /** A query. */
    static ByteBuffer query(int id, String name) {
        return Dns.builder(ByteBuffer.allocate(512))
                .id(id)
                .questions(
                        list -> list.add(asked -> asked.qname(DnsName.of(name)).qtype(Rrtype.A)))
                .build()
                .flip();
    }
}
