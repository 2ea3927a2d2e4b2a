package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;

/** Opens an existing interface for frames: what comes to it comes here, too, and what is written goes out by it ({@code packet(7)}). */
public final class PacketFile {
    private static final MethodHandle SOCKET = NativeIo.function("socket", INT, INT, INT, INT);
    private static final MethodHandle BIND = NativeIo.function("bind", INT, INT, LONG, INT);
    private static final MethodHandle SETSOCKOPT = NativeIo.function("setsockopt", INT, INT, INT, INT, LONG, INT);

    private static final int AF_PACKET = 17;
    private static final int SOCK_RAW = 3;
    private static final int SOL_SOCKET = 1;
    private static final int SO_SNDBUFFORCE = 32;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int SOL_PACKET = 263;
    private static final int PACKET_ADD_MEMBERSHIP = 1;
    private static final int PACKET_VNET_HDR = 15;
    private static final int PACKET_IGNORE_OUTGOING = 23;
    private static final int PACKET_MR_PROMISC = 1;
    private static final int PACKET_MR_ALLMULTI = 2;
    private static final short ETH_P_ALL = 3;
    private static final int MEMBERSHIP_SIZE = 16;
    /** Room for frames of many segments in the kernel. */
    private static final int QUEUED_BYTES = 4 << 20;

    private static final int MEMBERSHIP_TYPE = 4;
    private static final int ADDRESS_SIZE = 20;
    private static final int ADDRESS_PROTOCOL = 2;
    private static final int ADDRESS_INDEX = 4;
    private static final ValueLayout.OfShort NETWORK_SHORT = ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

    private PacketFile() {}

    /**
     * Attaches to an interface. Each frame begins with the header of virtio-net, 10 bytes long; what goes out is not seen.
     *
     * @param isPromiscuous whether frames to other stations come, too; those to groups always do
     * @throws IOException if the system refuses, with what to do about it
     */
    public static FrameFile open(LinkInterface link, boolean isPromiscuous) throws IOException {
        return open(link, isPromiscuous, PACKET_VNET_HDR, PACKET_IGNORE_OUTGOING);
    }

    /**
     * Attaches to an interface only to see what comes and goes: frames are as they are, without a header before them.
     *
     * @param isPromiscuous whether frames to other stations are seen, too
     * @throws IOException if the system refuses, with what to do about it
     */
    public static FrameFile watch(LinkInterface link, boolean isPromiscuous) throws IOException {
        return open(link, isPromiscuous, new int[0]);
    }

    private static FrameFile open(LinkInterface link, boolean isPromiscuous, int... options) throws IOException {
        // Nothing comes before the socket is bound, as it has no protocol.
        int socket = socket(AF_PACKET, SOCK_RAW | OpenFlags.NONBLOCK | OpenFlags.CLOEXEC, 0);
        try (Arena scratch = Arena.ofConfined()) {
            MemorySegment value = scratch.allocate(ADDRESS_SIZE, Long.BYTES);
            value.set(INT, 0, 1);
            for (int option : options) {
                set(socket, SOL_PACKET, option, value, Integer.BYTES);
            }
            value.set(INT, 0, QUEUED_BYTES);
            // Without CAP_NET_ADMIN queues stay as short as they are.
            setsockopt(socket, SOL_SOCKET, SO_RCVBUFFORCE, value, Integer.BYTES);
            setsockopt(socket, SOL_SOCKET, SO_SNDBUFFORCE, value, Integer.BYTES);
            value.fill((byte) 0).set(INT, 0, link.index());
            value.set(ValueLayout.JAVA_SHORT, MEMBERSHIP_TYPE, (short)
                    (isPromiscuous ? PACKET_MR_PROMISC : PACKET_MR_ALLMULTI));
            set(socket, SOL_PACKET, PACKET_ADD_MEMBERSHIP, value, MEMBERSHIP_SIZE);
            value.fill((byte) 0).set(ValueLayout.JAVA_SHORT, 0, (short) AF_PACKET);
            value.set(NETWORK_SHORT, ADDRESS_PROTOCOL, ETH_P_ALL);
            value.set(INT, ADDRESS_INDEX, link.index());
            bind(socket, value, link.name());
            return new FrameFile(socket);
        } catch (IOException e) {
            new FileCalls().close(socket);
            throw e;
        }
    }

    static int socket(int family, int type, int protocol) throws IOException {
        MemorySegment state = NativeIo.callState();
        int socket;
        try {
            socket = NativeIo.result((int) SOCKET.invokeExact(state, family, type, protocol), state);
        } catch (Throwable e) {
            throw NativeIo.failed("socket", e);
        }
        if (socket == -Errno.EPERM || socket == -Errno.EACCES) {
            throw new IOException("cannot open a packet socket: " + NativeIo.describe(-socket)
                    + "; it takes CAP_NET_RAW: run as root, or give the program that capability");
        }
        if (socket < 0) {
            throw new IOException("cannot open a packet socket: " + NativeIo.describe(-socket));
        }
        return socket;
    }

    private static void set(int socket, int level, int option, MemorySegment value, int length) throws IOException {
        int result = setsockopt(socket, level, option, value, length);
        if (result < 0) {
            throw new IOException("cannot set option " + option + " of a packet socket: " + NativeIo.describe(-result)
                    + "; it takes Linux 4.20 or later");
        }
    }

    private static int setsockopt(int socket, int level, int option, MemorySegment value, int length) {
        MemorySegment state = NativeIo.callState();
        try {
            return NativeIo.result(
                    (int) SETSOCKOPT.invokeExact(state, socket, level, option, value.address(), length), state);
        } catch (Throwable e) {
            throw NativeIo.failed("setsockopt", e);
        }
    }

    private static void bind(int socket, MemorySegment address, String name) throws IOException {
        MemorySegment state = NativeIo.callState();
        int result;
        try {
            result = NativeIo.result((int) BIND.invokeExact(state, socket, address.address(), ADDRESS_SIZE), state);
        } catch (Throwable e) {
            throw NativeIo.failed("bind", e);
        }
        if (result < 0) {
            throw new IOException(
                    "cannot attach to the interface " + name + ": " + NativeIo.describe(-result) + "; is it up?");
        }
    }
}
