package org.mpl4j.tcpip.tcp;

import org.jspecify.annotations.Nullable;

/** What congestion controls have in common that take loss as the sign of congestion: slow start (RFC 5681 section 3.1) from ten segments (RFC 6928), the first of which ends when round trips become longer (RFC 9406), and what is kept to undo a reduction. */
abstract class LossBasedControl implements CongestionControl {
    private static final int INITIAL_SEGMENTS = 10;
    private static final int INITIAL_BYTES = 14_600;
    private static final int MOST = 1 << 30;

    /** By how many segments an acknowledgment may widen the window in slow start (RFC 9406 section 4.2, L): one that is of very many does not let as many more go at once. */
    private static final int MOST_SEGMENTS_AN_ACK = 8;

    private int segment;
    private int window;
    private int threshold = MOST;
    private int windowBefore;
    private int thresholdBefore;

    /** Null when the first slow start is over. */
    private @Nullable HyStart first = new HyStart();

    LossBasedControl(int segment) {
        this.segment = segment;
        window = initialWindow();
        windowBefore = window;
        thresholdBefore = threshold;
    }

    private int initialWindow() {
        return Math.min(INITIAL_SEGMENTS * segment, Math.max(2 * segment, INITIAL_BYTES));
    }

    @Override
    public final int window() {
        return window;
    }

    @Override
    public final int threshold() {
        return threshold;
    }

    final int segment() {
        return segment;
    }

    @Override
    public final void setSegment(int bytes) {
        segment = bytes;
    }

    @Override
    public final void acknowledged(int bytes, long now, long smoothedRoundTrip) {
        if (window < threshold) {
            int more = Math.min(bytes, MOST_SEGMENTS_AN_ACK * segment);
            HyStart start = first;
            grow(start == null ? more : start.growth(more));
        } else {
            avoidCongestion(bytes, now, smoothedRoundTrip);
        }
    }

    @Override
    public final void measured(long roundTrip, boolean isRoundOver) {
        HyStart start = first;
        if (start != null && start.acknowledged(roundTrip, isRoundOver)) {
            threshold = window;
            first = null;
        }
    }

    /** So much more arrived, and slow start is over. */
    abstract void avoidCongestion(int bytes, long now, long smoothedRoundTrip);

    /** What the threshold becomes of what was on the way. */
    abstract int reduced(int onTheWay);

    final void grow(int bytes) {
        window = Math.min(window + bytes, MOST);
    }

    @Override
    public final void lost(int onTheWay) {
        reduce(onTheWay);
    }

    @Override
    public final void resume(int otherWindow, int otherThreshold) {
        window = otherWindow;
        threshold = otherThreshold;
        windowBefore = otherWindow;
        thresholdBefore = otherThreshold;
    }

    private void reduce(int onTheWay) {
        first = null;
        windowBefore = window;
        thresholdBefore = threshold;
        threshold = Math.max(reduced(onTheWay), 2 * segment);
    }

    @Override
    public final void recovered() {
        window = threshold;
    }

    @Override
    public final void timedOut(int onTheWay) {
        reduce(onTheWay);
        window = segment;
    }

    @Override
    public void undo() {
        window = Math.max(window, windowBefore);
        threshold = Math.max(threshold, thresholdBefore);
    }

    @Override
    public void idled() {
        window = Math.min(window, initialWindow());
    }
}
