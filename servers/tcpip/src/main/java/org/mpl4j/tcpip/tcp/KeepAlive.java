package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.clock.TimerWheel;

/** Finds out whether the other side is still there if it says nothing (RFC 9293 section 3.8.4). While something waits to be acknowledged, retransmission does that. */
final class KeepAlive {
    private final TcpConnection connection;
    private KeepAliveSettings settings;
    private final TimerWheel clock;
    private final Timer timer = new Timer(this::expired);
    private long heardAt;
    private int asked;

    KeepAlive(TcpConnection connection, KeepAliveSettings settings) {
        this.connection = connection;
        this.settings = settings;
        clock = connection.clock();
    }

    /**
     * Changes when the other side is asked.
     *
     * @param isStarted whether there is somebody to be asked
     */
    void set(KeepAliveSettings others, boolean isStarted) {
        settings = others;
        stop();
        if (isStarted) {
            start();
        }
    }

    KeepAliveSettings settings() {
        return settings;
    }

    void start() {
        heardAt = clock.now();
        asked = 0;
        if (settings.idle() > 0) {
            clock.armIn(timer, settings.idle());
        }
    }

    /** A segment came. The timer is not touched: when it expires, it sees how long ago that was. */
    void heard() {
        heardAt = clock.now();
        asked = 0;
    }

    private void expired() {
        long silence = clock.now() - heardAt;
        if (asked == 0 && silence < settings.idle()) {
            clock.armIn(timer, settings.idle() - silence);
        } else if (!connection.sender().isIdle()) {
            asked = 0;
            clock.armIn(timer, settings.idle());
        } else if (asked >= settings.probes()) {
            connection.abort(CloseCause.TIMED_OUT);
        } else {
            asked++;
            connection.counts().add(TcpEvent.KEEP_ALIVE_PROBES);
            connection.output().askIfAlive();
            clock.armIn(timer, settings.interval());
        }
    }

    void stop() {
        clock.cancel(timer);
    }
}
