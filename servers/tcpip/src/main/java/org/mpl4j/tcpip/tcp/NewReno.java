package org.mpl4j.tcpip.tcp;

/** Slow start, congestion avoidance, fast retransmit and fast recovery (RFC 5681, RFC 6582), beginning with ten segments (RFC 6928). */
final class NewReno implements CongestionControl {
    private static final int INITIAL_SEGMENTS = 10;
    private static final int INITIAL_BYTES = 14_600;
    private static final int DUPLICATES = 3;
    private static final int MOST = 1 << 30;

    private int segment;
    private int window;
    private int threshold = MOST;
    private int counted;

    NewReno(int segment) {
        this.segment = segment;
        window = Math.min(INITIAL_SEGMENTS * segment, Math.max(2 * segment, INITIAL_BYTES));
    }

    @Override
    public int window() {
        return window;
    }

    @Override
    public void setSegment(int bytes) {
        segment = bytes;
    }

    @Override
    public void acknowledged(int bytes) {
        if (window < threshold) {
            grow(Math.min(bytes, 2 * segment));
            return;
        }
        counted += bytes;
        if (counted >= window) {
            counted -= window;
            grow(segment);
        }
    }

    private void grow(int bytes) {
        window = Math.min(window + bytes, MOST);
    }

    @Override
    public void lost(int onTheWay) {
        threshold = Math.max(onTheWay / 2, 2 * segment);
        window = threshold + DUPLICATES * segment;
        counted = 0;
    }

    @Override
    public void duplicate() {
        grow(segment);
    }

    @Override
    public void partlyAcknowledged(int bytes) {
        window = Math.max(window - bytes, segment) + (bytes >= segment ? segment : 0);
    }

    @Override
    public void recovered(int onTheWay) {
        window = Math.min(threshold, Math.max(onTheWay, segment) + segment);
    }

    @Override
    public void timedOut(int onTheWay) {
        threshold = Math.max(onTheWay / 2, 2 * segment);
        window = segment;
        counted = 0;
    }
}
