package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Calls on pipes, terminals and other open files that are streams. Whatever fails returns the negative {@code errno}, see {@link Errno}; what a signal has
 * interrupted goes on. For one thread at a time.
 */
public final class StreamCalls {
    private static final MethodHandle PIPE2 = NativeIo.function("pipe2", INT, LONG, INT);
    private static final MethodHandle EVENTFD = NativeIo.function("eventfd", INT, INT, INT);
    private static final MethodHandle READ = NativeIo.function("read", LONG, INT, LONG, LONG);
    private static final MethodHandle WRITE = NativeIo.function("write", LONG, INT, LONG, LONG);
    private static final MethodHandle POLL = NativeIo.function("poll", INT, LONG, LONG, INT);
    private static final MethodHandle FCNTL = NativeIo.function("fcntl", INT, INT, INT, INT);
    private static final int F_SETFL = 4;
    private static final int F_SETPIPE_SZ = 1031;

    private final MemorySegment state = NativeIo.callState();

    /**
     * The two ends of a pipe.
     *
     * @param reading the end that is read from, or a negative error
     * @param writing the end that is written to
     */
    public record Pipe(int reading, int writing) {}

    /** Makes a pipe, which no program that is run gets by itself. */
    public Pipe pipe() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(INT, 2);
            int result = (int) PIPE2.invokeExact(state, ends.address(), OpenFlags.CLOEXEC);
            return result < 0
                    ? new Pipe(-NativeIo.errno(state), -1)
                    : new Pipe(ends.getAtIndex(INT, 0), ends.getAtIndex(INT, 1));
        } catch (Throwable e) {
            throw NativeIo.failed("pipe2", e);
        }
    }

    /** Makes a descriptor by which one thread tells others that something has happened, see {@link #happen}. */
    public int event() {
        try {
            return (int)
                    NativeIo.result((int) EVENTFD.invokeExact(state, 0, OpenFlags.CLOEXEC | OpenFlags.NONBLOCK), state);
        } catch (Throwable e) {
            throw NativeIo.failed("eventfd", e);
        }
    }

    /** From now on, whoever waits to read from an {@linkplain #event event} waits no more. */
    public void happen(int event) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment one = arena.allocate(LONG);
            one.set(LONG, 0, 1);
            write(event, one.address(), one.byteSize());
        }
    }

    /** Makes reading and writing return {@link Errno#EAGAIN} instead of waiting; for something that is open for writing only. */
    public int setNonBlocking(int file) {
        try {
            return (int) NativeIo.result((int) FCNTL.invokeExact(state, file, F_SETFL, OpenFlags.NONBLOCK), state);
        } catch (Throwable e) {
            throw NativeIo.failed("fcntl", e);
        }
    }

    /** Lets so many bytes wait in a pipe, if this user may; else it stays as it was, and a negative error is returned. */
    public int setCapacity(int pipe, int bytes) {
        try {
            return (int) NativeIo.result((int) FCNTL.invokeExact(state, pipe, F_SETPIPE_SZ, bytes), state);
        } catch (Throwable e) {
            throw NativeIo.failed("fcntl", e);
        }
    }

    /** Reads to an address; returns how many bytes, 0 at the end. */
    public long read(int file, long address, long length) {
        try {
            long count;
            do {
                count = (long) READ.invokeExact(state, file, address, length);
            } while (count < 0 && NativeIo.errno(state) == Errno.EINTR);
            return NativeIo.result(count, state);
        } catch (Throwable e) {
            throw NativeIo.failed("read", e);
        }
    }

    /** Writes what is at an address, or its beginning; returns how many bytes. */
    public long write(int file, long address, long length) {
        try {
            long count;
            do {
                count = (long) WRITE.invokeExact(state, file, address, length);
            } while (count < 0 && NativeIo.errno(state) == Errno.EINTR);
            return NativeIo.result(count, state);
        } catch (Throwable e) {
            throw NativeIo.failed("write", e);
        }
    }

    /** Waits until one of some files is ready, or for so many milliseconds; below zero, for ever. */
    int poll(long address, int count, int millis) {
        try {
            int ready;
            do {
                ready = (int) POLL.invokeExact(state, address, (long) count, millis);
            } while (ready < 0 && NativeIo.errno(state) == Errno.EINTR);
            return (int) NativeIo.result(ready, state);
        } catch (Throwable e) {
            throw NativeIo.failed("poll", e);
        }
    }
}
