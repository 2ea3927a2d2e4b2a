package org.mpl4j.dns.dig.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A connected UDP socket of Linux that sends and receives many datagrams with one system call, {@code sendmmsg(2)} and {@code recvmmsg(2)}. Datagrams are in buffers
 * that exist once: nothing is allocated after construction. For one thread.
 */
final class NativeUdp implements AutoCloseable {
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_SNDBUF = 7;
    private static final int SO_RCVBUF = 8;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int POLLIN = 1;
    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final int ECONNREFUSED = 111;
    private static final int ENOBUFS = 105;
    private static final int SOCKET_BUFFER_BYTES = 4 << 20;
    private static final long NANOS = 1_000_000_000L;

    private static final StructLayout IOVEC =
            MemoryLayout.structLayout(ADDRESS.withName("base"), JAVA_LONG.withName("length"));
    /** struct mmsghdr: a msghdr and the number of bytes that were sent or received. */
    private static final StructLayout MESSAGE = MemoryLayout.structLayout(
            ADDRESS.withName("name"),
            JAVA_INT.withName("name_length"),
            MemoryLayout.paddingLayout(4),
            ADDRESS.withName("iovec"),
            JAVA_LONG.withName("iovec_count"),
            ADDRESS.withName("control"),
            JAVA_LONG.withName("control_length"),
            JAVA_INT.withName("flags"),
            MemoryLayout.paddingLayout(4),
            JAVA_INT.withName("count"),
            MemoryLayout.paddingLayout(4));

    private static final StructLayout POLL = MemoryLayout.structLayout(
            JAVA_INT.withName("fd"), JAVA_SHORT.withName("events"), JAVA_SHORT.withName("returned"));
    private static final StructLayout TIME =
            MemoryLayout.structLayout(JAVA_LONG.withName("seconds"), JAVA_LONG.withName("nanos"));

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
    private static final VarHandle IOVEC_LENGTH = IOVEC.arrayElementVarHandle(PathElement.groupElement("length"));
    private static final VarHandle MESSAGE_COUNT = MESSAGE.arrayElementVarHandle(PathElement.groupElement("count"));

    private static final MethodHandle SOCKET = function("socket", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle CONNECT = function("connect", JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SETSOCKOPT =
            function("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SENDMMSG = function("sendmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final MethodHandle RECVMMSG = function("recvmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle PPOLL = function("ppoll", ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);
    private static final MethodHandle CLOSE = function("close", JAVA_INT);

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment state = arena.allocate(STATE);
    private final MemorySegment poll = arena.allocate(POLL);
    private final MemorySegment time = arena.allocate(TIME);
    private final int fd;
    private final Batch sending;
    private final Batch receiving;

    /** Datagrams of one system call: a buffer each, and the structures that tell the kernel of them. */
    private record Batch(ByteBuffer[] buffers, MemorySegment iovecs, MemorySegment messages) {
        static Batch of(Arena arena, int count, int size) {
            MemorySegment data = arena.allocate((long) count * size, Long.BYTES);
            MemorySegment iovecs = arena.allocate(IOVEC, count);
            MemorySegment messages = arena.allocate(MESSAGE, count);
            ByteBuffer[] buffers = new ByteBuffer[count];
            long iovecOffset = MESSAGE.byteOffset(PathElement.groupElement("iovec"));
            long countOffset = MESSAGE.byteOffset(PathElement.groupElement("iovec_count"));
            for (int i = 0; i < count; i++) {
                MemorySegment datagram = data.asSlice((long) i * size, size);
                buffers[i] = datagram.asByteBuffer().order(ByteOrder.BIG_ENDIAN);
                MemorySegment iovec = iovecs.asSlice(i * IOVEC.byteSize(), IOVEC);
                iovec.set(ADDRESS, 0, datagram);
                iovec.set(JAVA_LONG, ADDRESS.byteSize(), size);
                MemorySegment message = messages.asSlice(i * MESSAGE.byteSize(), MESSAGE);
                message.set(ADDRESS, iovecOffset, iovec);
                message.set(JAVA_LONG, countOffset, 1);
            }
            return new Batch(buffers, iovecs, messages);
        }
    }

    private static MethodHandle function(String name, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(JAVA_INT, arguments),
                Linker.Option.captureCallState("errno"));
    }

    /**
     * Opens a socket to a server.
     *
     * @param batch how many datagrams a system call takes
     * @param sendSize the size of the buffers to send from
     * @param receiveSize the size of the buffers to receive into
     * @throws IOException if the system refuses
     */
    NativeUdp(InetSocketAddress server, int batch, int sendSize, int receiveSize) throws IOException {
        sending = Batch.of(arena, batch, sendSize);
        receiving = Batch.of(arena, batch, receiveSize);
        byte[] address = server.getAddress().getAddress();
        boolean isIpv4 = address.length == Integer.BYTES;
        try {
            fd = checked("socket", (int)
                    SOCKET.invokeExact(state, isIpv4 ? AF_INET : AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0));
            MemorySegment size = arena.allocateFrom(JAVA_INT, SOCKET_BUFFER_BYTES);
            checked("setsockopt", (int) SETSOCKOPT.invokeExact(state, fd, SOL_SOCKET, SO_SNDBUF, size, Integer.BYTES));
            checked("setsockopt", (int) SETSOCKOPT.invokeExact(state, fd, SOL_SOCKET, SO_RCVBUF, size, Integer.BYTES));
            MemorySegment name = address(server, isIpv4 ? AF_INET : AF_INET6);
            checked("connect", (int) CONNECT.invokeExact(state, fd, name, (int) name.byteSize()));
        } catch (Throwable e) {
            arena.close();
            throw rethrown(e);
        }
        poll.set(JAVA_INT, 0, fd);
        poll.set(JAVA_SHORT, Integer.BYTES, (short) POLLIN);
    }

    /** struct sockaddr_in or sockaddr_in6. */
    private MemorySegment address(InetSocketAddress server, int family) {
        ValueLayout.OfShort port = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
        boolean isIpv4 = family == AF_INET;
        MemorySegment name = arena.allocate(isIpv4 ? 16 : 28, Integer.BYTES);
        name.set(JAVA_SHORT, 0, (short) family);
        name.set(port, 2, (short) server.getPort());
        MemorySegment.copy(
                MemorySegment.ofArray(server.getAddress().getAddress()), 0, name, isIpv4 ? 4 : 8, isIpv4 ? 4 : 16);
        return name;
    }

    /** The buffer to write a datagram to; its position is its end when it is sent. */
    ByteBuffer outgoing(int index) {
        return sending.buffers[index];
    }

    /** A datagram that {@link #receive} has brought: from position 0 to the limit. */
    ByteBuffer incoming(int index) {
        return receiving.buffers[index];
    }

    /**
     * Sends the first datagrams.
     *
     * @return how many were sent; fewer when the system has no more room
     */
    int send(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            IOVEC_LENGTH.set(sending.iovecs, 0L, (long) i, (long) sending.buffers[i].position());
        }
        try {
            int sent = (int) SENDMMSG.invokeExact(state, fd, sending.messages, count, 0);
            return sent >= 0 ? sent : tolerated("sendmmsg");
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** Takes datagrams that are there, without waiting; returns how many. */
    int receive() throws IOException {
        try {
            int count = (int) RECVMMSG.invokeExact(
                    state, fd, receiving.messages, receiving.buffers.length, MSG_DONTWAIT, MemorySegment.NULL);
            if (count < 0) {
                return tolerated("recvmmsg");
            }
            for (int i = 0; i < count; i++) {
                receiving.buffers[i].clear().limit((int) MESSAGE_COUNT.get(receiving.messages, 0L, (long) i));
            }
            return count;
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** Waits until there is something to receive, at most so long. */
    void await(long nanos) throws IOException {
        time.set(JAVA_LONG, 0, nanos / NANOS);
        time.set(JAVA_LONG, Long.BYTES, nanos % NANOS);
        try {
            int ready = (int) PPOLL.invokeExact(state, poll, 1L, time, MemorySegment.NULL);
            if (ready < 0) {
                tolerated("ppoll");
            }
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** Nothing was done, which is no error: there is nothing, there is no room, or a signal came. Somebody who does not listen (yet) is a loss. */
    private int tolerated(String call) throws IOException {
        int errno = (int) ERRNO.get(state, 0L);
        if (errno == EAGAIN || errno == EINTR || errno == ENOBUFS || errno == ECONNREFUSED) {
            return 0;
        }
        throw new IOException(call + " failed with error number " + errno);
    }

    private int checked(String call, int result) throws IOException {
        if (result < 0) {
            throw new IOException(call + " failed with error number " + (int) ERRNO.get(state, 0L));
        }
        return result;
    }

    private static IOException rethrown(Throwable e) {
        return switch (e) {
            case IOException io -> io;
            case RuntimeException bug -> throw bug;
            case Error error -> throw error;
            default -> throw new IllegalStateException(e);
        };
    }

    @Override
    public void close() throws IOException {
        try {
            checked("close", (int) CLOSE.invokeExact(state, fd));
        } catch (Throwable e) {
            throw rethrown(e);
        } finally {
            arena.close();
        }
    }
}
