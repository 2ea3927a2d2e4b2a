package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * Requests to the kernel, many of which are made by one system call ({@code io_uring(7)}). None of them waits ({@code RWF_NOWAIT}): each is over, done or refused, when {@link #submit} returns, so that nothing is ever under
 * way between two calls. They are carried out in the order in which they were made. For one thread at a time, which need not be the same.
 */
public final class RequestRing implements AutoCloseable {
    /** Reads where the file is, as {@code read(2)}. */
    public static final int READ = 22;

    /** Writes where the file is, as {@code write(2)}. */
    public static final int WRITE = 23;

    private static final VarHandle SHARED = INT.varHandle();
    private static final long OFFSET_REQUESTS = 0x1000_0000;

    // struct io_uring_sqe
    private static final long REQUEST_SIZE = 64;
    private static final long REQUEST_ADDRESS = 16;
    private static final long REQUEST_LENGTH = 24;
    private static final long REQUEST_NUMBER = 32;

    /** Without it, io_uring waits for files although they do not block. */
    private static final long RWF_NOWAIT = 8;

    // struct io_uring_cqe
    private static final long COMPLETION_SIZE = 16;
    private static final long COMPLETION_RESULT = 8;

    private final RingCalls calls = new RingCalls();
    private final Arena arena = Arena.ofShared();
    private final int file;
    private final MemorySegment ring;
    private final MemorySegment requests;
    private final long submissionHead;
    private final long submissionTail;
    private final int submissionMask;
    private final long completionHead;
    private final long completionTail;
    private final long completions;
    private final int completionMask;
    private final int[] results;
    private int first;
    private int tail;
    private int head;
    private int pending;
    private long submitted;

    private RequestRing(int file, RingParameters parameters) throws IOException {
        this.file = file;
        try {
            int entries = parameters.submissionEntries();
            ring = MappedMemory.ofFile(file, 0, parameters.ringSize(), arena);
            requests = MappedMemory.ofFile(file, OFFSET_REQUESTS, entries * REQUEST_SIZE, arena);
            submissionHead = parameters.submissionHead();
            submissionTail = parameters.submissionTail();
            submissionMask = entries - 1;
            completionHead = parameters.completionHead();
            completionTail = parameters.completionTail();
            completions = parameters.completions();
            completionMask = parameters.completionEntries() - 1;
            results = new int[entries];
            for (int i = 0; i < entries; i++) {
                requests.set(LONG, i * REQUEST_SIZE + REQUEST_NUMBER, i);
                ring.set(INT, parameters.submissionArray() + (long) i * Integer.BYTES, i);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /**
     * Opens a ring.
     *
     * @param entries how many requests one call makes at most, a power of two
     * @throws IOException if the system does not allow or know it, with what to do about it
     */
    public static RequestRing open(int entries) throws IOException {
        try (Arena scratch = Arena.ofConfined()) {
            RingParameters parameters = new RingParameters(scratch);
            int file = new RingCalls().setup(entries, parameters.address());
            if (file < 0) {
                throw new IOException("cannot open an io_uring: " + explain(-file));
            }
            if (!parameters.isKnown()) {
                new FileCalls().close(file);
                throw new IOException("cannot use io_uring: it takes Linux 5.12 or later");
            }
            return new RequestRing(file, parameters);
        }
    }

    private static String explain(int errno) {
        return switch (errno) {
            case Errno.EPERM, Errno.EACCES ->
                NativeIo.describe(errno)
                        + "; `sysctl kernel.io_uring_disabled` or the seccomp profile of a container does not allow it";
            case Errno.ENOSYS -> "this kernel has none (ENOSYS)";
            default -> NativeIo.describe(errno);
        };
    }

    /** How many requests one call makes at most. */
    public int entries() {
        return results.length;
    }

    /** How many requests were submitted since the ring was opened. */
    public long submitted() {
        return submitted;
    }

    /**
     * Makes a request, which the next {@link #submit} carries out.
     *
     * @param operation {@link #READ} or {@link #WRITE}
     * @param of the descriptor of a file
     * @param address where the bytes are or go; they stay there until then
     * @param length how many
     * @return its number for {@link #result}, from 0
     * @throws IllegalStateException if there are as many as the ring has room for
     */
    public int request(int operation, int of, long address, int length) {
        if (pending == results.length) {
            throw new IllegalStateException("the ring has room for " + pending + " requests, which are there");
        }
        int number = pending++;
        long at = ((tail + number) & submissionMask) * REQUEST_SIZE;
        // Two fields at a time, on processors that are little-endian. What is not set stays as it is: priority, offset
        // and registered buffers 0, as the kernel has made them, and the number.
        requests.set(LONG, at, operation | (long) of << Integer.SIZE);
        requests.set(LONG, at + REQUEST_ADDRESS, address);
        requests.set(LONG, at + REQUEST_LENGTH, length | RWF_NOWAIT << Integer.SIZE);
        return number;
    }

    /** Whether the kernel can read a file and write to it without waiting. */
    public boolean serves(int of) {
        int number = request(READ, of, 0, 0);
        submit();
        submitted--;
        return result(number) != -Errno.EOPNOTSUPP;
    }

    /** Carries out all requests that were made, and returns how many these were. */
    public int submit() {
        int count = pending;
        pending = 0;
        first = tail;
        tail += count;
        SHARED.setRelease(ring, submissionTail, tail);
        int open = count;
        int taken = 0;
        while (open > 0) {
            int result = calls.enter(file, count - taken, open);
            if (result >= 0) {
                taken += result;
            } else if (result != -Errno.EINTR) {
                if (taken == count) {
                    throw new IllegalStateException("cannot wait for an io_uring: " + NativeIo.describe(-result));
                }
                open -= takeBack(taken, count, result);
                count = taken;
            }
            open -= reap();
        }
        submitted += taken;
        return taken;
    }

    /** The system has no memory for more: the requests that it has not looked at are over, with its error. */
    private int takeBack(int from, int to, int error) {
        tail = (int) SHARED.getAcquire(ring, submissionHead);
        SHARED.setRelease(ring, submissionTail, tail);
        for (int i = from; i < to; i++) {
            results[(first + i) & submissionMask] = error;
        }
        return to - from;
    }

    private int reap() {
        int begin = head;
        int end = (int) SHARED.getAcquire(ring, completionTail);
        for (; head != end; head++) {
            long at = completions + (head & completionMask) * COMPLETION_SIZE;
            results[(int) ring.get(LONG, at)] = ring.get(INT, at + COMPLETION_RESULT);
        }
        SHARED.setRelease(ring, completionHead, head);
        return end - begin;
    }

    /** What became of a request of the last {@link #submit}: how many bytes were read or written, or the negative {@code errno}. */
    public int result(int number) {
        return results[(first + number) & submissionMask];
    }

    @Override
    public void close() {
        new FileCalls().close(file);
        arena.close();
    }
}
