package org.mpl4j.bench.dns;

import io.kaitai.struct.ByteBufferKaitaiStream;
import io.kaitai.struct.KaitaiStream;
import java.nio.BufferUnderflowException;
import org.mpl4j.bench.harness.FieldMix;
import org.mpl4j.bench.kaitai.DnsMessage;

/** Reads a message with the class that Kaitai Struct makes of {@code dns_message.ksy}. It follows pointers when somebody asks; loops are not found. */
final class KaitaiDnsParser {
    private KaitaiDnsParser() {}

    static long parse(byte[] bytes) {
        DnsMessage message;
        try {
            message = new DnsMessage(new ByteBufferKaitaiStream(bytes));
        } catch (BufferUnderflowException | KaitaiStream.KaitaiStructError e) {
            return FieldMix.REFUSED;
        }
        long mix = FieldMix.START;
        for (DnsMessage.Question question : message.questions()) {
            mix = FieldMix.add(FieldMix.add(mix, hash(question.name())), question.type());
        }
        for (DnsMessage.Record record : message.records()) {
            mix = FieldMix.add(FieldMix.add(mix, hash(record.name())), record.type());
            mix = data(record, mix);
        }
        return mix;
    }

    private static long data(DnsMessage.Record record, long before) {
        if (record.type() == DnsContent.OPT) {
            return opt(record, before);
        }
        long mix = FieldMix.add(before, record.ttl());
        return switch (record.rdata()) {
            case DnsMessage.A a -> FieldMix.add(mix, a.address());
            case DnsMessage.Aaaa aaaa -> FieldMix.add(FieldMix.add(mix, aaaa.upper()), aaaa.lower());
            case DnsMessage.Name name -> FieldMix.add(mix, hash(name));
            case DnsMessage.Mx mx -> FieldMix.add(mix, hash(mx.exchange()));
            default -> mix;
        };
    }

    private static long opt(DnsMessage.Record record, long before) {
        long mix = FieldMix.add(FieldMix.add(before, record.qclass()), record.ttl() >> 15 & 1);
        byte[] options = (byte[]) record.rdata();
        for (int at = 0; at + 4 <= options.length; ) {
            mix = FieldMix.add(mix, (options[at] & 0xff) << 8 | options[at + 1] & 0xff);
            at += 4 + ((options[at + 2] & 0xff) << 8 | options[at + 3] & 0xff);
        }
        return mix;
    }

    private static int hash(DnsMessage.Name name) {
        return hash(name, 1);
    }

    private static int hash(DnsMessage.Name name, int before) {
        int hash = before;
        for (DnsMessage.Label label : name.labels()) {
            if (label.rest() != null) {
                return hash(label.rest(), hash);
            }
            if (label.length() > 0) {
                hash = 31 * hash + label.length();
                for (byte octet : label.text()) {
                    hash = 31 * hash + octet;
                }
            }
        }
        return hash;
    }
}
