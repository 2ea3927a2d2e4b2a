package org.mpl4j.runtime.wire;

import java.nio.ByteBuffer;

/**
 * The hash of a domain name in wire form that is known to be valid: over the length octets and octets of its labels, as {@link
 * java.util.Arrays#hashCode(byte[])} has it.
 *
 * <p>It takes numbers and no name, and is too long for the just-in-time compiler to take it into its callers. So those stay small, and where they make a name only to
 * hash it, none is made.
 */
public final class NameHash {
    // 31 to the power of 1 to 8, modulo 2^32.
    private static final int P1 = 31;
    private static final int P2 = 961;
    private static final int P3 = 29_791;
    private static final int P4 = 923_521;
    private static final int P5 = 28_629_151;
    private static final int P6 = 887_503_681;
    private static final int P7 = 1_742_810_335;
    private static final int P8 = -1_807_454_463;

    private NameHash() {}

    /**
     * The hash of a name.
     *
     * @param b the buffer
     * @param start index of a label, a pointer or the final zero
     * @param origin index that pointers count from
     * @return the hash
     */
    public static int of(ByteBuffer b, int start, int origin) {
        int hash = 1;
        int at = start;
        while (true) {
            int end = at;
            int octet = BigEndian.get(b, end);
            while (octet > 0) {
                end += 1 + octet;
                octet = BigEndian.get(b, end);
            }
            for (; end - at >= 2 * Long.BYTES; at += 2 * Long.BYTES) {
                long first = BigEndian.getLong(b, at);
                long second = BigEndian.getLong(b, at + Long.BYTES);
                hash = hash * P8
                        + (byte) (first >> 56) * P7
                        + (byte) (first >> 48) * P6
                        + (byte) (first >> 40) * P5
                        + (byte) (first >> 32) * P4
                        + (byte) (first >> 24) * P3
                        + (byte) (first >> 16) * P2
                        + (byte) (first >> 8) * P1
                        + (byte) first;
                hash = hash * P8
                        + (byte) (second >> 56) * P7
                        + (byte) (second >> 48) * P6
                        + (byte) (second >> 40) * P5
                        + (byte) (second >> 32) * P4
                        + (byte) (second >> 24) * P3
                        + (byte) (second >> 16) * P2
                        + (byte) (second >> 8) * P1
                        + (byte) second;
            }
            if (end - at >= Long.BYTES) {
                long word = BigEndian.getLong(b, at);
                hash = hash * P8
                        + (byte) (word >> 56) * P7
                        + (byte) (word >> 48) * P6
                        + (byte) (word >> 40) * P5
                        + (byte) (word >> 32) * P4
                        + (byte) (word >> 24) * P3
                        + (byte) (word >> 16) * P2
                        + (byte) (word >> 8) * P1
                        + (byte) word;
                at += Long.BYTES;
            }
            if (end - at >= Integer.BYTES) {
                int word = BigEndian.getInt(b, at);
                hash = hash * P4
                        + (byte) (word >> 24) * P3
                        + (byte) (word >> 16) * P2
                        + (byte) (word >> 8) * P1
                        + (byte) word;
                at += Integer.BYTES;
            }
            if (end - at >= Short.BYTES) {
                int word = BigEndian.getShort(b, at);
                hash = hash * P2 + (byte) (word >> 8) * P1 + (byte) word;
                at += Short.BYTES;
            }
            if (end > at) {
                hash = hash * P1 + BigEndian.get(b, at);
            }
            if (octet == 0) {
                return hash;
            }
            at = origin + (BigEndian.getShort(b, end) & Labels.POINTER_LIMIT - 1);
        }
    }
}
