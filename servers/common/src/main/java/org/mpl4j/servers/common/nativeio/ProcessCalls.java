package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Starts processes as {@code posix_spawn(3)} does and waits for them. Java's own way hides whether a signal ended a process, gives it no session of its own, and
 * runs a second program for each. Nobody else waits for these processes: Java waits only for those that it has started.
 */
public final class ProcessCalls {
    private static final MethodHandle WAITID = NativeIo.function("waitid", INT, INT, INT, LONG, INT);
    private static final MethodHandle SYSCALL = NativeIo.function("syscall", LONG, LONG, LONG, LONG);

    private static final long PIDFD_OPEN = 434;
    private static final int P_PID = 1;
    private static final int WNOHANG = 1;
    private static final int WEXITED = 4;
    private static final int WNOWAIT = 0x0100_0000;

    // struct siginfo_t
    private static final long INFO_SIZE = 128;
    private static final long CODE = 8;
    private static final long PROCESS = 16;
    private static final long STATUS = 24;
    private static final int CLD_EXITED = 1;
    private static final int CLD_DUMPED = 3;

    private ProcessCalls() {}

    /** Whether the C library can start processes so that they get no open files but their own: that of GNU, 2.34 or later. */
    public static boolean isAvailable() {
        return NativeIo.isAvailable()
                && Linker.nativeLinker()
                        .defaultLookup()
                        .find(SpawnCalls.CLOSE_FROM)
                        .isPresent();
    }

    /**
     * Starts a process, the leader of a session and of a group of its own, with all signals as they are at first and no open files but its three. Who started it
     * must {@linkplain #reap reap} it.
     *
     * @return its number, or a negative error
     */
    public static int spawn(ProcessPlan plan) {
        return SpawnCalls.spawn(plan);
    }

    /** A descriptor that can be read from, as {@code poll(2)} sees it, when a process has ended; or a negative error. */
    public static int descriptor(int process) {
        MemorySegment state = NativeIo.callState();
        try {
            // The system closes it by itself when another program is run.
            long result = (long) SYSCALL.invokeExact(state, PIDFD_OPEN, (long) process, 0L);
            return result < 0 ? -NativeIo.errno(state) : (int) result;
        } catch (Throwable e) {
            throw NativeIo.failed("pidfd_open", e);
        }
    }

    /** How a process has ended, if it has; its number stays taken until it is reaped. */
    public static Optional<ProcessExit> exit(int process) {
        return await(process, WEXITED | WNOWAIT | WNOHANG);
    }

    /** The same, but waits until it has. Blocks the thread of the system. */
    public static Optional<ProcessExit> awaitExit(int process) {
        return await(process, WEXITED | WNOWAIT);
    }

    /** Waits until a process has ended, and lets go of its number: nothing may be sent to that any more. Blocks the thread of the system. */
    public static Optional<ProcessExit> reap(int process) {
        return await(process, WEXITED);
    }

    private static Optional<ProcessExit> await(int process, int flags) {
        MemorySegment state = NativeIo.callState();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(INFO_SIZE, Long.BYTES);
            int result;
            do {
                result = (int) WAITID.invokeExact(state, P_PID, process, info.address(), flags);
            } while (result < 0 && NativeIo.errno(state) == Errno.EINTR);
            return result < 0 || info.get(INT, PROCESS) == 0 ? Optional.empty() : Optional.of(exit(info));
        } catch (Throwable e) {
            throw NativeIo.failed("waitid", e);
        }
    }

    private static ProcessExit exit(MemorySegment info) {
        int code = info.get(INT, CODE);
        int status = info.get(INT, STATUS);
        return code == CLD_EXITED ? new ProcessExit(status, 0, false) : new ProcessExit(0, status, code == CLD_DUMPED);
    }
}
