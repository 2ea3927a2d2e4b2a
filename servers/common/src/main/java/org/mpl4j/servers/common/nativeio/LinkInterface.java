package org.mpl4j.servers.common.nativeio;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * An interface of Ethernet that the kernel has.
 *
 * @param name its name
 * @param index its number
 * @param mtu its longest packet, in bytes
 * @param mac its station's address, as a number of 48 bits
 */
public record LinkInterface(String name, int index, int mtu, long mac) {
    private static final int NAME_MAX = 15;
    private static final int AF_PACKET = 17;
    private static final int SOCK_DGRAM = 2;
    private static final int SIOCGIFMTU = 0x8921;
    private static final int SIOCGIFHWADDR = 0x8927;
    private static final int SIOCGIFINDEX = 0x8933;
    private static final int REQUEST_SIZE = 40;
    private static final int VALUE = 16;
    private static final int ADDRESS = 18;
    private static final int ADDRESS_BITS = 48;
    private static final int ARPHRD_ETHER = 1;
    private static final int ARPHRD_LOOPBACK = 772;
    private static final int ENODEV = 19;
    private static final ValueLayout.OfLong BIG_ENDIAN =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /**
     * Finds one.
     *
     * @throws IOException if there is none of this name, or it is not one of Ethernet
     */
    public static LinkInterface find(String name) throws IOException {
        return find(name, false);
    }

    /** Finds one, or the loopback, whose frames look like those of Ethernet. */
    public static LinkInterface findOrLoopback(String name) throws IOException {
        return find(name, true);
    }

    private static LinkInterface find(String name, boolean isLoopbackFine) throws IOException {
        if (!NativeIo.isAvailable()) {
            throw new IOException("interfaces can be attached to on Linux only, with --enable-native-access");
        }
        if (name.isEmpty() || name.length() > NAME_MAX) {
            throw new IOException(
                    "the name of an interface has 1 to " + NAME_MAX + " characters, unlike '" + name + "'");
        }
        int socket = PacketFile.socket(AF_PACKET, SOCK_DGRAM | OpenFlags.CLOEXEC, 0);
        try (Arena scratch = Arena.ofConfined()) {
            MemorySegment request = scratch.allocate(REQUEST_SIZE, Long.BYTES);
            request.setString(0, name);
            ask(socket, SIOCGIFHWADDR, request, name);
            int type = request.get(ValueLayout.JAVA_SHORT, VALUE);
            if (type != ARPHRD_ETHER && !(isLoopbackFine && type == ARPHRD_LOOPBACK)) {
                throw new IOException(name + " is not an interface of Ethernet");
            }
            long mac = request.get(BIG_ENDIAN, ADDRESS) >>> (Long.SIZE - ADDRESS_BITS);
            ask(socket, SIOCGIFINDEX, request, name);
            int index = request.get(ValueLayout.JAVA_INT, VALUE);
            ask(socket, SIOCGIFMTU, request, name);
            return new LinkInterface(name, index, request.get(ValueLayout.JAVA_INT, VALUE), mac);
        } finally {
            new FileCalls().close(socket);
        }
    }

    private static void ask(int socket, long what, MemorySegment request, String name) throws IOException {
        int result = DeviceControl.ioctl(socket, what, request.address());
        if (result == -ENODEV) {
            throw new IOException("there is no interface " + name + " here; `ip link` tells which there are");
        }
        if (result < 0) {
            throw new IOException("cannot ask about the interface " + name + ": " + NativeIo.describe(-result));
        }
    }
}
