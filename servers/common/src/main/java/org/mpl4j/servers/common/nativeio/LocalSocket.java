package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stream socket of the Unix domain whose descriptor is known, so that descriptors can be sent by it ({@link DescriptorPassing}). No call here waits, but {@link #awaitReadable}. Any thread may use
 * it; a descriptor is never used after it was closed.
 */
public final class LocalSocket implements AutoCloseable {
    /** The longest path that the system takes, in bytes. */
    public static final int LONGEST_PATH = 107;

    private static final MethodHandle SOCKET = NativeIo.function("socket", INT, INT, INT, INT);
    private static final MethodHandle BIND = NativeIo.function("bind", INT, INT, LONG, INT);
    private static final MethodHandle LISTEN = NativeIo.function("listen", INT, INT, INT);
    private static final MethodHandle CONNECT = NativeIo.function("connect", INT, INT, LONG, INT);
    private static final MethodHandle ACCEPT4 = NativeIo.function("accept4", INT, INT, LONG, LONG, INT);
    private static final MethodHandle SEND = NativeIo.function("send", LONG, INT, LONG, LONG, INT);
    private static final MethodHandle RECV = NativeIo.function("recv", LONG, INT, LONG, LONG, INT);

    private static final int AF_UNIX = 1;
    private static final int STREAM = 1 | OpenFlags.NONBLOCK | OpenFlags.CLOEXEC;
    private static final int ADDRESS_SIZE = 110;
    private static final int PATH_AT = 2;
    private static final int SOL_SOCKET = 1;
    private static final int SO_PEERCRED = 17;
    private static final int CREDENTIALS = 3 * Integer.BYTES;
    private static final int SCRATCH = 4096;
    private static final int SHUT_RDWR = 2;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;

    private final FileCalls files = new FileCalls();
    private final Arena arena = Arena.ofShared();
    private final MemorySegment state = NativeIo.callState();
    private final MemorySegment scratch = arena.allocate(SCRATCH, Long.BYTES);
    private final int socket;
    private boolean isClosed;
    private @Nullable PollSet poll;

    private LocalSocket(int socket) {
        this.socket = socket;
    }

    private static LocalSocket open() throws IOException {
        MemorySegment state = NativeIo.callState();
        try {
            int made = NativeIo.result((int) SOCKET.invokeExact(state, AF_UNIX, STREAM, 0), state);
            if (made < 0) {
                throw new IOException("cannot make a socket: " + NativeIo.describe(-made));
            }
            return new LocalSocket(made);
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw NativeIo.failed("socket", e);
        }
    }

    /**
     * Listens.
     *
     * @param path a file that is not there yet
     * @param permissions who may connect: those that may write to the file
     * @param backlog how many may wait
     */
    public static LocalSocket listen(Path path, Set<PosixFilePermission> permissions, int backlog) throws IOException {
        LocalSocket local = open();
        try {
            MemorySegment address = local.address(path);
            int bound = (int) BIND.invokeExact(local.state, local.socket, address.address(), ADDRESS_SIZE);
            local.require(bound);
            // Nobody is let in before it is known who may.
            Files.setPosixFilePermissions(path, permissions);
            local.require((int) LISTEN.invokeExact(local.state, local.socket, backlog));
            return local;
        } catch (IOException e) {
            local.close();
            throw new IOException("cannot listen on " + path + ": " + e.getMessage(), e);
        } catch (Throwable e) {
            local.close();
            throw NativeIo.failed("bind", e);
        }
    }

    /**
     * Connects, if the other side has room for one more that waits.
     *
     * @throws WouldBlockException if it has none just now
     * @throws IOException if nobody listens there, or not for us
     */
    public static LocalSocket connect(Path path) throws IOException {
        LocalSocket local = open();
        try {
            MemorySegment address = local.address(path);
            int result = NativeIo.result(
                    (int) CONNECT.invokeExact(local.state, local.socket, address.address(), ADDRESS_SIZE), local.state);
            if (result == -Errno.EAGAIN) {
                throw new WouldBlockException();
            }
            if (result < 0) {
                throw new IOException("cannot connect to " + path + ": " + explain(-result));
            }
            return local;
        } catch (IOException e) {
            local.close();
            throw e;
        } catch (Throwable e) {
            local.close();
            throw NativeIo.failed("connect", e);
        }
    }

    /**
     * Takes a connection of the Unix domain that came from another process.
     *
     * @param descriptor of it, which is closed with what is returned
     */
    public static LocalSocket adopt(int descriptor) {
        return new LocalSocket(descriptor);
    }

    /** Others wait before us. */
    public static final class WouldBlockException extends IOException {
        private static final long serialVersionUID = 1;

        WouldBlockException() {
            super("too many wait to be accepted");
        }
    }

    private MemorySegment address(Path path) throws IOException {
        byte[] bytes = path.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_PATH || bytes.length == 0) {
            throw new IOException("the path of a socket has 1 to %d bytes, and `%s` has %d; take a shorter folder"
                    .formatted(LONGEST_PATH, path, bytes.length));
        }
        scratch.fill((byte) 0);
        scratch.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
        MemorySegment.copy(bytes, 0, scratch, ValueLayout.JAVA_BYTE, PATH_AT, bytes.length);
        return scratch;
    }

    private void require(int result) throws IOException {
        int known = NativeIo.result(result, state);
        if (known < 0) {
            throw new IOException(explain(-known));
        }
    }

    private static String explain(int errno) {
        return switch (errno) {
            case Errno.ENOENT -> "there is no such file or folder";
            case Errno.ECONNREFUSED -> "nobody listens there (any more)";
            case Errno.EADDRINUSE -> "a file of this name is there already";
            default -> NativeIo.describe(errno);
        };
    }

    /** {@return the next that connected; its descriptor, or a negative error, that of {@code EAGAIN} if there is none} */
    private int acceptNext() {
        try {
            return NativeIo.result(
                    (int) ACCEPT4.invokeExact(state, socket, 0L, 0L, OpenFlags.NONBLOCK | OpenFlags.CLOEXEC), state);
        } catch (Throwable e) {
            throw NativeIo.failed("accept4", e);
        }
    }

    /**
     * Takes the next that connected.
     *
     * @throws WouldBlockException if there is none just now
     * @throws IOException if this is closed, or there are no descriptors left
     */
    public synchronized LocalSocket accept() throws IOException {
        int accepted = isClosed ? -Errno.EBADF : acceptNext();
        if (accepted == -Errno.EAGAIN) {
            throw new WouldBlockException();
        }
        if (accepted < 0) {
            throw new IOException("cannot accept: " + NativeIo.describe(-accepted));
        }
        return new LocalSocket(accepted);
    }

    /** {@return the number of the process at the other end, as it was when it connected; 0 if that cannot be told} */
    public synchronized int peerProcess() {
        if (isClosed) {
            return 0;
        }
        scratch.set(INT, 0, CREDENTIALS);
        long at = scratch.address();
        int result = SocketCalls.getsockopt(state, socket, SOL_SOCKET, SO_PEERCRED, at + Long.BYTES, at);
        return result < 0 ? 0 : scratch.get(INT, Long.BYTES);
    }

    /** Sends one byte if there is room for it. If there is none, the other side has not read the last ones yet, and will look anyway. */
    public synchronized void nudge() {
        if (isClosed) {
            return;
        }
        try {
            long ignored = (long) SEND.invokeExact(state, socket, scratch.address(), 1L, MSG_DONTWAIT | MSG_NOSIGNAL);
        } catch (Throwable e) {
            throw NativeIo.failed("send", e);
        }
    }

    /** Reads what has come, some kilobytes at most, and forgets it; false if the other side is gone. */
    public synchronized boolean drain() {
        if (isClosed) {
            return false;
        }
        try {
            long count = NativeIo.result(
                    (long) RECV.invokeExact(state, socket, scratch.address(), (long) SCRATCH, MSG_DONTWAIT), state);
            return count > 0 || count == -Errno.EAGAIN || count == -Errno.EINTR;
        } catch (Throwable e) {
            throw NativeIo.failed("recv", e);
        }
    }

    /**
     * Waits for something to read, or the end. The one call that waits; for one thread at a time, and nobody closes this meanwhile: {@link #shutdown} ends it.
     *
     * @param millis how long at most
     */
    public boolean awaitReadable(int millis) {
        PollSet waiting = poll;
        if (waiting == null) {
            waiting = new PollSet(arena, new StreamCalls(), 1);
            poll = waiting;
        }
        waiting.addReading(0, socket);
        return waiting.await(millis) > 0;
    }

    /** Ends the connection for both sides; the descriptor stays until this is closed. */
    public synchronized void shutdown() {
        if (!isClosed) {
            SocketCalls.shutdown(state, socket, SHUT_RDWR);
        }
    }

    /** {@return what sends and receives bytes with open files by this socket, which it closes with itself} */
    public DescriptorPassing passing() {
        return new DescriptorPassing(this::close, socket);
    }

    /** {@return the descriptor, for as long as this is not closed} */
    public int descriptor() {
        return socket;
    }

    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            files.close(socket);
            arena.close();
        }
    }
}
