package org.mpl4j.bench.frame;

import static org.mpl4j.bench.hand.BufferAccess.hasRoom;
import static org.mpl4j.bench.hand.BufferAccess.put16;
import static org.mpl4j.bench.hand.BufferAccess.put32;
import static org.mpl4j.bench.hand.BufferAccess.put64;
import static org.mpl4j.bench.hand.BufferAccess.putAll;
import static org.mpl4j.bench.hand.HandChecksum.fold;
import static org.mpl4j.bench.hand.HandChecksum.sum;

import java.nio.ByteBuffer;

/** Builds the frame of workload B with absolute puts at offsets that its author knows by heart. */
final class HandFrameBuilder {
    private static final int IP = 14;
    private static final int TCP = IP + 20;
    private static final int PAYLOAD = TCP + 32;
    private static final int PAYLOAD_LENGTH = FrameContent.PAYLOAD.length;
    private static final int END = PAYLOAD + PAYLOAD_LENGTH;

    private HandFrameBuilder() {}

    /** Writes the frame at index 0, and returns where it ends. */
    static int build(ByteBuffer b, int sequence) {
        if (!hasRoom(b, END)) {
            throw new IllegalArgumentException("no room");
        }
        put64(b, 0, FrameContent.DEST_MAC << 16 | FrameContent.SOURCE_MAC >>> 32);
        put32(b, 8, (int) FrameContent.SOURCE_MAC);
        put16(b, 12, 0x0800);
        put32(b, IP, 0x45000000 | END - IP);
        put32(b, IP + 4, 0x4000);
        put32(b, IP + 8, 64 << 24 | 6 << 16);
        put32(b, IP + 12, FrameContent.SOURCE);
        put32(b, IP + 16, FrameContent.DEST);
        put16(b, IP + 10, ~fold(sum(b, IP, 20)));
        put32(b, TCP, FrameContent.SOURCE_PORT << 16 | FrameContent.DEST_PORT);
        put32(b, TCP + 4, sequence);
        put32(b, TCP + 8, FrameContent.ACKNOWLEDGMENT);
        put32(b, TCP + 12, 0x80180000 | FrameContent.WINDOW);
        put32(b, TCP + 16, 0);
        put32(b, TCP + 20, 0x0101080a);
        put32(b, TCP + 24, FrameContent.TS_VALUE);
        put32(b, TCP + 28, FrameContent.TS_ECHO);
        putAll(b, PAYLOAD, FrameContent.PAYLOAD);
        long pseudo = (FrameContent.SOURCE & 0xffff_ffffL) + (FrameContent.DEST & 0xffff_ffffL) + 6 + END - TCP;
        put16(b, TCP + 16, ~fold(pseudo + sum(b, TCP, END - TCP)));
        return END;
    }
}
