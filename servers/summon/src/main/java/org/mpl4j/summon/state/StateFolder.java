package org.mpl4j.summon.state;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder of a directory: what it remembers, its control socket, and the conduits of what runs. One directory has it at a time; it is free as soon as that one's process is gone. */
public final class StateFolder implements Closeable {
    private static final String MAY_PASS = "rwx--x--x";

    private final Path folder;
    private final FileChannel channel;

    /**
     * Takes the folder, which is made if it is not there.
     *
     * @throws IOException if another directory has it, or it can't be made
     */
    public StateFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        this.folder = folder.toRealPath();
        channel = FileChannel.open(this.folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Said below.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new IOException(
                    "another mpl-summon has the folder " + this.folder + "; stop it, or give this one another `state`");
        }
        Files.createDirectories(run());
        // Appliances, which run as other users, get to their conduits, and see nothing else.
        Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString(MAY_PASS));
        Files.setPosixFilePermissions(run(), PosixFilePermissions.fromString(MAY_PASS));
    }

    /** Its path, without links. */
    public Path path() {
        return folder;
    }

    /** What is remembered. */
    public StateFile file() {
        return new StateFile(folder.resolve("state"));
    }

    /** The folder for conduits. */
    public Path run() {
        return folder.resolve("run");
    }

    /** Lets another directory have it. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
