package org.mpl4j.tcpip.tcp;

import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.clock.TimerWheel;

/** When something is sent although nothing came: after the retransmission timeout (RFC 6298), a tail loss probe before it and reordered segments (RFC 8985 section 8), probes of a closed window (RFC 9293 section 3.8.6.1), and when all of that is given up. */
final class SendTimers {
    private final TcpConnection connection;
    private final Sender sender;
    private final TimerWheel clock;
    private final TcpSettings settings;
    private final RoundTrips roundTrips;
    private final RetransmissionTimeout timeout;
    private final Timer timer = new Timer(this::expired);
    private final Timer reorderTimer = new Timer(this::reorderingEnded);
    private boolean isForProbe;

    /** When the retransmission timeout ends, if something is on the way. */
    private long timeoutAt;

    private boolean isOutstanding;
    private long synSentAt;
    private long progressAt;
    private long timeouts;

    /** How often in a row it was waited for an answer in vain. */
    private int unanswered;

    SendTimers(TcpConnection connection, Sender sender, TcpSettings settings, RoundTrips roundTrips) {
        this.connection = connection;
        this.sender = sender;
        this.settings = settings;
        this.roundTrips = roundTrips;
        clock = connection.clock();
        timeout = new RetransmissionTimeout(roundTrips);
    }

    // The first segment.

    void sendsSyn() {
        synSentAt = clock.now();
        progressAt = timeout.backoffs() == 0 ? synSentAt : progressAt;
        clock.armIn(timer, timeout.timeout());
    }

    void established() {
        if (timeout.backoffs() > 0) {
            timeout.openedLate();
        } else if (synSentAt > 0) {
            measured(clock.now() - synSentAt);
        }
        timeout.progress();
        unanswered = 0;
        progressAt = clock.now();
        clock.cancel(timer);
    }

    /** Another stack has sent the SYN; when, is not known. */
    void restoreSyn() {
        progressAt = clock.now();
        clock.armIn(timer, timeout.timeout());
    }

    /** Another stack has sent what is on the way. */
    void restore() {
        if (roundTrips.smoothed() != RoundTrips.UNKNOWN) {
            timeout.measured();
        }
        progressAt = clock.now();
        restart();
    }

    // What happened.

    void measured(long roundTrip) {
        roundTrips.measured(roundTrip, clock.now());
        timeout.measured();
    }

    /** An acknowledgment came. */
    void acknowledged(boolean isProgress) {
        if (isProgress) {
            timeout.progress();
            progressAt = clock.now();
        }
        if (isProgress || sender.window().isClosed()) {
            unanswered = 0;
        }
        if (isProgress) {
            restart();
        } else if (isForProbe && !sender.recovery().mayProbe()) {
            arm();
        }
        long wait = sender.recovery().untilLost();
        if (wait > 0) {
            clock.armIn(reorderTimer, wait);
        } else {
            clock.cancel(reorderTimer);
        }
    }

    /** The window was closed and is open. */
    void opened() {
        timeout.progress();
        progressAt = clock.now();
        restart();
    }

    /** Segments went out. */
    void sent() {
        if (!isOutstanding) {
            progressAt = clock.now();
            restart();
        } else {
            arm();
        }
    }

    /** All was sent that may be: if nothing is on the way, but something waits, it is looked after it later. */
    void waits() {
        if (sender.sequence().board().isEmpty() && sender.isWaiting() && !timer.isArmed()) {
            isForProbe = false;
            progressAt = clock.now();
            clock.armIn(timer, limited(timeout.timeout()));
        }
    }

    /** The timeout begins anew (RFC 6298 section 5). */
    private void restart() {
        isOutstanding = !sender.sequence().board().isEmpty();
        timeoutAt = clock.now() + timeout.timeout();
        arm();
    }

    private void arm() {
        if (!isOutstanding) {
            clock.cancel(timer);
            return;
        }
        long left = Math.max(timeoutAt - clock.now(), 0);
        isForProbe = sender.recovery().mayProbe() && !sender.window().isClosed();
        clock.armIn(timer, limited(isForProbe ? Math.min(sender.recovery().untilProbe(), left) : left));
    }

    /** Not longer than the user waits. */
    private long limited(long delay) {
        return settings.userTimeout() == 0
                ? delay
                : Math.clamp(progressAt + settings.userTimeout() - clock.now(), 0, delay);
    }

    // What happens then.

    private void reorderingEnded() {
        sender.reorderingEnded();
        connection.notifyChange();
    }

    private void expired() {
        if (isGivenUp()) {
            connection.abort(CloseCause.TIMED_OUT);
        } else if (!connection.isEstablished()) {
            openAgain();
        } else if (isForProbe) {
            isForProbe = false;
            sender.probeTail();
            restart();
        } else {
            unanswered();
        }
    }

    private boolean isGivenUp() {
        return settings.userTimeout() > 0 && clock.now() - progressAt >= settings.userTimeout();
    }

    private void openAgain() {
        timeout.backOff();
        if (timeout.backoffs() > settings.openAttempts()) {
            connection.fail(CloseCause.TIMED_OUT);
        } else {
            connection.counts().add(TcpEvent.RETRANSMITS);
            sender.sendSyn(connection.answersSyn());
        }
    }

    private void unanswered() {
        unanswered++;
        if (unanswered > settings.attempts()) {
            connection.abort(CloseCause.TIMED_OUT);
            return;
        }
        if (sender.window().isClosed()) {
            timeout.backOff();
            sender.probeWindow();
        } else if (sender.sequence().board().isEmpty()) {
            sender.fillWindow();
        } else {
            boolean isFirst = timeout.backoffs() == 0;
            timeouts++;
            timeout.backOff();
            sender.timedOut(isFirst);
        }
        restart();
        waits();
    }

    int backoffs() {
        return timeout.backoffs();
    }

    /** The retransmission timeout, in nanoseconds. */
    long timeout() {
        return timeout.timeout();
    }

    long timeouts() {
        return timeouts;
    }

    void stop() {
        clock.cancel(timer);
        clock.cancel(reorderTimer);
    }
}
