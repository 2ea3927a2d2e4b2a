package org.mpl4j.dns.transport;

/**
 * How datagrams are received.
 *
 * @param socketsPerAddress each with a thread; the kernel spreads clients over them
 * @param room the longest message in bytes, both ways
 * @param receiveBuffer of a socket in bytes, as far as the system allows
 * @param nativeAfter so many datagrams of a socket before it is served by batches of system calls, where there are such; {@link #NEVER} for channels only
 */
public record UdpOptions(int socketsPerAddress, int room, int receiveBuffer, long nativeAfter) {
    /** No batches. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int ROOM = 4096;
    private static final int RECEIVE_BUFFER = 1 << 20;
    private static final long WARM = 2000;
    private static final int LONGEST_DATAGRAM = 65_535;
    private static final int SHORTEST_ROOM = 512;

    public UdpOptions {
        if (socketsPerAddress < 1 || room < SHORTEST_ROOM || room > LONGEST_DATAGRAM) {
            throw new IllegalArgumentException(socketsPerAddress + " sockets with room for " + room + " bytes");
        }
    }

    /** A socket for each core, 4 KiB, batches once warm. */
    public static UdpOptions standard() {
        return new UdpOptions(Runtime.getRuntime().availableProcessors(), ROOM, RECEIVE_BUFFER, WARM);
    }

    /** The same with another number of sockets. */
    public UdpOptions withSocketsPerAddress(int count) {
        return new UdpOptions(count, room, receiveBuffer, nativeAfter);
    }

    /** The same with room for messages of a size, or more. */
    public UdpOptions withRoomFor(int size) {
        return new UdpOptions(socketsPerAddress, Math.max(room, size), receiveBuffer, nativeAfter);
    }

    /** The same with another start of batches. */
    public UdpOptions withNativeAfter(long datagrams) {
        return new UdpOptions(socketsPerAddress, room, receiveBuffer, datagrams);
    }
}
