package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Calls on names in an open directory. Names are addresses of strings of C. Whatever fails returns the negative {@code errno}, see {@link Errno}. For one
 * thread at a time.
 */
public final class PathCalls {
    /** Instead of a directory: names are relative to where the process is. */
    public static final int AT_FDCWD = -100;

    /** A flag: a symbolic link is what is meant, not what it points to. */
    public static final int AT_SYMLINK_NOFOLLOW = 0x100;

    private static final int AT_REMOVEDIR = 0x200;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int RENAME_NOREPLACE = 1;
    private static final int STATX_BASIC_STATS = 0x7ff;

    private static final MethodHandle OPENAT = NativeIo.function("openat", INT, INT, LONG, INT, INT);
    private static final MethodHandle STATX = NativeIo.function("statx", INT, INT, LONG, INT, INT, LONG);
    private static final MethodHandle MKDIRAT = NativeIo.function("mkdirat", INT, INT, LONG, INT);
    private static final MethodHandle UNLINKAT = NativeIo.function("unlinkat", INT, INT, LONG, INT);
    private static final MethodHandle RENAMEAT2 = NativeIo.function("renameat2", INT, INT, LONG, INT, LONG, INT);
    private static final MethodHandle LINKAT = NativeIo.function("linkat", INT, INT, LONG, INT, LONG, INT);
    private static final MethodHandle SYMLINKAT = NativeIo.function("symlinkat", INT, LONG, INT, LONG);
    private static final MethodHandle READLINKAT = NativeIo.function("readlinkat", LONG, INT, LONG, LONG, LONG);
    private static final MethodHandle FCHMODAT = NativeIo.function("fchmodat", INT, INT, LONG, INT, INT);
    private static final MethodHandle FCHOWNAT = NativeIo.function("fchownat", INT, INT, LONG, INT, INT, INT);
    private static final MethodHandle UTIMENSAT = NativeIo.function("utimensat", INT, INT, LONG, LONG, INT);

    private static final MemorySegment EMPTY = Arena.global().allocateFrom("");

    private final MemorySegment state = NativeIo.callState();

    /** Opens a file; {@link OpenFlags} has the flags. */
    public int openat(int directory, long name, int flags, int mode) {
        try {
            return NativeIo.result((int) OPENAT.invokeExact(state, directory, name, flags, mode), state);
        } catch (Throwable e) {
            throw NativeIo.failed("openat", e);
        }
    }

    /** Fills in what {@link FileStatus} reads. */
    public int stat(int directory, long name, int flags, FileStatus status) {
        try {
            return NativeIo.result(
                    (int) STATX.invokeExact(state, directory, name, flags, STATX_BASIC_STATS, status.address()), state);
        } catch (Throwable e) {
            throw NativeIo.failed("statx", e);
        }
    }

    /** Fills in what {@link FileStatus} reads, of an open file. */
    public int fstat(int file, FileStatus status) {
        return stat(file, EMPTY.address(), AT_EMPTY_PATH, status);
    }

    /** Makes a directory. */
    public int mkdirat(int directory, long name, int mode) {
        try {
            return NativeIo.result((int) MKDIRAT.invokeExact(state, directory, name, mode), state);
        } catch (Throwable e) {
            throw NativeIo.failed("mkdirat", e);
        }
    }

    /** Removes a name that is no directory's. */
    public int unlinkat(int directory, long name) {
        return unlinkat(directory, name, 0);
    }

    /** Removes an empty directory. */
    public int rmdirat(int directory, long name) {
        return unlinkat(directory, name, AT_REMOVEDIR);
    }

    private int unlinkat(int directory, long name, int flags) {
        try {
            return NativeIo.result((int) UNLINKAT.invokeExact(state, directory, name, flags), state);
        } catch (Throwable e) {
            throw NativeIo.failed("unlinkat", e);
        }
    }

    /** Gives a file another name; what has that name is replaced. */
    public int rename(int oldDirectory, long oldName, int newDirectory, long newName) {
        return rename(oldDirectory, oldName, newDirectory, newName, 0);
    }

    /** Gives a file another name, which must be free. Not every file system can: those return {@link Errno#EINVAL}. */
    public int renameNoReplace(int oldDirectory, long oldName, int newDirectory, long newName) {
        return rename(oldDirectory, oldName, newDirectory, newName, RENAME_NOREPLACE);
    }

    private int rename(int oldDirectory, long oldName, int newDirectory, long newName, int flags) {
        try {
            return NativeIo.result(
                    (int) RENAMEAT2.invokeExact(state, oldDirectory, oldName, newDirectory, newName, flags), state);
        } catch (Throwable e) {
            throw NativeIo.failed("renameat2", e);
        }
    }

    /** Gives a file one more name; a symbolic link is not followed. */
    public int linkat(int oldDirectory, long oldName, int newDirectory, long newName) {
        try {
            return NativeIo.result(
                    (int) LINKAT.invokeExact(state, oldDirectory, oldName, newDirectory, newName, 0), state);
        } catch (Throwable e) {
            throw NativeIo.failed("linkat", e);
        }
    }

    /** Makes a symbolic link. */
    public int symlinkat(long target, int directory, long name) {
        try {
            return NativeIo.result((int) SYMLINKAT.invokeExact(state, target, directory, name), state);
        } catch (Throwable e) {
            throw NativeIo.failed("symlinkat", e);
        }
    }

    /** Reads what a symbolic link points to, without a zero at the end; returns its length, which is that of the room if there is more. */
    public long readlinkat(int directory, long name, MemorySegment room) {
        try {
            return NativeIo.result(
                    (long) READLINKAT.invokeExact(state, directory, name, room.address(), room.byteSize()), state);
        } catch (Throwable e) {
            throw NativeIo.failed("readlinkat", e);
        }
    }

    /** Sets permissions. */
    public int fchmodat(int directory, long name, int mode, int flags) {
        try {
            return NativeIo.result((int) FCHMODAT.invokeExact(state, directory, name, mode, flags), state);
        } catch (Throwable e) {
            throw NativeIo.failed("fchmodat", e);
        }
    }

    /** Sets who owns a file. */
    public int fchownat(int directory, long name, int user, int group, int flags) {
        try {
            return NativeIo.result((int) FCHOWNAT.invokeExact(state, directory, name, user, group, flags), state);
        } catch (Throwable e) {
            throw NativeIo.failed("fchownat", e);
        }
    }

    /** Sets the times of access and of modification: two {@code timespec}. */
    public int utimensat(int directory, long name, long times, int flags) {
        try {
            return NativeIo.result((int) UTIMENSAT.invokeExact(state, directory, name, times, flags), state);
        } catch (Throwable e) {
            throw NativeIo.failed("utimensat", e);
        }
    }
}
