package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.clock.Durations;

/** CUBIC (RFC 9438): the window is a cubic function of the time since the last loss, flat where the loss was, and never below what NewReno would have. */
final class Cubic extends LossBasedControl {
    private static final double C = 0.4;
    private static final double BETA = 0.7;
    private static final double ALPHA = 3 * (1 - BETA) / (1 + BETA);
    private static final double MOST_GROWTH = 1.5;
    private static final long NO_EPOCH = -1;

    private double largest;
    private double largestBefore;
    private double priorWindow;
    private double estimate;
    private double fraction;
    private double untilLargest;
    private long epoch = NO_EPOCH;

    Cubic(int segment) {
        super(segment);
    }

    private double segments(int bytes) {
        return (double) bytes / segment();
    }

    @Override
    void avoidCongestion(int bytes, long now, long smoothedRoundTrip) {
        double current = segments(window());
        if (epoch == NO_EPOCH) {
            beginEpoch(current, now);
        }
        double arrived = segments(bytes);
        double time = seconds(now - epoch);
        // Section 4.3: what NewReno with this reduction would have.
        estimate += (estimate >= priorWindow ? 1 : ALPHA) * arrived / current;
        double growth;
        if (at(time) < estimate) {
            growth = Math.max(estimate - current, 0);
        } else {
            double later = at(time + seconds(Math.max(smoothedRoundTrip, 0)));
            double target = Math.clamp(later, current, MOST_GROWTH * current);
            growth = (target - current) / current * arrived;
        }
        fraction += growth * segment();
        int whole = (int) fraction;
        fraction -= whole;
        grow(whole);
    }

    private static double seconds(long time) {
        return (double) time / Durations.SECOND;
    }

    /** Section 4.2: the window in segments, so many seconds after the epoch began. */
    private double at(double time) {
        double distance = time - untilLargest;
        return C * distance * distance * distance + largest;
    }

    private void beginEpoch(double current, long now) {
        epoch = now;
        fraction = 0;
        estimate = current;
        largest = Math.max(largest, current);
        untilLargest = StrictMath.cbrt((largest - current) / C);
    }

    @Override
    int reduced(int onTheWay) {
        double current = segments(window());
        largestBefore = largest;
        // Section 4.7: who has less than last time makes room for others.
        largest = current < largest ? current * (1 + BETA) / 2 : current;
        priorWindow = current;
        epoch = NO_EPOCH;
        return (int) (Math.min(onTheWay, window()) * BETA);
    }

    @Override
    public void undo() {
        super.undo();
        largest = largestBefore;
        epoch = NO_EPOCH;
    }

    @Override
    public void idled() {
        super.idled();
        epoch = NO_EPOCH;
    }
}
