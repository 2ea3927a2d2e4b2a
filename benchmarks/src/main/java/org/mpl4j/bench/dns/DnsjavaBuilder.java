package org.mpl4j.bench.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.mpl4j.bench.dns.DnsContent.Rr;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.CookieOption;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Builds the message with dnsjava, which makes an array of its own. The records are there before, as those of a server are. */
final class DnsjavaBuilder {
    private final Record question = Record.newRecord(name(DnsContent.QUESTION), Type.A, DClass.IN);
    private final List<Record> answers = records(DnsContent.ANSWERS);
    private final List<Record> authority = records(DnsContent.AUTHORITY);
    private final List<Record> glue = records(DnsContent.GLUE);
    private final Record opt = new OPTRecord(
            DnsContent.UDP_SIZE,
            0,
            0,
            0,
            List.of(new CookieOption(DnsContent.CLIENT_COOKIE, DnsContent.SERVER_COOKIE)));

    int build(byte[] target, int id) {
        Message message = new Message(id & 0xffff);
        message.getHeader().setFlag(Flags.QR);
        message.getHeader().setFlag(Flags.AA);
        message.getHeader().setFlag(Flags.RD);
        message.addRecord(question, Section.QUESTION);
        add(message, answers, Section.ANSWER);
        add(message, authority, Section.AUTHORITY);
        add(message, glue, Section.ADDITIONAL);
        message.addRecord(opt, Section.ADDITIONAL);
        byte[] built = message.toWire();
        System.arraycopy(built, 0, target, 0, built.length);
        return built.length;
    }

    private static void add(Message message, List<Record> records, int section) {
        for (Record record : records) {
            message.addRecord(record, section);
        }
    }

    private static List<Record> records(List<Rr> records) {
        return records.stream().map(DnsjavaBuilder::record).toList();
    }

    private static Record record(Rr rr) {
        Name owner = name(rr.owner());
        return switch (rr.type()) {
            case DnsContent.A -> new ARecord(owner, DClass.IN, rr.ttl(), address(rr));
            case DnsContent.AAAA -> new AAAARecord(owner, DClass.IN, rr.ttl(), address(rr));
            case DnsContent.NS -> new NSRecord(owner, DClass.IN, rr.ttl(), name(rr.target()));
            case DnsContent.CNAME -> new CNAMERecord(owner, DClass.IN, rr.ttl(), name(rr.target()));
            default -> throw new IllegalArgumentException("type " + rr.type());
        };
    }

    private static InetAddress address(Rr rr) {
        try {
            return InetAddress.getByAddress(rr.address());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text + ".");
        } catch (TextParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
