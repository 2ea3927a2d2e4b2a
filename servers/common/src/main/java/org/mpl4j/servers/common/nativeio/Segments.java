package org.mpl4j.servers.common.nativeio;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** Control messages that tell the kernel how long the datagrams are that one message carries: {@code UDP_SEGMENT} of udp(7). */
final class Segments {
    /** Set to {@code false}, it has each answer sent by itself, to compare. */
    static final String SWITCH = "mpl.native.segments";

    /** A {@code struct cmsghdr} with a short, as long as its alignment makes it. */
    static final int CONTROL_SIZE = 24;

    /** So many datagrams are one at most. */
    static final int MOST = 64;

    /** All together are no longer than a datagram may be. */
    static final int MOST_BYTES = 65_000;

    private static final int LENGTH_WITHOUT_PADDING = 18;
    private static final int LEVEL = 8;
    private static final int TYPE = 12;
    private static final int SIZE = 16;
    private static final int SOL_UDP = 17;
    private static final int UDP_SEGMENT = 103;

    private final ByteBuffer controls;
    private final long controlsAt;

    /** Whether the kernel knows of this; older ones than 4.18 would send the datagrams as a single one. */
    static boolean isSupported(MemorySegment callState, int socket) {
        ByteBuffer value = MessageHeaders.zeros(2 * Long.BYTES).putInt(Long.BYTES, Integer.BYTES);
        long at = NativeIo.address(value);
        return !"false".equals(System.getProperty(SWITCH))
                && SocketCalls.getsockopt(callState, socket, SOL_UDP, UDP_SEGMENT, at, at + Long.BYTES) == 0;
    }

    /** For so many messages. */
    Segments(int count) {
        controls = MessageHeaders.zeros(count * CONTROL_SIZE);
        controlsAt = NativeIo.address(controls);
        for (int i = 0; i < count; i++) {
            controls.putLong(i * CONTROL_SIZE, LENGTH_WITHOUT_PADDING);
            controls.putInt(i * CONTROL_SIZE + LEVEL, SOL_UDP);
            controls.putInt(i * CONTROL_SIZE + TYPE, UDP_SEGMENT);
        }
    }

    /** Where a message says that each of its datagrams, except a shorter last one, has so many bytes. */
    long of(int index, int byteCount) {
        controls.putShort(index * CONTROL_SIZE + SIZE, (short) byteCount);
        return controlsAt + (long) index * CONTROL_SIZE;
    }
}
