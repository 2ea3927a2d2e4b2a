package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The system calls of {@code io_uring(7)}, for which the C library has no functions. For one thread at a time. */
final class RingCalls {
    private static final MethodHandle SYSCALL =
            NativeIo.function("syscall", LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG);

    private static final long IO_URING_SETUP = 425;
    private static final long IO_URING_ENTER = 426;
    private static final long GET_EVENTS = 1;

    private final MemorySegment state = NativeIo.callState();

    /** Makes a ring of so many requests, and fills in its parameters; returns its descriptor or the negative {@code errno}. */
    int setup(int entries, long parameters) {
        return call(IO_URING_SETUP, entries, parameters, 0, 0);
    }

    /** Has so many requests carried out, and waits until so many are over; returns how many were taken or the negative {@code errno}. */
    int enter(int ring, int submitted, int over) {
        return call(IO_URING_ENTER, ring, submitted, over, GET_EVENTS);
    }

    private int call(long number, long first, long second, long third, long fourth) {
        try {
            return (int) NativeIo.result(
                    (long) SYSCALL.invokeExact(state, number, first, second, third, fourth, 0L, 0L), state);
        } catch (Throwable e) {
            throw NativeIo.failed("syscall", e);
        }
    }
}
