package org.mpl4j.bench.dns;

import java.io.IOException;
import org.mpl4j.bench.harness.FieldMix;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Reads a message with dnsjava, which makes objects of names and records. */
final class DnsjavaParser {
    private DnsjavaParser() {}

    static long parse(byte[] bytes) {
        Message message;
        try {
            message = new Message(bytes);
        } catch (IOException e) {
            return FieldMix.REFUSED;
        }
        Record question = message.getQuestion();
        long mix = FieldMix.add(FieldMix.add(FieldMix.START, hash(question.getName())), question.getType());
        mix = section(message, Section.ANSWER, mix);
        mix = section(message, Section.AUTHORITY, mix);
        return section(message, Section.ADDITIONAL, mix);
    }

    private static long section(Message message, int section, long before) {
        long mix = before;
        for (Record record : message.getSection(section)) {
            mix = FieldMix.add(FieldMix.add(mix, hash(record.getName())), record.getType());
            mix = data(record, mix);
        }
        return mix;
    }

    private static long data(Record record, long before) {
        if (record instanceof OPTRecord opt) {
            long mix = FieldMix.add(FieldMix.add(before, opt.getPayloadSize()), opt.getFlags() >> 15 & 1);
            for (EDNSOption option : opt.getOptions()) {
                mix = FieldMix.add(mix, option.getCode());
            }
            return mix;
        }
        long mix = FieldMix.add(before, record.getTTL());
        return switch (record) {
            case ARecord a -> LibraryMix.address(mix, a.getAddress().getAddress());
            case AAAARecord aaaa -> LibraryMix.address(mix, aaaa.getAddress().getAddress());
            case CNAMERecord cname -> FieldMix.add(mix, hash(cname.getTarget()));
            case NSRecord ns -> FieldMix.add(mix, hash(ns.getTarget()));
            case PTRRecord ptr -> FieldMix.add(mix, hash(ptr.getTarget()));
            case MXRecord mx -> FieldMix.add(mix, hash(mx.getTarget()));
            default -> mix;
        };
    }

    private static int hash(Name name) {
        byte[] wire = name.toWire();
        int hash = 1;
        for (int i = 0; i < wire.length - 1; i++) {
            hash = 31 * hash + wire[i];
        }
        return hash;
    }
}
