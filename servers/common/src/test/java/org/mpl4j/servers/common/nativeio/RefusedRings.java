package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Has something done where the kernel refuses rings, as in a container: by a thread with a filter of system calls, which ends with it. */
final class RefusedRings {
    private static final MethodHandle PRCTL = NativeIo.function("prctl", INT, INT, LONG, LONG, LONG, LONG);
    private static final int PR_SET_SECCOMP = 22;
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final long FILTER = 2;
    private static final int SETUP = 425;

    /** Loads the number of the call; is it that one, it fails with EPERM; others are allowed ({@code struct sock_filter}). */
    private static final long[] PROGRAM = {
        instruction(0x20, 0, 0),
        instruction(0x15, 1, SETUP),
        instruction(0x06, 0, 0x5_0001),
        instruction(0x06, 0, 0x7fff_0000)
    };

    private RefusedRings() {}

    private static long instruction(int code, int elseSkip, int value) {
        return code | (long) elseSkip << 24 | (long) value << 32;
    }

    static <T> T in(Callable<T> work) throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(() -> {
            refuse();
            return work.call();
        });
        Thread.ofPlatform().start(task).join();
        return task.get();
    }

    private static void refuse() {
        try (Arena scratch = Arena.ofConfined()) {
            MemorySegment program = scratch.allocateFrom(ValueLayout.JAVA_LONG, PROGRAM);
            MemorySegment header = scratch.allocate(2 * Long.BYTES, Long.BYTES);
            header.set(ValueLayout.JAVA_SHORT, 0, (short) PROGRAM.length);
            header.set(ValueLayout.JAVA_LONG, Long.BYTES, program.address());
            MemorySegment state = NativeIo.callState();
            int first = (int) PRCTL.invokeExact(state, PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L);
            int second = (int) PRCTL.invokeExact(state, PR_SET_SECCOMP, FILTER, header.address(), 0L, 0L);
            if (first < 0 || second < 0) {
                throw new IllegalStateException("no filter: " + NativeIo.describe(NativeIo.errno(state)));
            }
        } catch (Throwable e) {
            throw NativeIo.failed("prctl", e);
        }
    }
}
