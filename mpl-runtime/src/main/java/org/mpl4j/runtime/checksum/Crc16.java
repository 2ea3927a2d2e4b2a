package org.mpl4j.runtime.checksum;

/** CRCs of 16 bits with the polynomial x^16 + x^12 + x^5 + 1 (ITU-T V.41), a byte at a time, in both bit orders. */
final class Crc16 {
    private static final int POLYNOMIAL = 0x1021;
    private static final int REFLECTED = 0x8408;

    private static final char[] CCITT = new char[256];
    private static final char[] X25 = new char[256];

    static {
        for (int octet = 0; octet < 256; octet++) {
            int forward = octet << 8;
            int backward = octet;
            for (int bit = 0; bit < 8; bit++) {
                forward = (forward & 0x8000) != 0 ? forward << 1 ^ POLYNOMIAL : forward << 1;
                backward = (backward & 1) != 0 ? backward >>> 1 ^ REFLECTED : backward >>> 1;
            }
            CCITT[octet] = (char) forward;
            X25[octet] = (char) backward;
        }
    }

    private Crc16() {}

    static long addCcitt(long sum, int octet) {
        int crc = (int) sum;
        int next = crc << 8 ^ CCITT[crc >>> 8 ^ octet];
        return next & 0xffff;
    }

    static long addX25(long sum, int octet) {
        int crc = (int) sum;
        int next = crc >>> 8 ^ X25[(crc ^ octet) & 0xff];
        return next;
    }
}
