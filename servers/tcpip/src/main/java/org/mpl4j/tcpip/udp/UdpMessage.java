package org.mpl4j.tcpip.udp;

import java.nio.ByteBuffer;
import org.mpl4j.tcpip.address.IpAddress;

/** A datagram that came, and the room for it, which is used again. */
public final class UdpMessage {
    private static final int LEAST_ROOM = 2048;

    private ByteBuffer room = ByteBuffer.allocateDirect(0);
    private long sourceHigh;
    private long sourceLow;
    private int sourcePort;
    private long destHigh;
    private long destLow;

    /** Room for any datagram. */
    public UdpMessage() {}

    void from(long high, long low, int port) {
        sourceHigh = high;
        sourceLow = low;
        sourcePort = port;
    }

    void to(long high, long low) {
        destHigh = high;
        destLow = low;
    }

    void content(ByteBuffer buffer, int start, int end) {
        int length = end - start;
        if (length > room.capacity()) {
            room = ByteBuffer.allocateDirect(Math.max(LEAST_ROOM, Integer.highestOneBit(length) * 2));
        }
        room.clear().put(0, buffer, start, length).limit(length);
    }

    /** Takes what another one has, which then has the room of this one. */
    void swap(UdpMessage other) {
        ByteBuffer mine = room;
        room = other.room;
        other.room = mine;
        from(other.sourceHigh, other.sourceLow, other.sourcePort);
        to(other.destHigh, other.destLow);
    }

    /** What is in it, from the buffer's position to its limit. */
    public ByteBuffer data() {
        return room;
    }

    /** Who sent it. */
    public IpAddress source() {
        return new IpAddress(sourceHigh, sourceLow);
    }

    /** Who sent it. */
    public long sourceHigh() {
        return sourceHigh;
    }

    /** Who sent it. */
    public long sourceLow() {
        return sourceLow;
    }

    /** From which port. */
    public int sourcePort() {
        return sourcePort;
    }

    /** Which of our addresses it was sent to. */
    public IpAddress dest() {
        return new IpAddress(destHigh, destLow);
    }
}
