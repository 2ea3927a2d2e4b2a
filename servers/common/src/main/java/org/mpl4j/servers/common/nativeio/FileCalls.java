package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Calls on open files. Whatever fails returns the negative {@code errno}, see {@link Errno}. Addresses are numbers: what they point to has to stay where it
 * is until the call returns. For one thread at a time.
 */
public final class FileCalls {
    private static final MethodHandle CLOSE = NativeIo.function("close", INT, INT);
    private static final MethodHandle PREAD = NativeIo.function("pread", LONG, INT, LONG, LONG, LONG);
    private static final MethodHandle PWRITE = NativeIo.function("pwrite", LONG, INT, LONG, LONG, LONG);
    private static final MethodHandle WRITE = NativeIo.function("write", LONG, INT, LONG, LONG);
    private static final MethodHandle LSEEK = NativeIo.function("lseek", LONG, INT, LONG, INT);
    private static final MethodHandle FTRUNCATE = NativeIo.function("ftruncate", INT, INT, LONG);
    private static final MethodHandle FSYNC = NativeIo.function("fsync", INT, INT);
    private static final MethodHandle FCHMOD = NativeIo.function("fchmod", INT, INT, INT);
    private static final MethodHandle FCHOWN = NativeIo.function("fchown", INT, INT, INT, INT);
    private static final MethodHandle FUTIMENS = NativeIo.function("futimens", INT, INT, LONG);
    private static final MethodHandle FSTATVFS = NativeIo.function("fstatvfs", INT, INT, LONG);
    private static final MethodHandle GETDENTS = NativeIo.function("getdents64", LONG, INT, LONG, LONG);
    private static final MethodHandle UMASK = NativeIo.function("umask", INT, INT);

    private final MemorySegment state = NativeIo.callState();

    /** Closes a file. */
    public int close(int file) {
        try {
            return NativeIo.result((int) CLOSE.invokeExact(state, file), state);
        } catch (Throwable e) {
            throw NativeIo.failed("close", e);
        }
    }

    /** Reads at a place of a file; returns how many bytes, 0 at its end. */
    public long pread(int file, long address, long length, long offset) {
        try {
            return NativeIo.result((long) PREAD.invokeExact(state, file, address, length, offset), state);
        } catch (Throwable e) {
            throw NativeIo.failed("pread", e);
        }
    }

    /** Writes at a place of a file; returns how many bytes. */
    public long pwrite(int file, long address, long length, long offset) {
        try {
            return NativeIo.result((long) PWRITE.invokeExact(state, file, address, length, offset), state);
        } catch (Throwable e) {
            throw NativeIo.failed("pwrite", e);
        }
    }

    /** Writes where the file is; returns how many bytes. */
    public long write(int file, long address, long length) {
        try {
            return NativeIo.result((long) WRITE.invokeExact(state, file, address, length), state);
        } catch (Throwable e) {
            throw NativeIo.failed("write", e);
        }
    }

    /** Moves to a place from the beginning of the file. */
    public long seek(int file, long offset) {
        try {
            return NativeIo.result((long) LSEEK.invokeExact(state, file, offset, 0), state);
        } catch (Throwable e) {
            throw NativeIo.failed("lseek", e);
        }
    }

    /** Gives a file this length. */
    public int ftruncate(int file, long length) {
        try {
            return NativeIo.result((int) FTRUNCATE.invokeExact(state, file, length), state);
        } catch (Throwable e) {
            throw NativeIo.failed("ftruncate", e);
        }
    }

    /** Waits until a file is on the disk. */
    public int fsync(int file) {
        try {
            return NativeIo.result((int) FSYNC.invokeExact(state, file), state);
        } catch (Throwable e) {
            throw NativeIo.failed("fsync", e);
        }
    }

    /** Sets the permissions. */
    public int fchmod(int file, int mode) {
        try {
            return NativeIo.result((int) FCHMOD.invokeExact(state, file, mode), state);
        } catch (Throwable e) {
            throw NativeIo.failed("fchmod", e);
        }
    }

    /** Sets who owns a file. */
    public int fchown(int file, int user, int group) {
        try {
            return NativeIo.result((int) FCHOWN.invokeExact(state, file, user, group), state);
        } catch (Throwable e) {
            throw NativeIo.failed("fchown", e);
        }
    }

    /** Sets the times of access and of modification: two {@code timespec}. */
    public int futimens(int file, long times) {
        try {
            return NativeIo.result((int) FUTIMENS.invokeExact(state, file, times), state);
        } catch (Throwable e) {
            throw NativeIo.failed("futimens", e);
        }
    }

    /** Fills in what {@link FileSystemStatus} reads. */
    public int fstatvfs(int file, FileSystemStatus status) {
        try {
            return NativeIo.result((int) FSTATVFS.invokeExact(state, file, status.address()), state);
        } catch (Throwable e) {
            throw NativeIo.failed("fstatvfs", e);
        }
    }

    /** Reads the next entries of a directory, see {@link DirectoryEntries}; returns how many bytes of them, 0 at the end. */
    public long getdents(int directory, long address, long length) {
        try {
            return NativeIo.result((long) GETDENTS.invokeExact(state, directory, address, length), state);
        } catch (Throwable e) {
            throw NativeIo.failed("getdents64", e);
        }
    }

    /** Sets the permissions that new files of this whole process do not get; returns those before. */
    public int umask(int mask) {
        try {
            return (int) UMASK.invokeExact(state, mask);
        } catch (Throwable e) {
            throw NativeIo.failed("umask", e);
        }
    }
}
