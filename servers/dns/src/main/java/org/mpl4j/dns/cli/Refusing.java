package org.mpl4j.dns.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsQuestion;
import org.mpl4j.dns.packets.transport.MessageHead;
import org.mpl4j.dns.service.Request;
import org.mpl4j.dns.service.Service;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

/** Answers for a server without zones: every query is refused (RFC 1035 section 4.1.1), what is no query is dropped. */
final class Refusing implements Answering {
    Refusing(Config config) throws IOException {
        if (!config.zones().stream().allMatch(Demo::isDemo)) {
            throw new IOException("zones are named, but this answers of none: leave them out");
        }
    }

    @Override
    public Service newService() {
        return new Refusal();
    }

    @Override
    public void start() {
        // Nothing is done beside answers.
    }

    @Override
    public String reload(Config config) {
        return "there are no zones";
    }

    @Override
    public String status() {
        return "no zones: all queries are refused";
    }

    @Override
    public String problem() {
        return "";
    }

    @Override
    public void close() {
        // There is nothing to close.
    }

    /** Repeats the question, and says no. */
    private static final class Refusal implements Service {
        private final PacketWriter out = new PacketWriter();
        private final Dns.Writer writer = new Dns.Writer();
        private final Dns.Builder.Content content = this::content;
        private final DnsQuestion.Builder.Content question = this::question;
        private DnsName name = DnsName.ROOT;
        private int type;
        private int queryClass;
        private int id;
        private int opcode;
        private boolean recursionDesired;

        @Override
        public boolean answer(Request request, ByteBuffer response) {
            try {
                MessageHead query = MessageHead.parse(request.message());
                if (query.response() || !query.hasQuestion()) {
                    return false;
                }
                id = query.id();
                opcode = query.opcode();
                recursionDesired = query.recursionDesired();
                name = query.question().qname();
                type = query.question().qtypeRaw();
                queryClass = query.question().qclassRaw();
            } catch (ParseException e) {
                return false;
            }
            out.reset(response);
            writer.write(out, content);
            out.finish();
            return true;
        }

        private Dns.Builder.Complete content(Dns.Builder.NeedsId message) {
            return message.id(id)
                    .response(true)
                    .opcode(opcode)
                    .recursionDesired(recursionDesired)
                    .rcode(Dns.Rcode.Refused)
                    .questions(list -> list.add(question));
        }

        private DnsQuestion.Builder.Complete question(DnsQuestion.Builder.NeedsQname asked) {
            return asked.qname(name).qtype(type).qclass(queryClass);
        }
    }
}
