package org.mpl4j.servers.common.nativeio;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What the system knows of a file: a {@code struct statx}, which is the same on all processors. Filled in by {@link PathCalls}. */
public final class FileStatus {
    private static final int TYPE_MASK = 0170000;
    private static final long SIZE = 256;

    private final MemorySegment struct;

    /** An empty one, for as long as the arena is there. */
    public FileStatus(Arena arena) {
        struct = arena.allocate(SIZE, Long.BYTES);
    }

    long address() {
        return struct.address();
    }

    /** How many names it has. */
    public int links() {
        return struct.get(ValueLayout.JAVA_INT, 16);
    }

    /** Its owner's number, unsigned. */
    public int user() {
        return struct.get(ValueLayout.JAVA_INT, 20);
    }

    /** Its group's number, unsigned. */
    public int group() {
        return struct.get(ValueLayout.JAVA_INT, 24);
    }

    /** Its type and permissions ({@code st_mode}). */
    public int mode() {
        return Short.toUnsignedInt(struct.get(ValueLayout.JAVA_SHORT, 28));
    }

    /** Its number in its file system. */
    public long inode() {
        return struct.get(ValueLayout.JAVA_LONG, 32);
    }

    /** Its file system. */
    public long device() {
        return struct.get(ValueLayout.JAVA_LONG, 136);
    }

    /** Its length in bytes. */
    public long size() {
        return struct.get(ValueLayout.JAVA_LONG, 40);
    }

    /** When it was last read: seconds since 1970. */
    public long accessTime() {
        return struct.get(ValueLayout.JAVA_LONG, 64);
    }

    /** When it was last written to: seconds since 1970. */
    public long modificationTime() {
        return struct.get(ValueLayout.JAVA_LONG, 112);
    }

    /** Whether it is a symbolic link. */
    public boolean isSymbolicLink() {
        return (mode() & TYPE_MASK) == 0120000;
    }

    /** Whether it is a directory. */
    public boolean isDirectory() {
        return (mode() & TYPE_MASK) == 0040000;
    }

    /** Whether it is a regular file. */
    public boolean isRegularFile() {
        return (mode() & TYPE_MASK) == 0100000;
    }
}
