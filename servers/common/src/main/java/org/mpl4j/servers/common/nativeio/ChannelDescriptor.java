package org.mpl4j.servers.common.nativeio;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import java.util.OptionalInt;

/**
 * Finds the file descriptor of a channel, which Java does not tell, so that native calls work on the same socket: nothing that is queued in it is lost. The channel
 * is marked by an option that means nothing to it (how far multicast may travel), and the descriptor that shows each of two marks is the one.
 */
final class ChannelDescriptor {
    private static final int[] MARKS = {173, 58};
    private static final int IPPROTO_IP = 0;
    private static final int IP_MULTICAST_TTL = 33;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_MULTICAST_HOPS = 18;
    private static final String OPEN_FILES = "/proc/self/fd";

    private ChannelDescriptor() {}

    /** The descriptor, none if there is not exactly one that shows all marks. Channels are marked one at a time. */
    static synchronized OptionalInt of(DatagramChannel channel) throws IOException {
        boolean ipv6 = ((InetSocketAddress) channel.getLocalAddress()).getAddress() instanceof Inet6Address;
        int before = channel.getOption(StandardSocketOptions.IP_MULTICAST_TTL);
        try {
            int found = -1;
            for (int mark : MARKS) {
                channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, mark);
                int marked = onlyOneThatShows(mark, ipv6);
                if (marked < 0 || found >= 0 && marked != found) {
                    return OptionalInt.empty();
                }
                found = marked;
            }
            return OptionalInt.of(found);
        } finally {
            channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, before);
        }
    }

    private static int onlyOneThatShows(int mark, boolean ipv6) {
        String[] files = new File(OPEN_FILES).list();
        if (files == null) {
            return -1;
        }
        ByteBuffer option = ByteBuffer.allocateDirect(2 * Integer.BYTES).order(ByteOrder.nativeOrder());
        MemorySegment state = NativeIo.callState();
        long at = NativeIo.address(option);
        int level = ipv6 ? IPPROTO_IPV6 : IPPROTO_IP;
        int name = ipv6 ? IPV6_MULTICAST_HOPS : IP_MULTICAST_TTL;
        int found = -1;
        for (String file : files) {
            int descriptor = Integer.parseInt(file);
            option.putInt(0, 0).putInt(Integer.BYTES, Integer.BYTES);
            int status = SocketCalls.getsockopt(state, descriptor, level, name, at, at + Integer.BYTES);
            if (status == 0 && option.getInt(0) == mark) {
                if (found >= 0) {
                    return -1;
                }
                found = descriptor;
            }
        }
        return found;
    }
}
