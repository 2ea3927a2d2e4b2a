package org.mpl4j.dns.update;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.mpl4j.dns.zone.ZoneChange;
import org.mpl4j.runtime.codec.DnsName;

/**
 * The journal of a zone, to append to. Entries are appended by one thread at a time; any number of threads wait until they are on the disk, and those that wait at the same
 * time wait for the same write ({@linkplain #force group commit}).
 */
final class Journal implements AutoCloseable {
    private final Path file;
    private final DnsName apex;
    private final JournalEntries entries = new JournalEntries();
    private FileChannel channel;
    private long length;

    /** Counted from when the journal was opened. */
    private long appended;

    private long forced;
    private boolean isForcing;

    private Journal(Path file, DnsName apex, FileChannel channel, long length) {
        this.file = file;
        this.apex = apex;
        this.channel = channel;
        this.length = length;
    }

    /**
     * Opens a journal, or makes one. What is at its end and no entry is cut off, and kept in a file beside it.
     *
     * @param file where it is
     * @param apex of the zone
     * @param text what it said when it was read
     * @throws IOException if that is not possible, or somebody else has it open
     */
    static Journal open(Path file, DnsName apex, JournalText text) throws IOException {
        FileChannel channel = lock(
                file,
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        try {
            if (channel.size() != text.fileLength()) {
                throw new IOException(
                        file + " has changed since it was read; is there another server, with the same zone?");
            }
            if (text.damagedBytes() > 0) {
                keepCut(file, channel, text.length());
            }
            channel.truncate(text.length());
            Journal journal = new Journal(file, apex, channel, text.length());
            if (text.length() == 0) {
                journal.append(journal.entries.start(apex));
                journal.forceAll();
                forceFolder(file);
            }
            return journal;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel lock(Path file, FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // It is this process that has it; the same is to be said.
        }
        channel.close();
        throw new IOException("another server writes to " + file + "; stop it, or give each server its own files");
    }

    private static void keepCut(Path file, FileChannel channel, long from) throws IOException {
        Path cut = file.resolveSibling(file.getFileName() + ".cut");
        try (FileChannel out = FileChannel.open(
                cut, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.transferTo(from, channel.size() - from, out);
        }
    }

    static void forceFolder(Path file) throws IOException {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /**
     * Appends a change.
     *
     * @return what to wait for with {@link #force}
     */
    long append(ZoneChange change) throws IOException {
        return append(entries.change(change));
    }

    /**
     * Appends a mark: the zone file lacks what is in the journal from a position on.
     *
     * @return what to wait for
     */
    long append(FileMark mark, long position) throws IOException {
        return append(entries.mark(mark, position));
    }

    /**
     * Appends a mark: the zone file lacks what is in the journal from here on.
     *
     * @return what to wait for
     */
    long append(FileMark mark) throws IOException {
        int size = entries.mark(mark, length).remaining();
        return append(entries.mark(mark, length + size));
    }

    private long append(ByteBuffer entry) throws IOException {
        int size = entry.remaining();
        long at = length;
        while (entry.hasRemaining()) {
            at += channel.write(entry, at);
        }
        synchronized (this) {
            length += size;
            return ++appended;
        }
    }

    /** How long it is. */
    synchronized long length() {
        return length;
    }

    /** What to wait for so that all is on the disk. */
    synchronized long last() {
        return appended;
    }

    /**
     * Waits until an entry is on the disk, and all before it are.
     *
     * @param entry what it was appended as
     */
    void force(long entry) throws IOException {
        long upTo;
        FileChannel target;
        synchronized (this) {
            while (forced < entry && isForcing) {
                waitForOthers();
            }
            if (forced >= entry) {
                return;
            }
            isForcing = true;
            upTo = appended;
            target = channel;
        }
        boolean isForced = false;
        try {
            target.force(false);
            isForced = true;
        } finally {
            synchronized (this) {
                isForcing = false;
                if (isForced) {
                    forced = upTo;
                }
                notifyAll();
            }
        }
    }

    private void waitForOthers() throws IOException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before " + file + " was written", e);
        }
    }

    /** Waits until all of it is on the disk. */
    void forceAll() throws IOException {
        force(last());
    }

    /** Reads all of it. */
    JournalText read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // As far as it goes.
        }
        return JournalText.read(bytes.flip(), file, apex);
    }

    /**
     * Begins afresh: with the last changes that came before a position, and all behind it.
     *
     * @param position what the zone file holds is before it
     * @param octets so many bytes of the changes before it are kept at most, for those who ask what has changed (RFC 1995)
     */
    void shorten(long position, long octets) throws IOException {
        forceAll();
        JournalText text = read();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        FileChannel next = lock(
                fresh,
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE));
        try {
            Journal shorter = new Journal(fresh, apex, next, 0);
            shorter.append(shorter.entries.start(apex));
            copy(text, position, octets, shorter);
            next.force(true);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(file);
            replace(next, shorter.length);
        } catch (IOException | RuntimeException e) {
            if (channel != next) {
                next.close();
            }
            throw e;
        }
    }

    private synchronized void replace(FileChannel next, long nextLength) throws IOException {
        while (isForcing) {
            waitForOthers();
        }
        FileChannel old = channel;
        channel = next;
        length = nextLength;
        forced = appended;
        old.close();
    }

    private static void copy(JournalText text, long position, long octets, Journal shorter) throws IOException {
        long keptFrom = position;
        for (JournalText.Change change : text.changes().reversed()) {
            if (change.position() < keptFrom && position - change.position() <= octets) {
                keptFrom = change.position();
            }
        }
        for (JournalText.Change change : text.changesFrom(keptFrom)) {
            appendMarks(text, keptFrom, change.position(), shorter);
            keptFrom = change.position() + 1;
            shorter.append(change.change());
        }
        appendMarks(text, keptFrom, Long.MAX_VALUE, shorter);
    }

    /** The marks whose position is from one on and not after another one: where the next change is put now. */
    private static void appendMarks(JournalText text, long from, long to, Journal shorter) throws IOException {
        for (JournalText.Mark mark : text.marks()) {
            if (mark.position() >= from && mark.position() <= to) {
                shorter.append(mark.file());
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            forceAll();
        } finally {
            channel.close();
        }
    }
}
