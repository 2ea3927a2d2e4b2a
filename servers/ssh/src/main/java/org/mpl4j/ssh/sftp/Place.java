package org.mpl4j.ssh.sftp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.mpl4j.servers.common.nativeio.Errno;
import org.mpl4j.servers.common.nativeio.FileCalls;
import org.mpl4j.servers.common.nativeio.OpenFlags;
import org.mpl4j.servers.common.nativeio.PathCalls;

/** Where a file is: an open directory, and a path from there for one system call. Used again and again; {@link #close} gives back the directory. */
final class Place implements AutoCloseable {
    /** How long a path may be, with the zero after it (PATH_MAX). */
    static final int MAX_LENGTH = 4096;

    private static final int NONE = -1;

    private final FileCalls files;
    private final MemorySegment path;
    private int directory;
    private int owned = NONE;
    private boolean following;

    Place(Arena arena, FileCalls files) {
        this.files = files;
        path = arena.allocate(MAX_LENGTH);
    }

    /** Sets a path from a directory that stays open; returns 0 or the negative error of one that can't be a path. */
    int set(int newDirectory, byte[] bytes, int from, int to, boolean isFollowing) {
        directory = newDirectory;
        following = isFollowing;
        if (to - from >= MAX_LENGTH) {
            return -Errno.ENAMETOOLONG;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] == 0) {
                return -Errno.EINVAL;
            }
        }
        MemorySegment.copy(bytes, from, path, ValueLayout.JAVA_BYTE, 0, to - from);
        path.set(ValueLayout.JAVA_BYTE, to - from, (byte) 0);
        return 0;
    }

    /** Closes the directory, too, when it is closed. */
    void own() {
        owned = directory;
    }

    int directory() {
        return directory;
    }

    /** The address of the path. */
    long path() {
        return path.address();
    }

    /** Flags of calls with a path: whether a symbolic link is followed. */
    int flags() {
        return following ? 0 : PathCalls.AT_SYMLINK_NOFOLLOW;
    }

    /** The same for opening a file. */
    int openFlags() {
        return following ? 0 : OpenFlags.NOFOLLOW;
    }

    @Override
    public void close() {
        if (owned != NONE) {
            files.close(owned);
            owned = NONE;
        }
    }
}
