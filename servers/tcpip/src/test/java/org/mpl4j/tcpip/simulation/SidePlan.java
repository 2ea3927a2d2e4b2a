package org.mpl4j.tcpip.simulation;

import java.util.Random;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.tcp.CongestionAlgorithm;
import org.mpl4j.tcpip.tcp.EcnMode;
import org.mpl4j.tcpip.tcp.KeepAliveSettings;
import org.mpl4j.tcpip.tcp.TcpFeatures;
import org.mpl4j.tcpip.tcp.TcpSettings;

/**
 * What a program does at one side of a connection.
 *
 * @param toSend how many bytes it has to send
 * @param end how it ends
 * @param abortAt after how many bytes, sent and received, it aborts, if it does
 * @param chunk how many bytes it writes and reads at a time
 * @param pause how long it does not read after each time that it did, in nanoseconds; 0 for never
 * @param settings what its connection is made with
 */
record SidePlan(int toSend, End end, int abortAt, int chunk, long pause, TcpSettings settings) {
    /** How a program ends. */
    enum End {
        /** It closes its direction as soon as all is sent. */
        SHUTDOWN,
        /** It closes its direction when the other side has. */
        SHUTDOWN_AFTER_PEER,
        /** It closes both when all is sent and received. */
        CLOSE_WHEN_DONE,
        /** It closes both when all is sent, whatever comes. */
        CLOSE_WHEN_SENT,
        /** It resets. */
        ABORT
    }

    static SidePlan random(Random random, int mostBytes) {
        int toSend = random.nextInt(5) == 0 ? random.nextInt(3) : random.nextInt(mostBytes);
        End end = random.nextInt(5) > 0
                ? End.values()[random.nextInt(3)]
                : random.nextBoolean() ? End.ABORT : End.CLOSE_WHEN_SENT;
        long pause = random.nextInt(4) == 0 ? (1 + random.nextInt(3_000)) * Durations.MILLISECOND : 0;
        TcpSettings settings = settings(random)
                .buffers(
                        random.nextInt(6) == 0 ? 1 + random.nextInt(300) : 2_000 + random.nextInt(60_000),
                        random.nextInt(6) == 0 ? 1 + random.nextInt(300) : 2_000 + random.nextInt(120_000));
        int chunk = 1 + random.nextInt(random.nextInt(4) == 0 ? 100 : 20_000);
        return new SidePlan(
                toSend,
                end,
                random.nextInt(Math.max(toSend, 1) * 2),
                chunk,
                pause,
                random.nextBoolean() ? settings.noDelay() : settings);
    }

    private static TcpSettings settings(Random random) {
        EcnMode[] modes = EcnMode.values();
        TcpFeatures features =
                new TcpFeatures(random.nextInt(4) > 0, random.nextInt(4) > 0, modes[random.nextInt(modes.length)]);
        TcpSettings settings = TcpSettings.DEFAULT
                .features(features)
                .congestion(random.nextBoolean() ? CongestionAlgorithm.CUBIC : CongestionAlgorithm.NEW_RENO);
        return random.nextInt(4) > 0 ? settings : settings.liveness(KeepAliveSettings.ON.after(Durations.HOUR), 0);
    }

    /** The same for a connection one side of which may be slow: windows of a few bytes, pauses and long transfers together take days of protocol time, and show nothing more. */
    SidePlan beside(SidePlan other) {
        boolean isSlow = isSlow() || other.isSlow();
        int most = !isSlow ? Integer.MAX_VALUE : pause + other.pause > 0 ? 300 : 3_000;
        return new SidePlan(Math.min(toSend, most), end, abortAt, chunk, pause, settings);
    }

    /** The same for a connection that has been made with other settings: those of the listener. */
    SidePlan with(TcpSettings others) {
        return new SidePlan(toSend, end, abortAt, chunk, pause, others);
    }

    private boolean isSlow() {
        return settings.receiveBuffer() < 1_000 || settings.sendBuffer() < 1_000 || chunk < 100;
    }

    /** Whether it ends only when nothing is lost thereby. */
    boolean isPatient() {
        return end != End.ABORT && end != End.CLOSE_WHEN_SENT;
    }
}
