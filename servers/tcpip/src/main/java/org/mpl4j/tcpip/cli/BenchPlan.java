package org.mpl4j.tcpip.cli;

import java.time.Duration;

/**
 * What a measurement is to be, as client and server agree on it.
 *
 * @param duration how long it takes, if {@code bytes} is 0
 * @param bytes how many bytes all streams together move; 0 for as many as come through in {@code duration}
 * @param streams how many connections at the same time, 1 to 128
 * @param blockBytes how much is written at once, up to 1 MiB
 * @param isReverse whether the server sends; otherwise the client does
 */
record BenchPlan(Duration duration, long bytes, int streams, int blockBytes, boolean isReverse) {
    static final int MOST_STREAMS = 128;
    static final int MOST_BLOCK = 1 << 20;

    BenchPlan {
        if (bytes < 0 || bytes == 0 && (duration.isNegative() || duration.isZero())) {
            throw new IllegalArgumentException("a measurement takes some time, or moves some bytes");
        }
        if (streams < 1 || streams > MOST_STREAMS) {
            throw new IllegalArgumentException("there are 1 to " + MOST_STREAMS + " streams, not " + streams);
        }
        if (blockBytes < 1 || blockBytes > MOST_BLOCK) {
            throw new IllegalArgumentException("a block has 1 to " + MOST_BLOCK + " bytes, not " + blockBytes);
        }
    }
}
