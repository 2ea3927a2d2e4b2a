package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** A file of the kernel each reading of which gives one frame, and each writing of which sends one. Reading and writing never wait, {@link #await} does, and another thread can end that by {@link #wake}. For one thread otherwise. */
public final class FrameFile implements AutoCloseable {
    private static final MethodHandle READ = NativeIo.function("read", LONG, INT, LONG, LONG);
    private static final MethodHandle EVENTFD = NativeIo.function("eventfd", INT, INT, INT);

    private static final MethodHandle FCNTL = NativeIo.function("fcntl", INT, INT, INT, INT);

    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int EFD_FLAGS = OpenFlags.NONBLOCK | OpenFlags.CLOEXEC;
    private static final short POLLIN = 1;
    private static final int POLL_SIZE = 8;
    private static final int POLL_EVENTS = 4;
    private static final int POLL_READY = 6;
    private static final long NANOSECONDS = 1_000_000_000;

    private final MemorySegment state = NativeIo.callState();
    private final FileCalls files = new FileCalls();
    private final FileCalls wakingFiles = new FileCalls();
    private final Arena arena = Arena.ofShared();
    private final MemorySegment polls = arena.allocate(2 * POLL_SIZE, Long.BYTES);
    private final MemorySegment time = arena.allocate(2 * Long.BYTES, Long.BYTES);
    private final MemorySegment one = arena.allocate(Long.BYTES, Long.BYTES);
    private final MemorySegment counter = arena.allocate(Long.BYTES, Long.BYTES);
    private final int file;
    private final int event;

    /** Takes a descriptor that does not block, and closes it later. */
    FrameFile(int file) throws IOException {
        this.file = file;
        event = makeEvent();
        one.set(ValueLayout.JAVA_LONG, 0, 1);
        polls.set(INT, 0, file);
        polls.set(ValueLayout.JAVA_SHORT, POLL_EVENTS, POLLIN);
        polls.set(INT, POLL_SIZE, event);
        polls.set(ValueLayout.JAVA_SHORT, POLL_SIZE + POLL_EVENTS, POLLIN);
    }

    private static int makeEvent() throws IOException {
        MemorySegment state = NativeIo.callState();
        int event;
        try {
            event = (int) EVENTFD.invokeExact(state, 0, EFD_FLAGS);
        } catch (Throwable e) {
            throw NativeIo.failed("eventfd", e);
        }
        if (event < 0) {
            throw new IOException("cannot make an eventfd: " + NativeIo.describe(NativeIo.errno(state)));
        }
        return event;
    }

    /**
     * The same file once more, to be closed on its own, and for another thread. Each frame is read from one of them only.
     *
     * @throws IOException if the system has no more descriptors
     */
    public FrameFile duplicate() throws IOException {
        return duplicate(file);
    }

    /**
     * Another descriptor for what a descriptor of this process stands for, which stays open.
     *
     * @param descriptor of a file that does not block
     * @throws IOException if it is none, or the system has no more descriptors
     */
    public static FrameFile duplicate(int descriptor) throws IOException {
        MemorySegment calling = NativeIo.callState();
        int copy;
        try {
            copy = (int) FCNTL.invokeExact(calling, descriptor, F_DUPFD_CLOEXEC, 0);
        } catch (Throwable e) {
            throw NativeIo.failed("fcntl", e);
        }
        if (copy < 0) {
            throw new IOException("cannot duplicate a descriptor: " + NativeIo.describe(NativeIo.errno(calling)));
        }
        return new FrameFile(copy);
    }

    /** Its descriptor, which {@link #close} closes; to be passed to another process. */
    public int descriptor() {
        return file;
    }

    /** Reads a frame to an address; returns its length, or the negative {@code errno}, that of {@code EAGAIN} if there is none. */
    public long read(long address, long room) {
        return read(file, address, room);
    }

    private long read(int from, long address, long room) {
        try {
            long length = (long) READ.invokeExact(state, from, address, room);
            return length < 0 ? -NativeIo.errno(state) : length;
        } catch (Throwable e) {
            throw NativeIo.failed("read", e);
        }
    }

    /** Writes a frame; returns its length, or the negative {@code errno}. */
    public long write(long address, long length) {
        return files.write(file, address, length);
    }

    /** Waits until there is a frame, {@link #wake} is called, or so much time has passed. */
    public void await(long nanoseconds) {
        time.set(ValueLayout.JAVA_LONG, 0, nanoseconds / NANOSECONDS);
        time.set(ValueLayout.JAVA_LONG, Long.BYTES, nanoseconds % NANOSECONDS);
        SocketCalls.ppoll(state, polls.address(), 2, time.address());
        if (polls.get(ValueLayout.JAVA_SHORT, POLL_SIZE + POLL_READY) != 0) {
            read(event, counter.address(), Long.BYTES);
        }
    }

    /** Ends {@link #await}, this one or the next. Any thread may call it. */
    public synchronized void wake() {
        wakingFiles.write(event, one.address(), Long.BYTES);
    }

    @Override
    public void close() {
        files.close(file);
        files.close(event);
        arena.close();
    }
}
