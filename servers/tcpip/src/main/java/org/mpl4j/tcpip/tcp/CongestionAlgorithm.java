package org.mpl4j.tcpip.tcp;

/** Which congestion control a connection has. */
public enum CongestionAlgorithm {
    /** RFC 5681, RFC 6582. */
    NEW_RENO {
        @Override
        CongestionControl control(int segment) {
            return new NewReno(segment);
        }
    },
    /** RFC 9438. */
    CUBIC {
        @Override
        CongestionControl control(int segment) {
            return new Cubic(segment);
        }
    };

    abstract CongestionControl control(int segment);
}
