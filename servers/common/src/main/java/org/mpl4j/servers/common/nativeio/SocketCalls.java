package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** Calls on sockets. Addresses are numbers: a pointer that needs no check costs nothing. */
final class SocketCalls {
    private static final MethodHandle RECVMMSG = NativeIo.function("recvmmsg", INT, INT, LONG, INT, INT, LONG);
    private static final MethodHandle SENDMMSG = NativeIo.function("sendmmsg", INT, INT, LONG, INT, INT);
    private static final MethodHandle PPOLL = NativeIo.function("ppoll", INT, LONG, LONG, LONG, LONG);
    private static final MethodHandle GETSOCKOPT = NativeIo.function("getsockopt", INT, INT, INT, INT, LONG, LONG);
    private static final MethodHandle SHUTDOWN = NativeIo.function("shutdown", INT, INT, INT);

    private SocketCalls() {}

    static int recvmmsg(MemorySegment state, int socket, long headers, int count, int flags) {
        try {
            return (int) RECVMMSG.invokeExact(state, socket, headers, count, flags, 0L);
        } catch (Throwable e) {
            throw NativeIo.failed("recvmmsg", e);
        }
    }

    static int sendmmsg(MemorySegment state, int socket, long headers, int count, int flags) {
        try {
            return (int) SENDMMSG.invokeExact(state, socket, headers, count, flags);
        } catch (Throwable e) {
            throw NativeIo.failed("sendmmsg", e);
        }
    }

    static int ppoll(MemorySegment state, long polls, long count, long timeout) {
        try {
            return (int) PPOLL.invokeExact(state, polls, count, timeout, 0L);
        } catch (Throwable e) {
            throw NativeIo.failed("ppoll", e);
        }
    }

    static int getsockopt(MemorySegment state, int socket, int level, int option, long value, long length) {
        try {
            return (int) GETSOCKOPT.invokeExact(state, socket, level, option, value, length);
        } catch (Throwable e) {
            throw NativeIo.failed("getsockopt", e);
        }
    }

    static int shutdown(MemorySegment state, int socket, int how) {
        try {
            return (int) SHUTDOWN.invokeExact(state, socket, how);
        } catch (Throwable e) {
            throw NativeIo.failed("shutdown", e);
        }
    }
}
