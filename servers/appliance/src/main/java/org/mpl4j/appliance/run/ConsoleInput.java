package org.mpl4j.appliance.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The input of a machine's console: a pipe that has a name, in a folder that nobody else may enter, until who reads from it has opened it and removes both. */
final class ConsoleInput implements Closeable {
    private static final String PIPE = "console";
    private static final int CONTROL_C = 3;
    private static final long AGAIN = TimeUnit.SECONDS.toNanos(1);

    private final Path folder;
    private final RandomAccessFile pipe;
    private @Nullable Thread interrupting;
    private volatile boolean isClosed;

    private ConsoleInput(Path folder) throws IOException {
        this.folder = folder;
        // Opened for both, it waits for nobody who reads.
        pipe = new RandomAccessFile(folder.resolve(PIPE).toFile(), "rw");
    }

    static ConsoleInput make() throws IOException {
        Path folder = Files.createTempDirectory("mpl-appliance");
        try {
            Programs.run(List.of(
                    Programs.find("mkfifo", "coreutils"), folder.resolve(PIPE).toString()));
            return new ConsoleInput(folder);
        } catch (IOException e) {
            Files.deleteIfExists(folder.resolve(PIPE));
            Files.delete(folder);
            throw e;
        }
    }

    /** {@return where it is} */
    Path folder() {
        return folder;
    }

    /** Types ^C, again and again until this is closed: while the kernel starts nobody hears it. */
    synchronized void interrupt() {
        if (interrupting == null && !isClosed) {
            interrupting = Thread.ofPlatform().daemon().name("console").start(this::type);
        }
    }

    private void type() {
        while (!isClosed) {
            try {
                pipe.write(CONTROL_C);
            } catch (IOException e) {
                if (!isClosed) {
                    throw new UncheckedIOException("cannot write to a console", e);
                }
            }
            LockSupport.parkNanos(AGAIN);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        isClosed = true;
        if (interrupting != null) {
            LockSupport.unpark(interrupting);
        }
        pipe.close();
        Files.deleteIfExists(folder.resolve(PIPE));
        Files.deleteIfExists(folder);
    }
}
