package org.mpl4j.dns.update;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.journal.JournalContent;
import org.mpl4j.dns.packets.journal.JournalContent.KindBranch;
import org.mpl4j.dns.packets.journal.JournalEntry;
import org.mpl4j.dns.packets.journal.JournalRecord;
import org.mpl4j.dns.zone.ZoneChange;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

/**
 * What a journal says.
 *
 * @param changes in their order
 * @param marks in their order
 * @param length how many bytes of the file are whole entries
 * @param fileLength how many there are
 * @param damage why what is behind them is none, null if there is nothing
 */
record JournalText(
        List<Change> changes,
        List<Mark> marks,
        long length,
        long fileLength,
        @Nullable String damage) {
    /** Of a journal that is not there. */
    static final JournalText NONE = new JournalText(List.of(), List.of(), 0, 0, null);

    /**
     * A change.
     *
     * @param position where the entry begins
     * @param end where it ends
     * @param change what it says
     */
    record Change(long position, long end, ZoneChange change) {}

    /**
     * A mark.
     *
     * @param position where the first entry is that the file does not hold
     * @param file what the file is known by
     */
    record Mark(long position, FileMark file) {}

    /**
     * Reads a journal that nobody in this process has open: on some systems, closing a file gives up its locks.
     *
     * @param file where it is
     * @param apex of the zone that it is to be of
     * @return what it says; {@link #NONE} if there is none
     * @throws IOException if it cannot be read, or is no journal of this zone
     */
    static JournalText read(Path file, DnsName apex) throws IOException {
        if (!Files.exists(file)) {
            return NONE;
        }
        return read(ByteBuffer.wrap(Files.readAllBytes(file)), file, apex);
    }

    /**
     * Reads a journal.
     *
     * @param bytes all that is in it
     * @param file where it is
     * @param apex of the zone that it is to be of
     */
    static JournalText read(ByteBuffer bytes, Path file, DnsName apex) throws IOException {
        List<Change> changes = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        String damage = null;
        while (damage == null && bytes.hasRemaining()) {
            try {
                JournalEntry entry = JournalEntry.parseStrict(bytes);
                read(entry, file, apex, changes, marks);
                bytes.position(entry.endOffset());
            } catch (ParseException e) {
                damage = e.getMessage();
            }
        }
        // A crash may leave an empty file, or a part of its first entry.
        return new JournalText(List.copyOf(changes), List.copyOf(marks), bytes.position(), bytes.limit(), damage);
    }

    private static void read(JournalEntry entry, Path file, DnsName apex, List<Change> changes, List<Mark> marks)
            throws IOException, ParseException {
        JournalContent content = entry.content();
        boolean isFirst = entry.startOffset() == 0;
        switch (content.kindBranch()) {
            case KindBranch.Start start when isFirst && start.apex().equalsIgnoreCase(apex) -> {}
            case KindBranch.Start start ->
                throw new IOException(file + " is a journal of the zone " + start.apex() + ", and not of " + apex
                        + "; move it away if it is not needed");
            case KindBranch.Change change
            when !isFirst -> changes.add(new Change(entry.startOffset(), entry.endOffset(), change(change)));
            case KindBranch.Mark mark
            when !isFirst ->
                marks.add(new Mark(mark.position(), new FileMark(mark.serial(), mark.fileSize(), mark.fileCrc())));
            default ->
                throw new IOException(file + " does not begin as a journal does; move it away if it is not needed");
        }
    }

    private static ZoneChange change(KindBranch.Change change) throws ParseException {
        return new ZoneChange(
                change.fromSerial(), change.toSerial(), records(change.removed()), records(change.added()));
    }

    private static List<ZoneChange.OwnedRecord> records(Iterable<JournalRecord> records) throws ParseException {
        List<ZoneChange.OwnedRecord> owned = new ArrayList<>();
        for (JournalRecord record : records) {
            owned.add(new ZoneChange.OwnedRecord(record.owner(), DnsRr.parse(record.record())));
        }
        return owned;
    }

    /** The changes from a position on. */
    List<Change> changesFrom(long position) {
        return changes.stream().filter(change -> change.position() >= position).toList();
    }

    /** How many bytes at the end are no entry. */
    long damagedBytes() {
        return fileLength - length;
    }
}
