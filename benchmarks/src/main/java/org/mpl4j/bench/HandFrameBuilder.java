package org.mpl4j.bench;

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
        if (b.limit() < END) {
            throw new IllegalArgumentException("no room");
        }
        b.putLong(0, FrameContent.DEST_MAC << 16 | FrameContent.SOURCE_MAC >>> 32);
        b.putInt(8, (int) FrameContent.SOURCE_MAC);
        b.putShort(12, (short) 0x0800);
        b.putInt(IP, 0x45000000 | END - IP);
        b.putInt(IP + 4, 0x4000);
        b.putInt(IP + 8, 64 << 24 | 6 << 16);
        b.putInt(IP + 12, FrameContent.SOURCE);
        b.putInt(IP + 16, FrameContent.DEST);
        b.putShort(IP + 10, (short) ~fold(sum(b, IP, 20)));
        b.putInt(TCP, FrameContent.SOURCE_PORT << 16 | FrameContent.DEST_PORT);
        b.putInt(TCP + 4, sequence);
        b.putInt(TCP + 8, FrameContent.ACKNOWLEDGMENT);
        b.putInt(TCP + 12, 0x80180000 | FrameContent.WINDOW);
        b.putInt(TCP + 16, 0);
        b.putInt(TCP + 20, 0x0101080a);
        b.putInt(TCP + 24, FrameContent.TS_VALUE);
        b.putInt(TCP + 28, FrameContent.TS_ECHO);
        b.put(PAYLOAD, FrameContent.PAYLOAD);
        long pseudo = (FrameContent.SOURCE & 0xffff_ffffL) + (FrameContent.DEST & 0xffff_ffffL) + 6 + END - TCP;
        b.putShort(TCP + 16, (short) ~fold(pseudo + sum(b, TCP, END - TCP)));
        return END;
    }

    /** Adds up 32-bit words; the length is a multiple of 4. */
    private static long sum(ByteBuffer b, int from, int length) {
        long sum = 0;
        int at = from;
        for (; at + 8 <= from + length; at += 8) {
            long word = b.getLong(at);
            sum += (word >>> 32) + (word & 0xffff_ffffL);
        }
        return at < from + length ? sum + (b.getInt(at) & 0xffff_ffffL) : sum;
    }

    private static int fold(long sum) {
        long folded = (sum >>> 32) + (sum & 0xffff_ffffL);
        folded = (folded >>> 16) + (folded & 0xffff);
        folded = (folded >>> 16) + (folded & 0xffff);
        return (int) ((folded >>> 16) + (folded & 0xffff));
    }
}
