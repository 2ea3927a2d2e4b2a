package org.mpl4j.dns.update;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.mpl4j.dns.packets.journal.JournalContent;
import org.mpl4j.dns.packets.journal.JournalEntry;
import org.mpl4j.dns.packets.journal.JournalRecord;
import org.mpl4j.dns.zone.ZoneChange;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/** Writes the entries of journals. Each buffer is ready to be read, and good until the next one. For one thread. */
final class JournalEntries {
    private static final int SMALLEST = 1 << 12;

    /** What surrounds the records of a change, and more. */
    private static final int AROUND = 64;

    /** What surrounds a record. */
    private static final int AROUND_RECORD = 4;

    private ByteBuffer buffer = ByteBuffer.allocate(SMALLEST);

    JournalEntries() {}

    /** The first entry of a journal. */
    ByteBuffer start(DnsName apex) {
        return write(SMALLEST, content -> content.asStart().apex(apex));
    }

    /** What has changed. */
    ByteBuffer change(ZoneChange change) {
        return write(
                AROUND + size(change.removed()) + size(change.added()),
                content -> content.asChange()
                        .fromSerial(change.from())
                        .toSerial(change.to())
                        .removed(list -> each(change.removed(), list::add))
                        .added(list -> each(change.added(), list::add)));
    }

    /** What the zone file is known by, and from where on it lacks what the journal has. */
    ByteBuffer mark(FileMark mark, long position) {
        return write(
                SMALLEST,
                content -> content.asMark()
                        .serial(mark.serial())
                        .position(position)
                        .fileSize(mark.size())
                        .fileCrc(mark.crc()));
    }

    private static int size(List<ZoneChange.OwnedRecord> records) {
        int size = 0;
        for (ZoneChange.OwnedRecord owned : records) {
            size = Math.addExact(
                    size, owned.owner().wireLength() + owned.record().byteLength() + AROUND_RECORD);
        }
        return size;
    }

    private static void each(List<ZoneChange.OwnedRecord> records, Consumer<JournalRecord.Builder.Content> list) {
        for (ZoneChange.OwnedRecord owned : records) {
            Bytes bytes = owned.record().encoded();
            list.accept(record -> record.owner(owned.owner()).record(bytes));
        }
    }

    private ByteBuffer write(int room, JournalContent.Builder.Content content) {
        if (buffer.capacity() < room) {
            buffer = ByteBuffer.allocate(Math.max(room, (int) Math.min(2L * buffer.capacity(), Integer.MAX_VALUE / 2)));
        }
        return JournalEntry.builder(buffer.clear()).content(content).build().flip();
    }
}
