package org.mpl4j.ssh.sftp;

import java.io.IOException;
import org.mpl4j.servers.common.nativeio.Errno;
import org.mpl4j.servers.common.nativeio.FileCalls;
import org.mpl4j.servers.common.nativeio.OpenFlags;
import org.mpl4j.servers.common.nativeio.PathCalls;

/** All paths of the system: it resolves them itself. */
final class SystemPaths implements PathResolver {
    private final FileCalls files;
    private final byte[] start;
    private final int directory;

    /**
     * Opens where relative paths begin.
     *
     * @throws IOException if that is no directory that can be opened
     */
    SystemPaths(PathCalls paths, FileCalls files, byte[] start, Place room) throws IOException {
        this.files = files;
        this.start = start;
        directory = open(paths, start, room);
    }

    static int open(PathCalls paths, byte[] path, Place room) throws IOException {
        int result = room.set(PathCalls.AT_FDCWD, path, 0, path.length, true);
        if (result == 0) {
            result = paths.openat(
                    PathCalls.AT_FDCWD, room.path(), OpenFlags.PATH | OpenFlags.DIRECTORY | OpenFlags.CLOEXEC, 0);
        }
        if (result < 0) {
            throw new IOException("cannot open the directory `" + PathText.of(path) + "`: error " + -result
                    + "; give one that exists and that this user may enter");
        }
        return result;
    }

    @Override
    public int locate(byte[] path, boolean follow, Place place) {
        return path.length == 0 ? -Errno.ENOENT : place.set(directory, path, 0, path.length, follow);
    }

    @Override
    public byte[] start() {
        return start;
    }

    @Override
    public void close() {
        files.close(directory);
    }
}
