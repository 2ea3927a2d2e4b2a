package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sends and receives bytes with open files on a connection of a Unix-domain stream socket, which Java's channels cannot ({@code SCM_RIGHTS}, unix(7)). A file arrives with the bytes that
 * it was sent with, or before the last of them. Nothing here waits but {@link #awaitReadable} and {@link #awaitWritable}. For one thread.
 */
public final class DescriptorPassing implements Closeable {
    private static final MethodHandle SENDMSG = NativeIo.function("sendmsg", LONG, INT, LONG, INT);
    private static final MethodHandle RECVMSG = NativeIo.function("recvmsg", LONG, INT, LONG, INT);

    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_CMSG_CLOEXEC = 0x4000_0000;
    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;
    private static final int SHUT_RD = 0;
    private static final short POLLIN = 1;
    private static final short POLLOUT = 4;
    private static final long NANOSECONDS = 1_000_000_000;

    // struct msghdr, struct iovec and struct cmsghdr with one descriptor, on 64-bit systems.
    private static final long HEADER_SIZE = 56;
    private static final long VECTORS = 16;
    private static final long VECTOR_COUNT = 24;
    private static final long CONTROL = 32;
    private static final long CONTROL_LENGTH = 40;
    private static final long VECTOR_SIZE = 16;
    private static final long VECTOR_LENGTH = 8;
    private static final long RIGHTS_LEVEL = 8;
    private static final long RIGHTS_TYPE = 12;
    private static final long RIGHTS_DESCRIPTOR = 16;
    private static final long RIGHTS_LENGTH = 20;
    private static final long RIGHTS_SPACE = 24;

    private static final long POLL_EVENTS = 4;

    private final Closeable channel;
    private final int socket;
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment state = NativeIo.callState();
    private final MemorySegment header = arena.allocate(HEADER_SIZE, Long.BYTES);
    private final MemorySegment vector = arena.allocate(VECTOR_SIZE, Long.BYTES);
    private final MemorySegment rights = arena.allocate(RIGHTS_SPACE, Long.BYTES);
    private final MemorySegment poll = arena.allocate(Long.BYTES, Long.BYTES);
    private final MemorySegment time = arena.allocate(2 * Long.BYTES, Long.BYTES);
    private final FileCalls files = new FileCalls();
    private final Deque<Integer> arrived = new ArrayDeque<>();

    /**
     * Takes a connection, and closes it in the end. Nobody else uses it.
     *
     * @throws IOException if its descriptor cannot be found
     */
    public DescriptorPassing(SocketChannel channel) throws IOException {
        this(channel, descriptor(channel));
    }

    /** Takes a connection whose descriptor is known. */
    DescriptorPassing(Closeable channel, int socket) {
        this.channel = channel;
        this.socket = socket;
        header.set(LONG, VECTORS, vector.address());
        header.set(LONG, VECTOR_COUNT, 1);
    }

    private static int descriptor(SocketChannel channel) throws IOException {
        if (!NativeIo.isAvailable()) {
            throw new IOException("passing open files works on Linux only, with --enable-native-access");
        }
        return ChannelDescriptor.of(channel)
                .orElseThrow(
                        () -> new IOException("cannot find the descriptor of a Unix-domain socket; is /proc mounted?"));
    }

    /**
     * Sends bytes, or the first of them, from a direct buffer's position on, which moves.
     *
     * @param descriptor of an open file that goes along with the first byte; -1 for none
     * @return how many bytes, or the negative {@code errno}: that of {@code EAGAIN} if there is no room
     */
    public int send(ByteBuffer data, int descriptor) {
        point(data);
        if (descriptor >= 0) {
            rights.set(LONG, 0, RIGHTS_LENGTH);
            rights.set(INT, RIGHTS_LEVEL, SOL_SOCKET);
            rights.set(INT, RIGHTS_TYPE, SCM_RIGHTS);
            rights.set(INT, RIGHTS_DESCRIPTOR, descriptor);
        }
        control(descriptor >= 0 ? RIGHTS_SPACE : 0);
        int count = call("sendmsg", SENDMSG, MSG_DONTWAIT | MSG_NOSIGNAL);
        data.position(data.position() + Math.max(count, 0));
        return count;
    }

    /**
     * Receives bytes to a direct buffer's position, which moves. What came with them is given by {@link #takeDescriptor}.
     *
     * @return how many bytes; 0 if the other side has ended, or the negative {@code errno}: that of {@code EAGAIN} if nothing has come
     */
    public int receive(ByteBuffer into) {
        point(into);
        // Just enough for one descriptor: the system closes what is too much.
        control(RIGHTS_LENGTH);
        rights.fill((byte) 0);
        int count = call("recvmsg", RECVMSG, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
        if (count >= 0
                && header.get(LONG, CONTROL_LENGTH) >= RIGHTS_LENGTH
                && rights.get(INT, RIGHTS_LEVEL) == SOL_SOCKET
                && rights.get(INT, RIGHTS_TYPE) == SCM_RIGHTS) {
            arrived.add(rights.get(INT, RIGHTS_DESCRIPTOR));
        }
        into.position(into.position() + Math.max(count, 0));
        return count;
    }

    private void point(ByteBuffer data) {
        vector.set(LONG, 0, NativeIo.address(data) + data.position());
        vector.set(LONG, VECTOR_LENGTH, data.remaining());
    }

    private void control(long length) {
        header.set(LONG, CONTROL, length == 0 ? 0 : rights.address());
        header.set(LONG, CONTROL_LENGTH, length);
    }

    private int call(String name, MethodHandle function, int flags) {
        try {
            long count;
            do {
                count = (long) function.invokeExact(state, socket, header.address(), flags);
            } while (count < 0 && NativeIo.errno(state) == Errno.EINTR);
            return (int) NativeIo.result(count, state);
        } catch (Throwable e) {
            throw NativeIo.failed(name, e);
        }
    }

    /** The descriptor that came first and was not taken, to be closed by who takes it; -1 if there is none. */
    public int takeDescriptor() {
        Integer first = arrived.poll();
        return first == null ? -1 : first;
    }

    /** Waits until something has come or the other side has ended, or so long; returns whether {@link #receive} has something to tell. */
    public boolean awaitReadable(long nanoseconds) {
        return await(POLLIN, nanoseconds);
    }

    /** Waits until there is room, or so long; returns whether there is. */
    public boolean awaitWritable(long nanoseconds) {
        return await(POLLOUT, nanoseconds);
    }

    private boolean await(short events, long nanoseconds) {
        poll.set(INT, 0, socket);
        poll.set(INT, POLL_EVENTS, events);
        time.set(LONG, 0, Math.max(nanoseconds, 0) / NANOSECONDS);
        time.set(LONG, Long.BYTES, Math.max(nanoseconds, 0) % NANOSECONDS);
        return SocketCalls.ppoll(state, poll.address(), 1, time.address()) > 0;
    }

    /** Lets nothing more come: what the other side sends after this fails there, and what it sent before can still be received. */
    public void shutdownInput() {
        SocketCalls.shutdown(state, socket, SHUT_RD);
    }

    /** Ends the connection, and closes files that came and that nobody took. */
    @Override
    public void close() throws IOException {
        for (int file = takeDescriptor(); file >= 0; file = takeDescriptor()) {
            files.close(file);
        }
        channel.close();
    }
}
