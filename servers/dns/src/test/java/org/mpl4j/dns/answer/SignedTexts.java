package org.mpl4j.dns.answer;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.dns.zone.Texts;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneBuilder;
import org.mpl4j.dns.zone.ZoneException;
import org.mpl4j.runtime.codec.DnsName;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Zones of texts, with signatures that sign nothing: over each set that a signer would sign (RFC 4035 section 2.2). */
final class SignedTexts {
    private SignedTexts() {}

    static Zone zone(String apex, String text, boolean isSigned) {
        ZoneBuilder builder = Texts.builder(apex, text);
        if (isSigned) {
            sign(builder, apex, Texts.records(apex, text));
        }
        try {
            return builder.build();
        } catch (ZoneException e) {
            throw new AssertionError(e);
        }
    }

    private static void sign(ZoneBuilder builder, String apex, List<Record> records) {
        Map<String, Record> sets = new LinkedHashMap<>();
        for (Record record : records) {
            sets.putIfAbsent(record.getName() + " " + record.getType(), record);
        }
        for (Record set : sets.values()) {
            if (isSigned(set, apex, records)) {
                Record signature = signature(set, apex);
                builder.add(DnsName.of(set.getName().toString()), Texts.content(signature));
            }
        }
    }

    private static boolean isSigned(Record set, String apex, List<Record> records) {
        for (Record record : records) {
            boolean isCut =
                    record.getType() == Type.NS && !record.getName().toString().equals(apex);
            if (isCut && set.getName().subdomain(record.getName())) {
                boolean isAtCut = set.getName().equals(record.getName());
                return isAtCut && (set.getType() == Type.DS || set.getType() == Type.NSEC);
            }
        }
        return true;
    }

    private static Record signature(Record set, String apex) {
        try {
            return new RRSIGRecord(
                    set.getName(),
                    DClass.IN,
                    set.getTTL(),
                    set.getType(),
                    13,
                    set.getTTL(),
                    Instant.ofEpochSecond(1_900_000_000L),
                    Instant.ofEpochSecond(1_700_000_000L),
                    12345,
                    Name.fromString(apex),
                    new byte[64]);
        } catch (TextParseException e) {
            throw new AssertionError(e);
        }
    }
}
