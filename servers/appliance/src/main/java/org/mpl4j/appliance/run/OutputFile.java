package org.mpl4j.appliance.run;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Optional;
import org.mpl4j.servers.common.nativeio.FileCalls;
import org.mpl4j.servers.common.nativeio.OpenFlags;
import org.mpl4j.servers.common.nativeio.PathCalls;

/**
 * Where a process's output goes: the end of a file, which is open here until the process has it, or where that of this process goes.
 *
 * @param file its descriptor; -1 for none
 */
record OutputFile(int file) implements Closeable {
    private static final int MODE = 0640;

    static OutputFile open(Optional<Path> path) throws IOException {
        if (path.isEmpty()) {
            return new OutputFile(-1);
        }
        try (Arena scratch = Arena.ofConfined()) {
            int file = new PathCalls()
                    .openat(
                            PathCalls.AT_FDCWD,
                            scratch.allocateFrom(path.get().toString()).address(),
                            OpenFlags.WRONLY | OpenFlags.CREAT | OpenFlags.APPEND | OpenFlags.CLOEXEC,
                            MODE);
            if (file < 0) {
                throw new IOException("cannot write to " + path.get() + ": error " + -file);
            }
            return new OutputFile(file);
        }
    }

    /** {@return the file, or else one of this process's own} */
    int descriptor(int own) {
        return file < 0 ? own : file;
    }

    @Override
    public void close() {
        if (file >= 0) {
            new FileCalls().close(file);
        }
    }
}
