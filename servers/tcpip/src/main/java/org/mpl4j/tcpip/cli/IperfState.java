package org.mpl4j.tcpip.cli;

import org.jspecify.annotations.Nullable;

/** What one side of an iperf3 measurement tells the other, as a byte. */
enum IperfState {
    TEST_START(1),
    TEST_RUNNING(2),
    TEST_END(4),
    PARAM_EXCHANGE(9),
    CREATE_STREAMS(10),
    SERVER_TERMINATE(11),
    CLIENT_TERMINATE(12),
    EXCHANGE_RESULTS(13),
    DISPLAY_RESULTS(14),
    IPERF_DONE(16),
    /** The server is busy. */
    ACCESS_DENIED(-1),
    /** The server cannot do what is asked; two numbers follow. */
    SERVER_ERROR(-2);

    private final byte number;

    IperfState(int number) {
        this.number = (byte) number;
    }

    byte number() {
        return number;
    }

    /** The one with a number; null if there is none. */
    static @Nullable IperfState of(byte number) {
        for (IperfState state : values()) {
            if (state.number == number) {
                return state;
            }
        }
        return null;
    }
}
