package org.mpl4j.dns.dig;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.client.Client;
import org.mpl4j.dns.client.Reply;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsQuestion;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.Rrtype;

/** Prints answers as {@code dig} does. */
final class ReplyPrinter {
    private static final int TTL_COLUMN = 24;
    private static final int CLASS_COLUMN = 32;
    private static final int TYPE_COLUMN = 40;
    private static final int DATA_COLUMN = 48;
    private static final int TAB = 8;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss zzz yyyy", Locale.ROOT);

    private final PrintWriter out;

    ReplyPrinter(PrintWriter out) {
        this.out = out;
    }

    /** The whole answer. */
    void print(Reply reply, @Nullable String signatureFault) {
        Dns message = reply.message();
        out.println(";; Got answer:");
        header(reply);
        if (message.recursionDesired() && !message.recursionAvailable()) {
            out.println(";; WARNING: recursion requested but not available");
        }
        out.println();
        DnsRr.AtypeBranch.OPT opt = reply.opt();
        if (opt != null) {
            out.println(";; OPT PSEUDOSECTION:");
            OptText.lines(opt).forEach(out::println);
        }
        questions(message);
        section("ANSWER", message.answers());
        section("AUTHORITY", message.authority());
        section("ADDITIONAL", message.additional());
        footer(reply, "MSG SIZE  rcvd: " + message.byteLength());
        if (signatureFault != null) {
            out.println(";; WARNING: TSIG: " + signatureFault);
        }
        out.println();
    }

    private void header(Reply reply) {
        Dns message = reply.message();
        out.println(";; ->>HEADER<<- opcode: " + Mnemonics.opcode(message.opcode()) + ", status: "
                + Mnemonics.rcode(reply.rcode()) + ", id: " + message.id());
        out.println(";; flags:" + flags(message) + "; QUERY: " + message.qdcount() + ", ANSWER: " + message.ancount()
                + ", AUTHORITY: " + message.nscount() + ", ADDITIONAL: " + message.arcount());
    }

    /** The flags that are set, each with a space before it. */
    static String flags(Dns message) {
        StringJoiner flags = new StringJoiner(" ", " ", "").setEmptyValue("");
        add(flags, message.response(), "qr");
        add(flags, message.authoritative(), "aa");
        add(flags, message.truncated(), "tc");
        add(flags, message.recursionDesired(), "rd");
        add(flags, message.recursionAvailable(), "ra");
        add(flags, message.authenticData(), "ad");
        add(flags, message.checkingDisabled(), "cd");
        return flags.toString();
    }

    private static void add(StringJoiner flags, boolean isSet, String flag) {
        if (isSet) {
            flags.add(flag);
        }
    }

    private void questions(Dns message) {
        if (message.qdcount() == 0) {
            return;
        }
        out.println(";; QUESTION SECTION:");
        for (DnsQuestion question : message.questions()) {
            String name = ";" + RecordData.name(question.qname());
            out.println(padded(padded(name, CLASS_COLUMN) + Mnemonics.classText(question.qclass()), TYPE_COLUMN)
                    + Mnemonics.type(question.qtype()));
        }
        out.println();
    }

    private void section(String title, DnsRr.Sequence records) {
        boolean isTitled = false;
        for (DnsRr rr : records) {
            if (rr.atypeKind() == DnsRr.AtypeKind.OPT) {
                continue;
            }
            if (!isTitled) {
                out.println(";; " + title + " SECTION:");
                isTitled = true;
            }
            out.println(line(rr));
        }
        if (isTitled) {
            out.println();
        }
    }

    /** A record in a line, in columns. */
    static String line(DnsRr rr) {
        DnsRr.AtypeBranch.Record record = rr.asRecord();
        String line = padded(RecordData.name(rr.name()), TTL_COLUMN) + record.ttl();
        line = padded(line, CLASS_COLUMN) + Mnemonics.classText(record.aclass());
        line = padded(line, TYPE_COLUMN) + Mnemonics.type(rr.atype());
        return padded(line, DATA_COLUMN) + RecordData.text(rr);
    }

    /** Data of the answers alone, a line each. */
    void printShort(Reply reply) {
        for (DnsRr rr : reply.message().answers()) {
            if (rr.atypeKind() == DnsRr.AtypeKind.Record) {
                out.println(RecordData.text(rr));
            }
        }
    }

    /** All records, a line each, without anything around them. */
    void printRecords(DnsRr.Sequence records) {
        for (DnsRr rr : records) {
            if (rr.atypeKind() == DnsRr.AtypeKind.Record && rr.atype() != Rrtype.TSIG) {
                out.println(line(rr));
            }
        }
    }

    /** What a transfer ends with. */
    void printTransferEnd(Client.Transfer transfer) {
        Reply last = transfer.replies().get(transfer.replies().size() - 1);
        footer(
                last,
                "XFR size: " + transfer.records() + " records (messages "
                        + transfer.replies().size() + ", bytes " + transfer.bytes() + ")");
        if (transfer.signatureFault() != null) {
            out.println(";; WARNING: TSIG: " + transfer.signatureFault());
        }
        out.println();
    }

    private void footer(Reply reply, String size) {
        String address = reply.server().getAddress().getHostAddress();
        out.println(";; Query time: " + reply.time().toMillis() + " msec");
        out.println(";; SERVER: " + address + "#" + reply.server().getPort() + "(" + address + ") (" + reply.transport()
                + ")");
        out.println(";; WHEN: " + WHEN.format(ZonedDateTime.now(ZoneId.systemDefault())));
        out.println(";; " + size);
    }

    /** A text, then tabs up to a column, or a space if it is beyond that. */
    private static String padded(String text, int column) {
        int at = width(text);
        return text + (at < column ? "\t".repeat((column - at + TAB - 1) / TAB) : " ");
    }

    private static int width(String text) {
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            at = text.charAt(i) == '\t' ? (at / TAB + 1) * TAB : at + 1;
        }
        return at;
    }
}
