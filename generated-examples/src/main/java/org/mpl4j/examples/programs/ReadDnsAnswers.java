package org.mpl4j.examples.programs;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.examples.dns.Dns;
import org.mpl4j.examples.dns.DnsRr;
import org.mpl4j.examples.dns.DnsRr.AtypeBranch.Record;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.text.Addresses;

/** Says in a line each what the answers of a DNS message are. */
public final class ReadDnsAnswers {
    private ReadDnsAnswers() {}

    /**
     * The answers of a message.
     *
     * @param message whose remaining bytes are the message, without the length that goes before it on a stream
     * @return a line a record of the answer section; pseudo-records are left out
     * @throws ParseException if it is no DNS message
     */
    public static List<String> read(ByteBuffer message) throws ParseException {
        List<String> lines = new ArrayList<>();
        for (DnsRr answer : Dns.parse(message).answers()) {
            if (answer.atypeKind() == DnsRr.AtypeKind.Record) {
                Record record = answer.asRecord();
                lines.add(answer.name() + " " + record.ttl() + " s " + answer.atype() + " " + data(record));
            }
        }
        return lines;
    }

    private static String data(Record record) {
        return switch (record.rdataKind()) {
            case A -> Addresses.ipv4((int) record.rdataAsA().address());
            case CNAME -> record.rdataAsCNAME().cname().toString();
            case MX ->
                record.rdataAsMX().preference() + " " + record.rdataAsMX().exchange();
            default -> record.rdata().byteLength() + " bytes";
        };
    }
}
