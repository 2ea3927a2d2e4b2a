package org.mpl4j.dns.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.EdnsOption.Data.ExtendedError.InfoCode;
import org.mpl4j.dns.zone.Publisher;
import org.mpl4j.dns.zone.Serials;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneChange;
import org.mpl4j.dns.zone.file.ZoneFile;
import org.mpl4j.dns.zone.file.ZoneFileException;
import org.mpl4j.dns.zone.file.ZoneFiles;
import org.mpl4j.dns.zone.file.ZoneWriter;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.operate.HeldLog;

/**
 * A zone that is changed while it is served, and the only one who changes it. Every change is in the journal, and on the disk, before it is served and before whoever made
 * it is told so. For any number of threads.
 */
public final class DynamicZone implements ZoneFiles.Sink, AutoCloseable {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.dns.update");

    /** A change to be made to a version of the zone. */
    @FunctionalInterface
    interface Change {
        /**
         * Makes the next version.
         *
         * @param zone the newest version
         * @return the next one, and the difference; null if nothing is to be changed
         * @throws UpdateException if it cannot be made
         */
        @Nullable
        NextVersion of(Zone zone) throws UpdateException;
    }

    /**
     * A next version.
     *
     * @param zone the zone
     * @param change the difference to the version before
     */
    record NextVersion(Zone zone, ZoneChange change) {}

    /** A version that is not served yet, as the journal's entry is not on the disk. */
    private record Waiting(long entry, NextVersion version) {}

    private final DnsName apex;
    private final Path file;
    private final Path journalFile;
    private final Publisher publisher;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private List<Path> sources = List.of();
    private @Nullable FileMark mark;
    private @Nullable Zone newest;
    private @Nullable Zone served;
    private @Nullable Journal journal;
    private JournalText text = JournalText.NONE;
    private @Nullable Replay owed;
    private @Nullable String failure;
    private boolean isFrozen;
    private boolean isClosed;

    /** How many bytes of changes the journal has that the zone file lacks. */
    private long unwritten;

    /**
     * A zone that is not loaded yet.
     *
     * @param apex its name
     * @param file where it is read from, and written to
     * @param publisher serves its versions
     */
    DynamicZone(DnsName apex, Path file, Publisher publisher) {
        this.apex = apex;
        this.file = file;
        this.journalFile = journalOf(file);
        this.publisher = publisher;
    }

    /** Where the journal of a zone file is. */
    static Path journalOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".journal");
    }

    DnsName apex() {
        return apex;
    }

    Path file() {
        return file;
    }

    /** Takes what the file says now, together with what the journal says; what is served now. */
    @Override
    public synchronized Zone put(ZoneFile.Loaded loaded) throws ZoneFileException {
        try {
            settle();
            FileMark now = FileMark.of(loaded.files(), loaded.zone().serial());
            if (now.equals(mark) && journal != null && newest != null) {
                return newest;
            }
            text = journal == null ? JournalText.read(journalFile, apex) : journal.read();
            Replay replay = Replay.of(loaded.zone(), file, now, text);
            report(replay);
            Journal open = journal;
            if (open != null && newest != null && replay.isEdited() && isAfter(replay.zone(), newest)) {
                // Secondary servers may ask for what was edited, too.
                open.append(ZoneChange.between(newest, replay.zone()));
            }
            sources = loaded.files();
            mark = now;
            newest = replay.zone();
            owed = replay;
            if (open != null) {
                payOwed(open);
            }
            publish(replay.zone(), null);
            return replay.zone();
        } catch (IOException e) {
            throw ZoneFileException.of(journalFile, "the journal can't be used: " + e.getMessage());
        }
    }

    private static boolean isAfter(Zone one, Zone other) {
        return Serials.isNewer(one.serial(), other.serial());
    }

    private void report(Replay replay) {
        String warning = replay.warning();
        if (warning != null) {
            LOG.log(System.Logger.Level.WARNING, "zone " + apex + ": " + file + ": " + warning);
        } else if (!replay.replayed().isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "zone " + apex + " serial " + replay.zone().serial() + ": "
                            + replay.replayed().size() + " updates of its journal");
        }
        if (journal == null && text.damagedBytes() > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    journalFile + ": the last " + text.damagedBytes() + " bytes, from byte " + text.length()
                            + " on, are no entry (" + text.damage()
                            + "), as after a crash, and are cut off; they are kept in "
                            + journalFile.getFileName() + ".cut");
        }
    }

    /** Begins to write: from now on the zone may be changed. */
    synchronized void open() {
        Replay loaded = owed;
        if (journal != null || loaded == null || isClosed) {
            return;
        }
        try {
            Journal opened = Journal.open(journalFile, apex, text);
            journal = opened;
            payOwed(opened);
        } catch (IOException e) {
            fail(e);
        }
    }

    private void payOwed(Journal to) throws IOException {
        Replay loaded = owed;
        FileMark now = mark;
        if (loaded != null && now != null) {
            unwritten = loaded.replayedOctets();
            if (loaded.isMarkNeeded()) {
                to.append(now);
            }
            if (loaded.merged() != null) {
                long before = to.length();
                to.append(loaded.merged());
                unwritten = to.length() - before;
            }
            to.forceAll();
        }
        owed = null;
        text = JournalText.NONE;
    }

    private void fail(IOException e) {
        failure = "zone " + apex + " can't be changed until the server is started again: " + journalFile + ": "
                + e.getMessage();
        LOG.log(System.Logger.Level.ERROR, failure, e);
    }

    /** What keeps the zone from being changed, empty if nothing does. */
    synchronized String problem() {
        return failure == null ? "" : failure;
    }

    /**
     * Changes the zone, and waits until that outlives a crash.
     *
     * @param change what is to be changed; called while nobody else changes the zone
     * @throws UpdateException if it is not changed
     */
    void change(Change change) throws UpdateException {
        Journal target;
        long entry;
        UpdateException refusal = null;
        synchronized (this) {
            target = openJournal();
            Zone before = newest;
            if (before == null) {
                throw new UpdateException(Dns.Rcode.ServFail, InfoCode.NotReady, "the zone is not loaded");
            }
            try {
                NextVersion next = change.of(before);
                if (next != null) {
                    append(target, next);
                }
            } catch (UpdateException e) {
                refusal = e;
            }
            entry = target.last();
        }
        // What is said of a version that others have made is true only when that version will outlive a crash, too.
        await(target, entry);
        if (refusal != null) {
            throw refusal;
        }
    }

    private void append(Journal target, NextVersion next) throws UpdateException {
        long before = target.length();
        try {
            waiting.add(new Waiting(target.append(next.change()), next));
            newest = next.zone();
            unwritten += target.length() - before;
        } catch (IOException e) {
            fail(e);
            throw failure();
        }
    }

    private Journal openJournal() throws UpdateException {
        if (isFrozen) {
            throw new UpdateException(
                    Dns.Rcode.Refused, InfoCode.NotReady, "the zone is frozen while its file is edited");
        }
        Journal open = journal;
        if (open == null || isClosed || failure != null) {
            throw failure();
        }
        return open;
    }

    private UpdateException failure() {
        return new UpdateException(Dns.Rcode.ServFail, InfoCode.NotReady, "the zone can't be changed at the moment");
    }

    private void await(Journal target, long entry) throws UpdateException {
        try {
            target.force(entry);
            synchronized (this) {
                serve(entry);
            }
        } catch (IOException e) {
            synchronized (this) {
                // Nobody knows what is on the disk now. The changes that nobody was told of are not served.
                waiting.clear();
                newest = served;
                fail(e);
            }
            throw failure();
        }
    }

    /** Serves the newest version that is on the disk. */
    private void serve(long entry) {
        NextVersion last = null;
        int count = 0;
        while (!waiting.isEmpty() && waiting.getFirst().entry() <= entry) {
            last = waiting.remove().version();
            count++;
        }
        if (last != null && !isClosed) {
            publish(last.zone(), count == 1 ? last.change() : null);
        }
    }

    /** What cannot be served is in the journal nevertheless, and is served with the next change, or when the zone is loaded again. */
    private void publish(Zone zone, @Nullable ZoneChange change) {
        served = zone;
        try {
            publisher.publish(zone, change);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "zone " + apex + " stays as it is: " + e.getMessage(), e);
        }
    }

    private void settle() throws IOException {
        Journal open = journal;
        if (failure != null) {
            throw new IOException(failure);
        }
        if (open != null) {
            open.forceAll();
            serve(open.last());
        }
    }

    /** How many bytes the journal has that the zone file lacks. */
    synchronized long unwritten() {
        return journal == null ? 0 : unwritten;
    }

    /**
     * Writes the zone file anew, with all changes.
     *
     * @param keptOctets so much of the journal is kept, if it is longer than twice that
     * @return whether it was written
     * @throws IOException if that is not possible
     */
    boolean writeFile(long keptOctets) throws IOException {
        Zone snapshot;
        long position;
        long covered;
        synchronized (this) {
            if (journal == null || isClosed || unwritten == 0) {
                return false;
            }
            settle();
            snapshot = newest;
            position = journal.length();
            covered = unwritten;
        }
        if (snapshot == null) {
            return false;
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".next");
        ZoneWriter.write(snapshot, fresh);
        FileMark written = FileMark.of(List.of(fresh), snapshot.serial());
        synchronized (this) {
            if (!putInPlace(fresh, written, position)) {
                return false;
            }
            unwritten -= covered;
            shorten(position, keptOctets);
            return true;
        }
    }

    private boolean putInPlace(Path fresh, FileMark written, long position) throws IOException {
        Journal open = journal;
        FileMark known = mark;
        boolean isOurs =
                open != null && !isClosed && known != null && known.equals(FileMark.of(sources, known.serial()));
        if (open == null || !isOurs) {
            Files.delete(fresh);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "zone " + apex + ": " + file
                            + " was changed by somebody else and is not written; it is read first");
            return false;
        }
        open.force(open.append(written, position));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Journal.forceFolder(file);
        mark = written;
        sources = List.of(file);
        return true;
    }

    private void shorten(long position, long keptOctets) throws IOException {
        Journal open = journal;
        if (open == null || open.length() <= 2 * keptOctets) {
            return;
        }
        settle();
        try {
            open.shorten(position, keptOctets);
        } catch (IOException e) {
            // It is as long as before, which does no harm.
            LOG.log(System.Logger.Level.WARNING, journalFile + " can't be shortened", e);
        }
    }

    /** Says that the file is about to be edited: from now on nobody changes the zone. */
    synchronized void freeze(boolean value) {
        isFrozen = value;
    }

    synchronized boolean isFrozen() {
        return isFrozen;
    }

    /** How long the zone file is, with those that it includes. */
    synchronized long fileOctets() {
        return mark == null ? 0 : mark.size();
    }

    /** The changes that the journal has, oldest first: those in a row up to what is served. */
    synchronized List<ZoneChange> history() {
        try {
            JournalText all = journal == null ? text : journal.read();
            return History.upTo(newest == null ? 0 : newest.serial(), all.changes());
        } catch (IOException e) {
            fail(e);
            return List.of();
        }
    }

    /** Ends; what is waited for is on the disk. */
    @Override
    public synchronized void close() {
        try {
            settle();
            isClosed = true;
            if (journal != null) {
                journal.close();
            }
        } catch (IOException e) {
            fail(e);
        }
        isClosed = true;
        journal = null;
    }
}
