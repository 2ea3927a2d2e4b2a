package org.mpl4j.dns.zone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Zones of texts, for tests. */
public final class Texts {
    /** What every zone has. */
    public static final String APEX = """
            @ 3600 SOA ns1 hostmaster 7 7200 900 1209600 300
            @ 3600 NS ns1
            ns1 3600 A 192.0.2.1
            """;

    private Texts() {}

    /** The zone of records, relative to its apex. */
    public static Zone zone(String apex, String text) {
        try {
            return builder(apex, text).build();
        } catch (ZoneException e) {
            throw new AssertionError(e);
        }
    }

    /** A builder with the records, whose places are their numbers from 1 on. */
    public static ZoneBuilder builder(String apex, String text) {
        ZoneBuilder builder = new ZoneBuilder(DnsName.of(apex));
        long place = 0;
        for (Record record : records(apex, text)) {
            builder.add(owner(record), content(record), ++place);
        }
        return builder;
    }

    /** The records of a text. */
    public static List<Record> records(String apex, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Record> records = new ArrayList<>();
        try (Master master = new Master(new ByteArrayInputStream(bytes), Name.fromString(apex, Name.root))) {
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                records.add(record);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    /** The name of a record. */
    public static DnsName owner(Record record) {
        return DnsName.ofWire(Bytes.wrap(record.getName().toWire()));
    }

    /** A record with the root as its owner. */
    public static Bytes content(Record record) {
        return Bytes.wrap(record.withName(Name.root).toWire(Section.ANSWER));
    }
}
