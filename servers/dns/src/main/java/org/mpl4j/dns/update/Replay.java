package org.mpl4j.dns.update;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.zone.Editor;
import org.mpl4j.dns.zone.PlainRecords;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.dns.zone.Serials;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneChange;
import org.mpl4j.dns.zone.ZoneException;
import org.mpl4j.dns.zone.file.ZoneFileException;

/**
 * Brings a zone file and the journal beside it together.
 *
 * <p>If the file is one that a mark of the journal names, the changes from there on are made to it. If not, somebody has written it since. Then changes that it cannot have,
 * being newer than the version that it was made from, are made to it nevertheless, so that neither they nor what was written are lost. The version that it was made from is
 * the newest one that a mark names whose serial is not after the file's.
 *
 * @param zone what is to be served
 * @param isMarkNeeded whether the journal must be told of the file
 * @param merged what is different in the zone from the file and not yet in the journal behind its last mark; null if nothing is
 * @param replayed the changes that were made to the file
 * @param warning what the operator ought to know, null if nothing
 */
record Replay(
        Zone zone,
        boolean isMarkNeeded,
        @Nullable ZoneChange merged,
        List<JournalText.Change> replayed,
        @Nullable String warning) {
    /**
     * Brings them together.
     *
     * @param zone what the file says
     * @param path of the file
     * @param file what it is known by
     * @param text the journal
     * @throws ZoneFileException if they do not go together
     */
    static Replay of(Zone zone, Path path, FileMark file, JournalText text) throws ZoneFileException {
        for (JournalText.Mark mark : text.marks().reversed()) {
            if (mark.file().equals(file)) {
                return continued(zone, path, text.changesFrom(mark.position()));
            }
        }
        List<JournalText.Change> left = text.changesFrom(base(file, text.marks()));
        return left.isEmpty() ? new Replay(zone, true, null, left, null) : merged(zone, path, left);
    }

    /** Whether the file is one that the journal does not know, and nothing but it is served. */
    boolean isEdited() {
        return isMarkNeeded && merged == null;
    }

    /** How many bytes the changes have in the journal. */
    long replayedOctets() {
        return replayed.stream()
                .mapToLong(change -> change.end() - change.position())
                .sum();
    }

    private static long base(FileMark file, List<JournalText.Mark> marks) {
        for (JournalText.Mark mark : marks.reversed()) {
            if (!Serials.isNewer(mark.file().serial(), file.serial())) {
                return mark.position();
            }
        }
        return 0;
    }

    private static Replay continued(Zone zone, Path path, List<JournalText.Change> changes) throws ZoneFileException {
        if (changes.isEmpty()) {
            return new Replay(zone, false, null, changes, null);
        }
        long serial = zone.serial();
        Editor next = zone.edit();
        for (JournalText.Change entry : changes) {
            ZoneChange change = entry.change();
            if (change.from() != serial) {
                throw ZoneFileException.of(
                        path,
                        "the journal does not fit: its entry at byte " + entry.position() + " changes serial "
                                + change.from() + " to " + change.to() + ", but what there is before has serial "
                                + serial + "; move the journal away to serve the file without it");
            }
            make(change, next, true);
            serial = change.to();
        }
        return new Replay(build(next, path), false, null, changes, null);
    }

    private static Replay merged(Zone zone, Path path, List<JournalText.Change> changes) throws ZoneFileException {
        Editor next = zone.edit();
        changes.forEach(entry -> make(entry.change(), next, false));
        long last = changes.getLast().change().to();
        long serial = Serials.next(Serials.later(zone.serial(), last));
        DnsRr soa = next.records(zone.apex(), RrTypes.SOA).getFirst();
        next.add(zone.apex(), new PlainRecords().soa(soa, serial));
        Zone both = build(next, path);
        String warning = "the file was changed while " + changes.size()
                + " updates were in its journal only: both are served, with serial " + serial
                + "; `mpl-dns freeze` before editing it writes the updates to the file, `mpl-dns thaw` reads it again";
        return new Replay(both, true, next.change(), changes, warning);
    }

    private static void make(ZoneChange change, Editor next, boolean withSoa) {
        change.removed().stream()
                .filter(removed -> removed.record().atypeRaw() != RrTypes.SOA)
                .forEach(
                        removed -> next.remove(removed.owner(), removed.record().encoded()));
        change.added().stream()
                .filter(added -> withSoa || added.record().atypeRaw() != RrTypes.SOA)
                .forEach(added -> next.add(added.owner(), added.record().encoded()));
    }

    private static Zone build(Editor next, Path path) throws ZoneFileException {
        try {
            return next.build();
        } catch (ZoneException e) {
            throw ZoneFileException.of(
                    path,
                    "the file and the updates in its journal contradict each other; mend the file, or move the journal "
                            + "away to serve the file without it:\n" + e.getMessage());
        }
    }
}
