package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * A network interface of the kernel whose other end is this process: TAP (frames of Ethernet) or TUN (packets of IP). Reading and writing never wait, {@link #await} does, and another thread can end that
 * by {@link #wake}. For one thread otherwise.
 */
public final class TapFile implements AutoCloseable {
    private static final MethodHandle IOCTL = NativeIo.function("ioctl", INT, INT, LONG, LONG);
    private static final MethodHandle READ = NativeIo.function("read", LONG, INT, LONG, LONG);
    private static final MethodHandle EVENTFD = NativeIo.function("eventfd", INT, INT, INT);

    private static final String PATH = "/dev/net/tun";
    private static final int NAME_MAX = 15;
    private static final int REQUEST_SIZE = 40;
    private static final int REQUEST_FLAGS = 16;
    private static final long TUNSETIFF = 0x4004_54caL;
    private static final short IFF_TUN = 1;
    private static final short IFF_TAP = 2;
    private static final short IFF_NO_PI = 0x1000;
    private static final int EFD_FLAGS = OpenFlags.NONBLOCK | OpenFlags.CLOEXEC;
    private static final short POLLIN = 1;
    private static final int POLL_SIZE = 8;
    private static final int POLL_EVENTS = 4;
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

    private TapFile(int file, int event) {
        this.file = file;
        this.event = event;
        one.set(ValueLayout.JAVA_LONG, 0, 1);
        polls.set(INT, 0, file);
        polls.set(ValueLayout.JAVA_SHORT, POLL_EVENTS, POLLIN);
        polls.set(INT, POLL_SIZE, event);
        polls.set(ValueLayout.JAVA_SHORT, POLL_SIZE + POLL_EVENTS, POLLIN);
    }

    /**
     * Attaches to an interface, which is made if it is not there.
     *
     * @param name its name
     * @param isTap whether frames are read and written, or packets
     * @throws IOException if the system refuses, with what to do about it
     */
    public static TapFile open(String name, boolean isTap) throws IOException {
        if (!NativeIo.isAvailable()) {
            throw new IOException("TAP works on Linux only, with --enable-native-access");
        }
        if (name.isEmpty() || name.length() > NAME_MAX) {
            throw new IOException(
                    "the name of an interface has 1 to " + NAME_MAX + " characters, unlike '" + name + "'");
        }
        try (Arena scratch = Arena.ofConfined()) {
            int file = new PathCalls()
                    .openat(
                            PathCalls.AT_FDCWD,
                            scratch.allocateFrom(PATH).address(),
                            OpenFlags.RDWR | OpenFlags.NONBLOCK | OpenFlags.CLOEXEC,
                            0);
            if (file < 0) {
                throw new IOException("cannot open " + PATH + ": " + explain(-file));
            }
            MemorySegment request = scratch.allocate(REQUEST_SIZE, Long.BYTES);
            request.setString(0, name);
            request.set(ValueLayout.JAVA_SHORT, REQUEST_FLAGS, (short) ((isTap ? IFF_TAP : IFF_TUN) | IFF_NO_PI));
            int result = ioctl(file, request.address());
            if (result < 0) {
                new FileCalls().close(file);
                throw new IOException("cannot attach to the interface " + name + ": " + explain(-result));
            }
            return new TapFile(file, makeEvent());
        }
    }

    private static String explain(int errno) {
        return switch (errno) {
            case Errno.EPERM, Errno.EACCES ->
                NativeIo.describe(errno)
                        + "; it takes CAP_NET_ADMIN: run as root, or let root make the interface for a user with"
                        + " `ip tuntap add dev NAME mode tap user USER`";
            case Errno.ENOENT -> "there is no such device; load the module tun (`modprobe tun`)";
            case Errno.EINVAL -> "an interface of another kind has this name";
            case 16 -> "another process is attached to it (EBUSY)";
            default -> NativeIo.describe(errno);
        };
    }

    private static int ioctl(int file, long request) {
        MemorySegment state = NativeIo.callState();
        try {
            int result = (int) IOCTL.invokeExact(state, file, TUNSETIFF, request);
            return result < 0 ? -NativeIo.errno(state) : result;
        } catch (Throwable e) {
            throw NativeIo.failed("ioctl", e);
        }
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
        read(event, counter.address(), Long.BYTES);
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
