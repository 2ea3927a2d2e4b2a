package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Calls about who runs a process. The C library's functions act on all of its threads. */
final class UserCalls {
    private static final MethodHandle GETUID = NativeIo.function("geteuid", INT);
    private static final MethodHandle SETUID = NativeIo.function("setuid", INT, INT);
    private static final MethodHandle SETGID = NativeIo.function("setgid", INT, INT);
    private static final MethodHandle INITGROUPS = NativeIo.function("initgroups", INT, LONG, INT);

    private UserCalls() {}

    static int geteuid(MemorySegment state) {
        try {
            return (int) GETUID.invokeExact(state);
        } catch (Throwable e) {
            throw NativeIo.failed("geteuid", e);
        }
    }

    static int setuid(MemorySegment state, int user) {
        try {
            return (int) SETUID.invokeExact(state, user);
        } catch (Throwable e) {
            throw NativeIo.failed("setuid", e);
        }
    }

    static int setgid(MemorySegment state, int group) {
        try {
            return (int) SETGID.invokeExact(state, group);
        } catch (Throwable e) {
            throw NativeIo.failed("setgid", e);
        }
    }

    static int initgroups(MemorySegment state, String user, int group) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) INITGROUPS.invokeExact(state, arena.allocateFrom(user).address(), group);
        } catch (Throwable e) {
            throw NativeIo.failed("initgroups", e);
        }
    }
}
