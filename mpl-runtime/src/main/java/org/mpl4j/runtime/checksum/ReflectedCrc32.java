package org.mpl4j.runtime.checksum;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * CRCs of 32 bits, least significant bit first, from all ones and complemented, eight bytes at a time. The JDK's own
 * cannot be continued from a number, so that they would need an object a sum.
 */
final class ReflectedCrc32 {
    static final long START = 0xffff_ffffL;

    static final ReflectedCrc32 ISO = new ReflectedCrc32(0xedb8_8320);
    static final ReflectedCrc32 CASTAGNOLI = new ReflectedCrc32(0x82f6_3b78);

    /** {@code tables[k][x]} is the remainder of byte x followed by k zeros. */
    private final int[][] tables = new int[8][256];

    private ReflectedCrc32(int polynomial) {
        for (int octet = 0; octet < 256; octet++) {
            int remainder = octet;
            for (int bit = 0; bit < 8; bit++) {
                remainder = (remainder & 1) != 0 ? remainder >>> 1 ^ polynomial : remainder >>> 1;
            }
            tables[0][octet] = remainder;
        }
        for (int zeros = 1; zeros < 8; zeros++) {
            for (int octet = 0; octet < 256; octet++) {
                int before = tables[zeros - 1][octet];
                tables[zeros][octet] = before >>> 8 ^ tables[0][before & 0xff];
            }
        }
    }

    long add(long sum, ByteBuffer b, int from, int to) {
        boolean isLittle = b.order() == ByteOrder.LITTLE_ENDIAN;
        int crc = (int) sum;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long raw = b.getLong(at);
            crc = addLong(crc, isLittle ? raw : Long.reverseBytes(raw));
        }
        for (; at < to; at++) {
            crc = step(crc, b.get(at) & 0xff);
        }
        return crc & 0xffff_ffffL;
    }

    long addByte(long sum, int octet) {
        return step((int) sum, octet) & 0xffff_ffffL;
    }

    static long finish(long sum) {
        return ~sum & 0xffff_ffffL;
    }

    private int step(int crc, int octet) {
        return crc >>> 8 ^ tables[0][(crc ^ octet) & 0xff];
    }

    /** Eight bytes, the first in the low bits. */
    private int addLong(int crc, long eight) {
        int low = crc ^ (int) eight;
        int high = (int) (eight >>> 32);
        return tables[7][low & 0xff]
                ^ tables[6][low >>> 8 & 0xff]
                ^ tables[5][low >>> 16 & 0xff]
                ^ tables[4][low >>> 24]
                ^ tables[3][high & 0xff]
                ^ tables[2][high >>> 8 & 0xff]
                ^ tables[1][high >>> 16 & 0xff]
                ^ tables[0][high >>> 24];
    }
}
