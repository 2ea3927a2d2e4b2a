package org.mpl4j.dns.dig;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.client.Datagrams;
import org.mpl4j.dns.client.Reply;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsQuestion;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.EdnsOption;

/** Prints an answer as one line of JSON. Record data is text as in a master file, and its bytes in hex. */
final class JsonPrinter {
    private static final JsonFactory JSON = new JsonFactory();

    private final PrintWriter out;

    JsonPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(Reply reply, @Nullable String signatureFault) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            Dns message = reply.message();
            json.writeStartObject();
            json.writeStringField("server", Datagrams.text(reply.server()));
            json.writeStringField("transport", reply.transport().name());
            json.writeNumberField("micros", reply.time().toNanos() / 1000);
            json.writeNumberField("size", message.byteLength());
            if (signatureFault != null) {
                json.writeStringField("tsig_fault", signatureFault);
            }
            header(json, reply);
            questions(json, message);
            records(json, "answer", message.answers());
            records(json, "authority", message.authority());
            records(json, "additional", message.additional());
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        out.println(line);
    }

    private static void header(JsonGenerator json, Reply reply) throws IOException {
        Dns message = reply.message();
        json.writeNumberField("id", message.id());
        json.writeStringField("opcode", Mnemonics.opcode(message.opcode()));
        json.writeStringField("status", Mnemonics.rcode(reply.rcode()));
        json.writeArrayFieldStart("flags");
        for (String flag : ReplyPrinter.flags(message).strip().split(" ")) {
            if (!flag.isEmpty()) {
                json.writeString(flag);
            }
        }
        json.writeEndArray();
        DnsRr.AtypeBranch.OPT opt = reply.opt();
        if (opt != null) {
            json.writeObjectFieldStart("edns");
            json.writeNumberField("version", opt.ednsVersion());
            json.writeBooleanField("do", opt.dnssecOk());
            json.writeNumberField("udp_size", opt.udpSize());
            json.writeArrayFieldStart("options");
            for (EdnsOption option : opt.options()) {
                json.writeStartObject();
                json.writeNumberField("code", option.codeRaw());
                json.writeStringField("name", OptText.name(option));
                json.writeStringField("text", OptText.value(option));
                json.writeStringField("hex", option.data().encoded().hex());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void questions(JsonGenerator json, Dns message) throws IOException {
        json.writeArrayFieldStart("question");
        for (DnsQuestion question : message.questions()) {
            json.writeStartObject();
            json.writeStringField("name", RecordData.name(question.qname()));
            json.writeStringField("class", Mnemonics.classText(question.qclass()));
            json.writeStringField("type", Mnemonics.type(question.qtype()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void records(JsonGenerator json, String section, DnsRr.Sequence records) throws IOException {
        json.writeArrayFieldStart(section);
        for (DnsRr rr : records) {
            if (rr.atypeKind() == DnsRr.AtypeKind.OPT) {
                continue;
            }
            DnsRr.AtypeBranch.Record record = rr.asRecord();
            json.writeStartObject();
            json.writeStringField("name", RecordData.name(rr.name()));
            json.writeNumberField("ttl", record.ttl());
            json.writeStringField("class", Mnemonics.classText(record.aclass()));
            json.writeStringField("type", Mnemonics.type(rr.atype()));
            json.writeStringField("data", RecordData.text(rr));
            json.writeStringField("rdata", record.rdata().encoded().hex());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
