package org.mpl4j.servers.common.nativeio;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;
import java.util.OptionalInt;

/**
 * Finds the file descriptor of a channel, which Java does not tell, so that native calls work on the same socket: nothing that is queued in it is lost. The channel
 * is marked by an option that means nothing to it (for datagrams how far multicast may travel, for streams of the Unix domain how long closing lingers), and the descriptor that shows each of two marks is the one.
 */
final class ChannelDescriptor {
    private static final int[] HOPS = {173, 58};
    private static final int[] SECONDS = {29_417, 14_731};
    private static final int IPPROTO_IP = 0;
    private static final int IP_MULTICAST_TTL = 33;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_MULTICAST_HOPS = 18;
    private static final int SOL_SOCKET = 1;
    private static final int SO_LINGER = 13;
    private static final String OPEN_FILES = "/proc/self/fd";

    private ChannelDescriptor() {}

    /** The descriptor of a socket for datagrams, none if there is not exactly one that shows all marks. */
    static OptionalInt of(DatagramChannel channel) throws IOException {
        boolean ipv6 = ((InetSocketAddress) channel.getLocalAddress()).getAddress() instanceof Inet6Address;
        Mark mark = ipv6
                ? new Mark(IPPROTO_IPV6, IPV6_MULTICAST_HOPS, 0, HOPS)
                : new Mark(IPPROTO_IP, IP_MULTICAST_TTL, 0, HOPS);
        return find(channel, StandardSocketOptions.IP_MULTICAST_TTL, mark);
    }

    /** The descriptor of a connection of the Unix domain, none if there is not exactly one that shows all marks. */
    static OptionalInt of(SocketChannel channel) throws IOException {
        // struct linger: whether, and how many seconds.
        return find(channel, StandardSocketOptions.SO_LINGER, new Mark(SOL_SOCKET, SO_LINGER, Integer.BYTES, SECONDS));
    }

    /** An option as the system knows it, and where its value is in what the system tells. */
    private record Mark(int level, int option, int valueAt, int[] values) {}

    /** Channels are marked one at a time. */
    private static synchronized OptionalInt find(NetworkChannel channel, SocketOption<Integer> option, Mark mark)
            throws IOException {
        int before = channel.getOption(option);
        try {
            int found = -1;
            for (int value : mark.values()) {
                channel.setOption(option, value);
                int marked = onlyOneThatShows(mark, value);
                if (marked < 0 || found >= 0 && marked != found) {
                    return OptionalInt.empty();
                }
                found = marked;
            }
            return OptionalInt.of(found);
        } finally {
            channel.setOption(option, before);
        }
    }

    private static int onlyOneThatShows(Mark mark, int value) {
        String[] files = new File(OPEN_FILES).list();
        if (files == null) {
            return -1;
        }
        ByteBuffer option = ByteBuffer.allocateDirect(3 * Integer.BYTES).order(ByteOrder.nativeOrder());
        MemorySegment state = NativeIo.callState();
        long at = NativeIo.address(option);
        int size = mark.valueAt() + Integer.BYTES;
        int found = -1;
        for (String file : files) {
            int descriptor = Integer.parseInt(file);
            option.putInt(mark.valueAt(), 0).putInt(2 * Integer.BYTES, size);
            int status =
                    SocketCalls.getsockopt(state, descriptor, mark.level(), mark.option(), at, at + 2 * Integer.BYTES);
            // Lingering that was turned off keeps its seconds.
            if (status == 0 && option.getInt(0) != 0 && option.getInt(mark.valueAt()) == value) {
                if (found >= 0) {
                    return -1;
                }
                found = descriptor;
            }
        }
        return found;
    }
}
