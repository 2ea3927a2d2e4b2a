package org.mpl4j.ssh.sftp;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.packets.ssh.SftpHandleNumber;

/** Files and folders that a session has open, by the numbers that its client knows them by. A number is not given again before all others were. */
final class SealedHandles implements Closeable {
    private static final int HANDLE_LENGTH = Integer.BYTES;

    private final Map<Integer, Open> open = new HashMap<>();
    private final int most;
    private int next;

    /** Something that is open. */
    sealed interface Open extends Closeable {
        /** What it is. */
        SealedFile file();

        /**
         * A file.
         *
         * @param file what it is
         * @param content is read
         */
        record Content(SealedFile file, FileChannel content) implements Open {
            @Override
            public void close() throws IOException {
                content.close();
            }
        }

        /**
         * A folder.
         *
         * @param file what it is
         * @param stream is closed with it
         * @param entries that were not told yet
         */
        record Listing(SealedFile file, Closeable stream, Iterator<Path> entries) implements Open {
            @Override
            public void close() throws IOException {
                stream.close();
            }
        }
    }

    /** At most so many. */
    SealedHandles(int most) {
        this.most = most;
    }

    /** Whether there is room for one more. */
    boolean hasRoom() {
        return open.size() < most;
    }

    /** Adds one; returns its number. */
    int add(Open one) {
        while (open.containsKey(next)) {
            next++;
        }
        open.put(next, one);
        return next++;
    }

    /** {@return what a handle is of that a client has sent} */
    Optional<Open> find(Bytes handle) {
        return number(handle).map(open::get);
    }

    /** Closes what a handle is of; false if that is nothing. */
    boolean close(Bytes handle) throws IOException {
        Optional<Open> closed = number(handle).map(open::remove);
        if (closed.isPresent()) {
            closed.get().close();
        }
        return closed.isPresent();
    }

    private static Optional<Integer> number(Bytes handle) {
        if (handle.length() != HANDLE_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of((int) SftpHandleNumber.parse(handle).number());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** {@return how many there may be} */
    int most() {
        return most;
    }

    @Override
    public void close() throws IOException {
        for (Open one : open.values()) {
            one.close();
        }
        open.clear();
    }
}
