package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Any number of files that one thread waits for ({@code epoll(7)}). Others may add and remove while it does. */
public final class ReadinessSet implements AutoCloseable {
    private static final MethodHandle CREATE = NativeIo.function("epoll_create1", INT, INT);
    private static final MethodHandle CONTROL = NativeIo.function("epoll_ctl", INT, INT, INT, INT, LONG);
    private static final MethodHandle WAIT = NativeIo.function("epoll_wait", INT, INT, LONG, INT, INT);

    private static final int ADD = 1;
    private static final int DELETE = 2;
    private static final int EPOLLIN = 1;
    private static final int EPOLLET = 1 << 31;
    /** On x86-64 the structure is packed. */
    private static final long DATA = "amd64".equals(System.getProperty("os.arch")) ? 4 : 8;

    private static final long EVENT_SIZE = DATA + Long.BYTES;
    private static final int ROUND = 64;
    private static final ValueLayout.OfLong KEY = ValueLayout.JAVA_LONG_UNALIGNED;

    private final FileCalls files = new FileCalls();
    private final Arena arena = Arena.ofShared();
    private final MemorySegment state = NativeIo.callState();
    private final MemorySegment events = arena.allocate(EVENT_SIZE * ROUND, Long.BYTES);
    private final int set;

    /** With no file. */
    public ReadinessSet() throws IOException {
        try {
            set = (int) CREATE.invokeExact(state, OpenFlags.CLOEXEC);
        } catch (Throwable e) {
            throw NativeIo.failed("epoll_create1", e);
        }
        if (set < 0) {
            throw new IOException("cannot wait for files: " + NativeIo.describe(NativeIo.errno(state)));
        }
    }

    /**
     * Waits from now on for something to read, or the end.
     *
     * @param file its descriptor
     * @param key what {@link #await} tells
     * @param isOnce whether that is told once for each thing that comes, instead of as long as it is there
     */
    public void add(int file, long key, boolean isOnce) throws IOException {
        int result = control(ADD, file, EPOLLIN | (isOnce ? EPOLLET : 0), key);
        if (result < 0) {
            throw new IOException("cannot wait for a file: " + NativeIo.describe(-result));
        }
    }

    /** Leaves a file out. */
    public void remove(int file) {
        control(DELETE, file, 0, 0);
    }

    private int control(int operation, int file, int what, long key) {
        MemorySegment callState = NativeIo.callState();
        try (Arena scratch = Arena.ofConfined()) {
            MemorySegment event = scratch.allocate(EVENT_SIZE, Long.BYTES);
            event.set(INT, 0, what);
            event.set(KEY, DATA, key);
            return NativeIo.result(
                    (int) CONTROL.invokeExact(callState, set, operation, file, event.address()), callState);
        } catch (Throwable e) {
            throw NativeIo.failed("epoll_ctl", e);
        }
    }

    /**
     * Waits until some are ready. For one thread.
     *
     * @param keys gets theirs
     * @return how many
     */
    public int await(long[] keys) {
        try {
            int count = (int) WAIT.invokeExact(state, set, events.address(), Math.min(ROUND, keys.length), -1);
            for (int i = 0; i < count; i++) {
                keys[i] = events.get(KEY, i * EVENT_SIZE + DATA);
            }
            // A signal ends the waiting, too.
            return Math.max(0, count);
        } catch (Throwable e) {
            throw NativeIo.failed("epoll_wait", e);
        }
    }

    @Override
    public void close() {
        files.close(set);
        arena.close();
    }
}
