package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Memory that processes share ({@code memfd_create(2)}). It is sealed: nobody, however hostile, can make it smaller, so that no access to what is mapped of it
 * can fail later. What is in it may change at any time.
 */
public final class SharedMemory implements AutoCloseable {
    private static final MethodHandle MEMFD_CREATE = NativeIo.function("memfd_create", INT, LONG, INT);
    private static final MethodHandle FCNTL = NativeIo.function("fcntl", INT, INT, INT, INT);
    private static final MethodHandle LSEEK = NativeIo.function("lseek", LONG, INT, LONG, INT);

    private static final int MFD_CLOEXEC = 1;
    private static final int MFD_ALLOW_SEALING = 2;
    private static final int F_ADD_SEALS = 1033;
    private static final int F_GET_SEALS = 1034;
    private static final int F_SEAL_SEAL = 1;
    private static final int F_SEAL_SHRINK = 2;
    private static final int F_SEAL_GROW = 4;
    private static final int SEEK_END = 2;

    private final FileCalls files = new FileCalls();
    private final int file;
    private final long size;
    private boolean isClosed;

    private SharedMemory(int file, long size) {
        this.file = file;
        this.size = size;
    }

    /**
     * Makes memory, all zeros, which takes room only where it is touched.
     *
     * @param name what the system calls it where it lists what a process has
     * @param size how many bytes
     * @throws IOException if the system has none left, or no descriptor
     */
    public static SharedMemory create(String name, long size) throws IOException {
        MemorySegment state = NativeIo.callState();
        try (Arena scratch = Arena.ofConfined()) {
            int made = (int) MEMFD_CREATE.invokeExact(
                    state, scratch.allocateFrom(name).address(), MFD_CLOEXEC | MFD_ALLOW_SEALING);
            SharedMemory memory = new SharedMemory(require("make shared memory", made, state), size);
            try {
                require("give shared memory " + size + " bytes", memory.files.ftruncate(memory.file, size));
                int sealed =
                        (int) FCNTL.invokeExact(state, made, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL);
                require("seal shared memory", sealed, state);
                return memory;
            } catch (IOException e) {
                memory.close();
                throw e;
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw NativeIo.failed("memfd_create", e);
        }
    }

    /**
     * Takes memory that another process has made, and closes its descriptor in the end, also when it cannot be taken.
     *
     * @param file its descriptor
     * @param size how many bytes it has to have
     * @throws IOException if it is something else, of another size, or somebody could make it smaller
     */
    public static SharedMemory adopt(int file, long size) throws IOException {
        SharedMemory memory = new SharedMemory(file, size);
        MemorySegment state = NativeIo.callState();
        try {
            int seals = (int) FCNTL.invokeExact(state, file, F_GET_SEALS, 0);
            long length = (long) LSEEK.invokeExact(state, file, 0L, SEEK_END);
            // The size is looked at after the seals: what is sealed keeps it.
            if (seals < 0 || (seals & F_SEAL_SHRINK) == 0) {
                throw new IOException(
                        "what was given as shared memory could be made smaller by others: it is not sealed");
            }
            if (length != size) {
                throw new IOException("shared memory has %d bytes, and should have %d".formatted(length, size));
            }
            return memory;
        } catch (IOException e) {
            memory.close();
            throw e;
        } catch (Throwable e) {
            memory.close();
            throw NativeIo.failed("fcntl", e);
        }
    }

    /**
     * Maps all of it, for reading and writing.
     *
     * @param arena how long it stays mapped, whether or not this is closed before
     */
    public MemorySegment map(Arena arena) throws IOException {
        return MappedMemory.ofFile(file, 0, size, arena);
    }

    private static int require(String what, int result, MemorySegment state) throws IOException {
        return require(what, NativeIo.result(result, state));
    }

    private static int require(String what, int result) throws IOException {
        if (result < 0) {
            throw new IOException("cannot %s: %s".formatted(what, NativeIo.describe(-result)));
        }
        return result;
    }

    /** {@return its descriptor, which is closed with this} */
    public int descriptor() {
        return file;
    }

    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            files.close(file);
        }
    }
}
