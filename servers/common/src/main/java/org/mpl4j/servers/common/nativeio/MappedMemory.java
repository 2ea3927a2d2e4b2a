package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Memory that is mapped for reading and writing ({@code mmap(2)}), as long as an arena lives. It takes room only where it is touched. */
final class MappedMemory {
    private static final MethodHandle MMAP = NativeIo.function("mmap", LONG, LONG, LONG, INT, INT, INT, LONG);
    private static final MethodHandle MUNMAP = NativeIo.function("munmap", INT, LONG, LONG);

    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_SHARED = 1;
    private static final int MAP_PRIVATE = 2;
    private static final int MAP_ANONYMOUS = 0x20;
    private static final int NO_FILE = -1;

    private MappedMemory() {}

    /** Maps a part of a file, which may be closed before the memory is unmapped. */
    static MemorySegment ofFile(int file, long offset, long size, Arena arena) throws IOException {
        return map(size, MAP_SHARED, file, offset, arena);
    }

    /** Maps memory that is this process's alone, all zeros. */
    static MemorySegment own(long size, Arena arena) throws IOException {
        return map(size, MAP_PRIVATE | MAP_ANONYMOUS, NO_FILE, 0, arena);
    }

    private static MemorySegment map(long size, int flags, int file, long offset, Arena arena) throws IOException {
        MemorySegment state = NativeIo.callState();
        long at;
        try {
            at = (long) MMAP.invokeExact(state, 0L, size, PROT_READ_WRITE, flags, file, offset);
        } catch (Throwable e) {
            throw NativeIo.failed("mmap", e);
        }
        if (at == -1) {
            throw new IOException(
                    "cannot map " + size + " bytes of memory: " + NativeIo.describe(NativeIo.errno(state)));
        }
        return MemorySegment.ofAddress(at).reinterpret(size, arena, mapped -> unmap(at, size));
    }

    private static void unmap(long at, long size) {
        try {
            int ignored = (int) MUNMAP.invokeExact(NativeIo.callState(), at, size);
        } catch (Throwable e) {
            throw NativeIo.failed("munmap", e);
        }
    }
}
