package org.mpl4j.servers.common.nativeio;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What the system knows of a file system: a {@code struct statvfs} of a 64-bit Linux. Filled in by {@link FileCalls#fstatvfs}. */
public final class FileSystemStatus {
    private static final long SIZE = 112;

    private final MemorySegment struct;

    /** An empty one, for as long as the arena is there. */
    public FileSystemStatus(Arena arena) {
        struct = arena.allocate(SIZE, Long.BYTES);
    }

    long address() {
        return struct.address();
    }

    private long at(int index) {
        return struct.getAtIndex(ValueLayout.JAVA_LONG, index);
    }

    /** The best size of a read or write. */
    public long blockSize() {
        return at(0);
    }

    /** What blocks are counted in. */
    public long fragmentSize() {
        return at(1);
    }

    public long blocks() {
        return at(2);
    }

    public long freeBlocks() {
        return at(3);
    }

    /** Free for those who are not root. */
    public long availableBlocks() {
        return at(4);
    }

    public long files() {
        return at(5);
    }

    public long freeFiles() {
        return at(6);
    }

    /** Free for those who are not root. */
    public long availableFiles() {
        return at(7);
    }

    public long id() {
        return at(8);
    }

    public boolean isReadOnly() {
        return (at(9) & 1) != 0;
    }

    /** Whether set-user-id has no effect. */
    public boolean isNoSetUserId() {
        return (at(9) & 2) != 0;
    }

    /** How long a name may be. */
    public long maxNameLength() {
        return at(10);
    }
}
