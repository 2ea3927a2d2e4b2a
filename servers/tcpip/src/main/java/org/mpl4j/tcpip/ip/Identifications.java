package org.mpl4j.tcpip.ip;

import java.util.random.RandomGenerator;

/** Numbers of fragmented packets (RFC 6864, RFC 7739): counters that begin anywhere, of which two destinations share one by chance only. */
final class Identifications {
    private static final int COUNTERS = 1024;

    private final int[] counters = new int[COUNTERS];
    private final long secret;

    Identifications(RandomGenerator random) {
        secret = random.nextLong();
        for (int i = 0; i < COUNTERS; i++) {
            counters[i] = random.nextInt();
        }
    }

    int next(AddressPair addresses, int protocol) {
        long mixed = (addresses.destHigh() ^ addresses.sourceLow() ^ secret) * 0x9e37_79b9_7f4a_7c15L;
        mixed = (mixed ^ addresses.destLow() ^ protocol ^ mixed >>> 31) * 0xff51_afd7_ed55_8ccdL;
        return counters[(int) (mixed >>> 54)]++;
    }
}
