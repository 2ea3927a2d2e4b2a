package org.mpl4j.tcpip.tcp;

/** Congestion avoidance by one segment a round trip, and half of what was on the way after a loss (RFC 5681). */
final class NewReno extends LossBasedControl {
    private int counted;

    NewReno(int segment) {
        super(segment);
    }

    @Override
    void avoidCongestion(int bytes, long now, long smoothedRoundTrip) {
        counted += bytes;
        if (counted >= window()) {
            counted -= window();
            grow(segment());
        }
    }

    @Override
    int reduced(int onTheWay) {
        counted = 0;
        return onTheWay / 2;
    }
}
