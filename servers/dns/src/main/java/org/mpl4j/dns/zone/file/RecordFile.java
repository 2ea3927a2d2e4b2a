package org.mpl4j.dns.zone.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.zone.ZoneChange.OwnedRecord;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;
import org.xbill.DNS.Name;

/** Reads records from master files that are no zones, such as those of keys. */
public final class RecordFile {
    private RecordFile() {}

    /**
     * Reads all records. Names are below the root; a TTL that is missing is 0.
     *
     * @param file without directives
     * @throws IOException if the file can't be read
     * @throws ZoneFileException if there is something else than records; says where
     */
    public static List<OwnedRecord> read(Path file) throws IOException, ZoneFileException {
        List<OwnedRecord> records = new ArrayList<>();
        try (EntryReader entries = new EntryReader(Files.newInputStream(file))) {
            EntryParser parser = new EntryParser(
                    new RdataReader(),
                    (owner, record, isRight) -> {
                        try {
                            records.add(new OwnedRecord(owner, DnsRr.parse(record.copy())));
                        } catch (ParseException e) {
                            throw new IllegalStateException("a record that was made is a record", e);
                        }
                    },
                    DnsName.ROOT,
                    Name.root,
                    0);
            try {
                for (Words entry = entries.next(); entry != null; entry = entries.next()) {
                    parser.parse(entry);
                }
            } catch (MasterException e) {
                throw new ZoneFileException(
                        List.of(new ZoneFileProblem(file, entries.line(), String.valueOf(e.getMessage()))));
            }
        }
        return records;
    }
}
