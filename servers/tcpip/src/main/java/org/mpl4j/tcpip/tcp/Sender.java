package org.mpl4j.tcpip.tcp;

import java.nio.ByteBuffer;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.count.Counts;

/** What goes out on a connection: what may be sent, what was not acknowledged yet, and when that is sent again. */
final class Sender {
    private static final int DUPLICATES = 3;

    private final TcpConnection connection;
    private final TimerWheel clock;
    private final TcpSettings settings;
    private final Counts<TcpEvent> counts;
    private final SendBuffer buffer;
    private final RetransmissionTimeout timeout = new RetransmissionTimeout();
    private final Timer timer = new Timer(this::expired);
    private final int initial;
    private CongestionControl congestion;
    private int segment;
    private int unacknowledged;
    private int next;

    /** The number after the last one that was ever sent: {@link #next} goes back when much is sent again. */
    private int highest;

    private int window;
    private int largestWindow;
    private int windowSequence;
    private int windowAcknowledgment;
    private int duplicates;
    private boolean isRecovering;
    private int recoveryEnd;
    private boolean isTiming;
    private int timedEnd;
    private long timedStart;
    private boolean isClosing;
    private boolean wasFinSent;
    private boolean finAcknowledged;

    /** How often in a row it was waited for an answer in vain. */
    private int unanswered;

    Sender(TcpConnection connection, TimerWheel clock, TcpSettings settings, Counts<TcpEvent> counts, int initial) {
        this.connection = connection;
        this.clock = clock;
        this.settings = settings;
        this.counts = counts;
        this.initial = initial;
        buffer = new SendBuffer(settings.sendBuffer());
        unacknowledged = initial;
        next = initial;
        highest = initial;
        recoveryEnd = initial;
        congestion = new NewReno(1);
    }

    /** The SYN goes out, for the first time or again. */
    void sendSyn(boolean isAnswer) {
        next = initial + 1;
        highest = next;
        clock.armIn(timer, timeout.timeout());
        if (timeout.backoffs() == 0) {
            time(next);
        } else {
            isTiming = false;
        }
        connection.sendSyn(initial, isAnswer);
    }

    /** The SYN was acknowledged: data may go. */
    void establish(Segment in, int segmentBytes) {
        segment = segmentBytes;
        congestion = new NewReno(segmentBytes);
        if (isTiming) {
            timeout.measured(clock.now() - timedStart);
            isTiming = false;
        } else {
            timeout.openedLate();
        }
        timeout.progress();
        clock.cancel(timer);
        unacknowledged = initial + 1;
        next = unacknowledged;
        highest = unacknowledged;
        setWindow(in);
    }

    int initial() {
        return initial;
    }

    int unacknowledged() {
        return unacknowledged;
    }

    int highest() {
        return highest;
    }

    /**
     * Where segments without data stand: behind all that was sent, as far as the other side's window goes, so that it takes them. Where windows are scaled, the other side may have taken a little more
     * than it could say (RFC 7323 section 2.4).
     */
    int next() {
        int beyond = highest - (unacknowledged + window);
        return beyond < 1 << connection.windowShift() ? highest : highest - beyond;
    }

    int segment() {
        return segment;
    }

    /** Whether an acknowledgment is one of what was sent not long ago (RFC 5961 section 5). */
    boolean isPlausible(int acknowledgment) {
        return Sequence.isAtMost(unacknowledged - largestWindow, acknowledgment)
                && Sequence.isAtMost(acknowledgment, highest);
    }

    int write(ByteBuffer source) {
        return isClosing ? 0 : buffer.append(source);
    }

    int room() {
        return buffer.room();
    }

    void close() {
        isClosing = true;
    }

    boolean isClosing() {
        return isClosing;
    }

    private int dataEnd() {
        return unacknowledged + buffer.length() - (finAcknowledged ? 1 : 0);
    }

    /** Takes an acknowledgment; returns whether the FIN is now acknowledged that was not before. */
    boolean acknowledged(Segment in) {
        int number = in.acknowledgment;
        int count = number - unacknowledged;
        boolean isFin = false;
        if (count > 0 || window == 0) {
            unanswered = 0;
        }
        if (count > 0) {
            isFin = wasFinSent && !finAcknowledged && number == highest && count == buffer.length() + 1;
            progress(in, count, isFin);
        } else if (count == 0) {
            duplicate(in);
        }
        if (Sequence.isBefore(windowSequence, in.sequence)
                || windowSequence == in.sequence && Sequence.isAtMost(windowAcknowledgment, number)) {
            setWindow(in);
        }
        return isFin;
    }

    private void progress(Segment in, int count, boolean isFin) {
        finAcknowledged |= isFin;
        measure(in);
        buffer.drop(isFin ? count - 1 : count);
        unacknowledged = in.acknowledgment;
        next = Sequence.max(next, unacknowledged);
        timeout.progress();
        duplicates = 0;
        if (isRecovering && Sequence.isBefore(unacknowledged, recoveryEnd)) {
            congestion.partlyAcknowledged(count);
            sendFirst();
        } else if (isRecovering) {
            isRecovering = false;
            congestion.recovered(highest - unacknowledged);
        } else {
            congestion.acknowledged(count);
        }
        if (unacknowledged == highest) {
            clock.cancel(timer);
        } else {
            clock.armIn(timer, timeout.timeout());
        }
    }

    private void measure(Segment in) {
        if (connection.hasTimestamps() && in.hasTimestamps) {
            timeout.measured(connection.since(in.echoedTimestamp));
        } else if (isTiming && Sequence.isAtMost(timedEnd, in.acknowledgment)) {
            isTiming = false;
            timeout.measured(clock.now() - timedStart);
        }
    }

    /** An acknowledgment that says nothing new: three of them say that a segment is missing (RFC 5681 section 2). */
    private void duplicate(Segment in) {
        // Answers to probes of a closed window are alike, but tell nothing of what is missing.
        boolean isDuplicate = highest != unacknowledged && in.length() == 0 && window > 0 && scaled(in) == window;
        if (!isDuplicate) {
            return;
        }
        duplicates++;
        if (isRecovering) {
            congestion.duplicate();
        } else if (duplicates == DUPLICATES && !Sequence.isBefore(unacknowledged, recoveryEnd)) {
            isRecovering = true;
            recoveryEnd = highest;
            congestion.lost(highest - unacknowledged);
            counts.add(TcpEvent.FAST_RETRANSMITS);
            sendFirst();
            clock.armIn(timer, timeout.timeout());
        }
    }

    private void setWindow(Segment in) {
        boolean wasClosed = window == 0;
        window = scaled(in);
        largestWindow = Math.max(largestWindow, window);
        windowSequence = in.sequence;
        windowAcknowledgment = in.acknowledgment;
        if (wasClosed && window > 0) {
            timeout.progress();
            next = unacknowledged;
            clock.cancel(timer);
        }
    }

    private int scaled(Segment in) {
        return in.syn ? in.window : in.window << connection.windowShift();
    }

    /** Sends what may be sent (RFC 9293 sections 3.7.4 and 3.8.6.2.1). */
    void send() {
        while (true) {
            int allowed = Math.max(Math.min(window, congestion.window()) - (next - unacknowledged), 0);
            int waiting = dataEnd() - next;
            int length = Math.min(Math.min(waiting, segment), allowed);
            boolean isLast = length == waiting;
            boolean sendsFin = isClosing && isLast && length >= 0 && !finAcknowledged && next != dataEnd() + 1;
            if (length <= 0 && !(sendsFin && waiting == 0)) {
                break;
            }
            if (!sendsFin && !isWorthSending(length, isLast)) {
                break;
            }
            if (!transmit(next, Math.max(length, 0), sendsFin)) {
                return;
            }
        }
        boolean isWaitingForWindow = highest == unacknowledged && Sequence.isBefore(next, dataEnd());
        if (isWaitingForWindow && !timer.isArmed()) {
            clock.armIn(timer, timeout.timeout());
        }
    }

    private boolean isWorthSending(int length, boolean isLast) {
        if (length == segment || length * 2L >= largestWindow) {
            return true;
        }
        boolean isAgain = Sequence.isBefore(next, highest);
        return isLast && (settings.hasNoDelay() || next == unacknowledged) || isAgain;
    }

    private boolean transmit(int from, int length, boolean sendsFin) {
        boolean isAgain = Sequence.isBefore(from, highest);
        if (!connection.sendData(from, buffer, from - unacknowledged, length, sendsFin)) {
            return false;
        }
        wasFinSent |= sendsFin;
        int end = from + length + (sendsFin ? 1 : 0);
        next = Sequence.max(next, end);
        if (isAgain) {
            counts.add(TcpEvent.RETRANSMITS);
            isTiming = false;
        } else if (!isTiming) {
            time(end);
        }
        highest = Sequence.max(highest, end);
        if (!timer.isArmed()) {
            clock.armIn(timer, timeout.timeout());
        }
        return true;
    }

    private void time(int end) {
        isTiming = true;
        timedEnd = end;
        timedStart = clock.now();
    }

    /** Sends again what was sent first of what was not acknowledged. */
    private void sendFirst() {
        int length = Math.min(Math.min(dataEnd(), highest) - unacknowledged, segment);
        boolean sendsFin = wasFinSent && unacknowledged + length == dataEnd();
        transmit(unacknowledged, length, sendsFin);
    }

    /** Segments have this length from now on; what was longer is sent again at once. */
    void shorten(int segmentBytes) {
        if (segmentBytes < segment) {
            segment = segmentBytes;
            congestion.setSegment(segmentBytes);
            if (highest != unacknowledged) {
                next = unacknowledged;
                send();
            }
        }
    }

    private void expired() {
        if (!connection.isEstablished()) {
            timeout.backOff();
            if (timeout.backoffs() > settings.openAttempts()) {
                connection.fail(CloseCause.TIMED_OUT);
            } else {
                counts.add(TcpEvent.RETRANSMITS);
                sendSyn(connection.answersSyn());
            }
            return;
        }
        unanswered++;
        if (unanswered > settings.attempts()) {
            connection.abort(CloseCause.TIMED_OUT);
            return;
        }
        if (window == 0) {
            probe();
            return;
        }
        if (highest == unacknowledged) {
            fillWindow();
            return;
        }
        counts.add(TcpEvent.TIMEOUTS);
        if (timeout.backoffs() == 0) {
            congestion.timedOut(highest - unacknowledged);
        }
        timeout.backOff();
        isRecovering = false;
        duplicates = 0;
        recoveryEnd = highest;
        isTiming = false;
        next = unacknowledged;
        clock.armIn(timer, timeout.timeout());
        send();
    }

    /** The window is so small that it was not worth it, and has not grown for long: what it takes is sent (RFC 9293 section 3.8.6.2.1). */
    private void fillWindow() {
        int length = Math.min(Math.min(window, segment), dataEnd() - next);
        if (length > 0) {
            transmit(next, length, false);
        }
    }

    /** Asks whether the window is still closed, by one byte that does not belong into it (RFC 9293 section 3.8.6.1). The other side lives as long as it answers. */
    private void probe() {
        counts.add(TcpEvent.WINDOW_PROBES);
        timeout.backOff();
        clock.armIn(timer, timeout.timeout());
        int length = Math.min(1, dataEnd() - unacknowledged);
        transmit(unacknowledged, length, length == 0 && isClosing && !finAcknowledged);
    }

    boolean isIdle() {
        return highest == unacknowledged && buffer.length() == 0;
    }

    long smoothedRoundTrip() {
        return timeout.smoothed();
    }

    int congestionWindow() {
        return congestion.window();
    }

    void stop() {
        clock.cancel(timer);
    }
}
