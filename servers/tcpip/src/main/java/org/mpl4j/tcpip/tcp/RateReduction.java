package org.mpl4j.tcpip.tcp;

/** How much may be on the way while losses are repaired: it goes down to the new threshold in step with what arrives (proportional rate reduction, RFC 6937). In bytes. */
final class RateReduction {
    private int segment;
    private int flight;
    private int threshold;
    private long delivered;
    private long sent;
    private int window;

    /**
     * Begins.
     *
     * @param onTheWay how much was on the way when the loss was found
     * @param newThreshold how much shall be in the end
     */
    void begin(int onTheWay, int newThreshold, int segmentBytes) {
        segment = segmentBytes;
        flight = Math.max(onTheWay, 1);
        threshold = newThreshold;
        delivered = 0;
        sent = 0;
        window = newThreshold;
    }

    /**
     * So much arrived by one acknowledgment.
     *
     * @param pipe how much is on the way
     * @param isSafe whether it was the next in order, and nothing more is lost: then as in slow start, otherwise no more than arrived
     */
    void delivered(int bytes, int pipe, boolean isSafe) {
        delivered += bytes;
        long more;
        if (pipe > threshold) {
            more = (delivered * threshold + flight - 1) / flight - sent;
        } else {
            long limit = isSafe ? Math.max(delivered - sent, bytes) + segment : delivered - sent;
            more = Math.min(threshold - pipe, limit);
        }
        // The first loss is repaired at once.
        more = Math.max(more, sent == 0 ? segment : 0);
        window = (int) Math.min(pipe + more, Integer.MAX_VALUE);
    }

    /** So much was sent. */
    void sent(int bytes) {
        sent += bytes;
    }

    int window() {
        return window;
    }
}
