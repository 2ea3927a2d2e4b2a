package org.mpl4j.tcpip.tcp;

/** Sequence numbers, which begin again after 2^32 (RFC 9293 section 3.4). */
final class Sequence {
    private Sequence() {}

    static boolean isBefore(int a, int b) {
        return a - b < 0;
    }

    static boolean isAtMost(int a, int b) {
        return a - b <= 0;
    }

    static int max(int a, int b) {
        return isBefore(a, b) ? b : a;
    }

    static long number(int sequence) {
        return sequence & 0xffff_ffffL;
    }
}
