package org.mpl4j.bench.hand;

import static org.mpl4j.bench.hand.BufferAccess.i64;
import static org.mpl4j.bench.hand.BufferAccess.u32;

import java.nio.ByteBuffer;

/** The internet checksum (RFC 1071) over longs. */
public final class HandChecksum {
    private HandChecksum() {}

    /** Adds up 32-bit words; the length is a multiple of 4. */
    public static long sum(ByteBuffer b, int from, int length) {
        long sum = 0;
        int at = from;
        for (; at + 8 <= from + length; at += 8) {
            long word = i64(b, at);
            sum += (word >>> 32) + (word & 0xffff_ffffL);
        }
        return at < from + length ? sum + u32(b, at) : sum;
    }

    /** A sum in 16 bits. */
    public static int fold(long sum) {
        long folded = (sum >>> 32) + (sum & 0xffff_ffffL);
        folded = (folded >>> 16) + (folded & 0xffff);
        folded = (folded >>> 16) + (folded & 0xffff);
        return (int) ((folded >>> 16) + (folded & 0xffff));
    }
}
