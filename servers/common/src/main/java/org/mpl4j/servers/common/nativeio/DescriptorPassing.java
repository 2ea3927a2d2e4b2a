package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/** Sends and receives bytes with open files by sockets of the Unix domain ({@code SCM_RIGHTS} of unix(7)). No call waits. */
public final class DescriptorPassing {
    private static final MethodHandle SENDMSG = NativeIo.function("sendmsg", LONG, INT, LONG, INT);
    private static final MethodHandle RECVMSG = NativeIo.function("recvmsg", LONG, INT, LONG, INT);

    private static final int HEADER_SIZE = 56;
    private static final int VECTORS = 16;
    private static final int VECTOR_COUNT = 24;
    private static final int CONTROL = 32;
    private static final int CONTROL_LENGTH = 40;
    private static final int FLAGS = 48;
    private static final int CONTROL_HEADER = 16;
    private static final int LEVEL = 8;
    private static final int TYPE = 12;
    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;
    private static final int MSG_CTRUNC = 8;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_CMSG_CLOEXEC = 0x4000_0000;

    private DescriptorPassing() {}

    /**
     * What came.
     *
     * @param count how many bytes, 0 at the end, or a negative error, see {@link Errno}
     * @param bytes the bytes
     * @param descriptors what came with them, open in this process now, and its to close
     */
    public record Received(long count, byte[] bytes, int[] descriptors) {
        /** Closes all that came. */
        public void closeAll() {
            FileCalls files = new FileCalls();
            for (int descriptor : descriptors) {
                files.close(descriptor);
            }
        }
    }

    /**
     * Sends bytes, one at least, and open files, which the other process gets as its own; they stay open here.
     *
     * @param socket a connected socket of the Unix domain
     * @return how many bytes, or a negative error
     */
    public static long send(int socket, byte[] bytes, int... descriptors) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            MemorySegment header = header(arena, data, descriptors.length);
            if (descriptors.length > 0) {
                MemorySegment control = header.asSlice(HEADER_SIZE);
                control.set(LONG, 0, CONTROL_HEADER + (long) Integer.BYTES * descriptors.length);
                control.set(INT, LEVEL, SOL_SOCKET);
                control.set(INT, TYPE, SCM_RIGHTS);
                MemorySegment.copy(descriptors, 0, control, INT, CONTROL_HEADER, descriptors.length);
            }
            MemorySegment state = NativeIo.callState();
            return NativeIo.result(
                    (long) SENDMSG.invokeExact(state, socket, header.address(), MSG_DONTWAIT | MSG_NOSIGNAL), state);
        } catch (Throwable e) {
            throw NativeIo.failed("sendmsg", e);
        }
    }

    /**
     * Receives bytes and open files. Files beyond those that are expected are not taken: then all are closed, and the error is that of {@code EMFILE}.
     *
     * @param socket a connected socket of the Unix domain
     * @param room how many bytes at most
     * @param most how many descriptors at most
     */
    public static Received receive(int socket, int room, int most) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(room);
            MemorySegment header = header(arena, data, most);
            MemorySegment state = NativeIo.callState();
            long count = NativeIo.result(
                    (long) RECVMSG.invokeExact(state, socket, header.address(), MSG_DONTWAIT | MSG_CMSG_CLOEXEC),
                    state);
            if (count < 0) {
                return new Received(count, new byte[0], new int[0]);
            }
            Received received = new Received(
                    count,
                    data.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE),
                    descriptors(header.asSlice(HEADER_SIZE), header.get(LONG, CONTROL_LENGTH)));
            if ((header.get(INT, FLAGS) & MSG_CTRUNC) != 0 || received.descriptors.length > most) {
                received.closeAll();
                return new Received(-Errno.EMFILE, new byte[0], new int[0]);
            }
            return received;
        } catch (Throwable e) {
            throw NativeIo.failed("recvmsg", e);
        }
    }

    /** A {@code struct msghdr}, a control message behind it, and a {@code struct iovec} behind that. */
    private static MemorySegment header(Arena arena, MemorySegment data, int descriptorCount) {
        long controlSize = descriptorCount == 0 ? 0 : aligned(CONTROL_HEADER + (long) Integer.BYTES * descriptorCount);
        MemorySegment header = arena.allocate(HEADER_SIZE + controlSize + 2 * Long.BYTES, Long.BYTES);
        MemorySegment vector = header.asSlice(HEADER_SIZE + controlSize);
        vector.set(LONG, 0, data.address());
        vector.set(LONG, Long.BYTES, data.byteSize());
        header.set(LONG, VECTORS, vector.address());
        header.set(LONG, VECTOR_COUNT, 1);
        header.set(LONG, CONTROL, controlSize == 0 ? 0 : header.address() + HEADER_SIZE);
        header.set(LONG, CONTROL_LENGTH, controlSize);
        return header;
    }

    private static long aligned(long size) {
        return size + Long.BYTES - 1 & -Long.BYTES;
    }

    /** The kernel wrote the control messages: they can be trusted. */
    private static int[] descriptors(MemorySegment control, long length) {
        int[] all = new int[0];
        long at = 0;
        while (at + CONTROL_HEADER <= length) {
            long size = control.get(LONG, at);
            if (control.get(INT, at + LEVEL) == SOL_SOCKET && control.get(INT, at + TYPE) == SCM_RIGHTS) {
                int count = (int) ((size - CONTROL_HEADER) / Integer.BYTES);
                int before = all.length;
                all = Arrays.copyOf(all, before + count);
                MemorySegment.copy(control, INT, at + CONTROL_HEADER, all, before, count);
            }
            at += Math.max(CONTROL_HEADER, aligned(size));
        }
        return all;
    }
}
