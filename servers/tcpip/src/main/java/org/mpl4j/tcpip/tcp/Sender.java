package org.mpl4j.tcpip.tcp;

import java.nio.ByteBuffer;
import org.mpl4j.tcpip.count.Counts;

/** What may be sent on a connection, by the other side's window, congestion and sense (RFC 9293 sections 3.7.4 and 3.8.6.2.1), and what acknowledgments of it change. When it is sent without one coming is said by {@link SendTimers}. */
final class Sender {
    private final TcpConnection connection;
    private final TcpSettings settings;
    private final Counts<TcpEvent> counts;
    private final SendSequence sequence;
    private final Scoreboard board;
    private final SendWindow window;
    private final RoundTrips roundTrips = new RoundTrips();
    private final LossRecovery recovery;
    private final SendTimers timers;
    private long lastSentAt;
    private boolean wasWindowUsed;
    private boolean hasNoDelay;
    private boolean isProbing;

    Sender(TcpConnection connection, TcpSettings settings, int initial) {
        this.connection = connection;
        this.settings = settings;
        hasNoDelay = settings.hasNoDelay();
        counts = connection.counts();
        sequence = new SendSequence(connection, settings.sendBuffer(), initial);
        board = sequence.board();
        window = new SendWindow(connection.options());
        recovery = new LossRecovery(connection, sequence, roundTrips);
        timers = new SendTimers(connection, this, settings, roundTrips);
    }

    /** The SYN goes out, for the first time or again. */
    void sendSyn(boolean isAnswer) {
        sequence.sentSyn();
        timers.sendsSyn();
        connection.output().sendSyn(sequence.initial(), isAnswer, timers.backoffs() == 0);
    }

    /** The SYN was acknowledged: data may go. */
    void establish(Segment in, int segmentBytes) {
        sequence.establish(segmentBytes);
        recovery.begin(settings.congestion().control(segmentBytes));
        timers.established();
        window.set(in);
    }

    /**
     * Where segments without data stand: behind all that was sent, as far as the other side's window goes, so that it takes them. Where windows are scaled, the other side may have taken a little more
     * than it could say (RFC 7323 section 2.4). Its window is not known before the connection is established.
     */
    int standing() {
        int highest = sequence.highest();
        if (!connection.isEstablished()) {
            return highest;
        }
        int beyond = highest - (sequence.unacknowledged() + window.size());
        return beyond < 1 << connection.options().windowShift ? highest : highest - beyond;
    }

    /** Whether an acknowledgment is one of what was sent not long ago (RFC 5961 section 5). */
    boolean isPlausible(int acknowledgment) {
        return Sequence.isAtMost(sequence.unacknowledged() - window.largest(), acknowledgment)
                && Sequence.isAtMost(acknowledgment, sequence.highest());
    }

    int write(ByteBuffer source) {
        return sequence.write(source);
    }

    /** Goes on where another stack was. Nothing is sent. */
    void restore(ConnectionImage image, ConnectionImage.Output output) {
        hasNoDelay = image.use().hasNoDelay();
        if (!connection.isEstablished()) {
            sequence.sentSyn();
            timers.restoreSyn();
            return;
        }
        sequence.restore(output, image.state(), image.use().sent());
        window.restore(output.window());
        CongestionControl control = output.congestion().algorithm().control(output.segment());
        control.resume(output.congestion().window(), output.congestion().threshold());
        recovery.begin(control);
        roundTrips.restore(image.times(), connection.clock().now());
        timers.restore();
        lastSentAt = connection.clock().now();
    }

    boolean hasNoDelay() {
        return hasNoDelay;
    }

    void setNoDelay(boolean isOn) {
        hasNoDelay = isOn;
    }

    /** Whether nothing waits to be sent or acknowledged. */
    boolean isIdle() {
        return board.isEmpty() && !isWaiting();
    }

    /** Whether something waits to be sent. */
    boolean isWaiting() {
        return sequence.waiting() > 0 || sequence.isFinBehind(0);
    }

    /** Takes an acknowledgment; returns whether the FIN is now acknowledged that was not before. */
    boolean acknowledged(Segment in) {
        int count = in.acknowledgment - sequence.unacknowledged();
        boolean isFin = sequence.coversFin(count);
        boolean isDuplicate =
                count == 0 && !board.isEmpty() && in.length() == 0 && window.of(in) == window.size() && !isProbing;
        if (count >= 0) {
            isProbing &= count == 0;
            long roundTrip = recovery.acknowledged(in, isDuplicate, wasWindowUsed);
            if (roundTrip != RoundTrips.UNKNOWN) {
                timers.measured(roundTrip);
            }
            timers.acknowledged(count > 0);
        }
        if (window.take(in)) {
            opened();
        }
        return isFin;
    }

    /** The window was closed and is not any more: what probed it counts as not sent. */
    private void opened() {
        if (isProbing) {
            isProbing = false;
            sequence.takeBack();
        }
        timers.opened();
    }

    /** Sends what may be sent. */
    void send() {
        wasWindowUsed = false;
        boolean hasSent = false;
        while (sendLost() || sendNew()) {
            hasSent = true;
        }
        if (hasSent) {
            timers.sent();
        }
        timers.waits();
    }

    /** Sends the first segment again that is lost; returns whether one may be sent. */
    private boolean sendLost() {
        int lost = board.firstLost();
        if (lost < 0 || window.isClosed()) {
            return false;
        }
        int length = Math.min(board.end(lost) - board.begin(lost), sequence.segment());
        if (length > recovery.allowance()) {
            wasWindowUsed = true;
            return false;
        }
        return retransmit(lost);
    }

    private boolean retransmit(int index) {
        boolean isSent = sequence.retransmit(index);
        if (isSent) {
            recovery.sent(board.end(index) - board.begin(index), true);
        }
        return isSent;
    }

    private boolean sendNew() {
        int allowed = Math.max(Math.min(window.size() - sequence.outstanding(), recovery.allowance()), 0);
        int waiting = sequence.waiting();
        int length = length(Math.min(waiting, allowed));
        boolean isLast = length == waiting;
        boolean sendsFin = sequence.isFinBehind(length);
        wasWindowUsed |= waiting > length && recovery.allowance() < sequence.segment();
        if (length <= 0 && !(sendsFin && waiting == 0) || !sendsFin && !isWorthSending(length, isLast)) {
            return false;
        }
        return transmit(length, sendsFin);
    }

    /** How much of what may go goes in one packet: as many whole segments as the device can cut it into, or one. */
    private int length(int allowed) {
        int segment = sequence.segment();
        if (allowed <= segment) {
            return allowed;
        }
        int most = sequence.isNextAgain() ? 0 : connection.output().segmentationLimit();
        return most < segment ? segment : Math.min(allowed, most) / segment * segment;
    }

    private boolean isWorthSending(int length, boolean isLast) {
        return length >= sequence.segment()
                || length * 2L >= window.largest()
                || isLast && (hasNoDelay || sequence.outstanding() == 0)
                || sequence.isNextAgain();
    }

    private boolean transmit(int length, boolean sendsFin) {
        long now = connection.clock().now();
        if (board.isEmpty() && now - lastSentAt > timers.timeout()) {
            recovery.idled();
        }
        boolean isSent = sequence.transmit(length, sendsFin);
        if (isSent) {
            recovery.sent(length, false);
            lastSentAt = now;
        }
        return isSent;
    }

    // What timers have sent.

    /** The path takes shorter segments: what was longer is sent again at once. */
    void shorten(int segmentBytes) {
        if (segmentBytes < sequence.segment()) {
            sequence.setSegment(segmentBytes);
            recovery.shorten(segmentBytes);
            send();
        }
    }

    /** The first segment is sent again, as it was not acknowledged for too long. */
    void timedOut(boolean isFirst) {
        counts.add(TcpEvent.TIMEOUTS);
        recovery.timedOut(isFirst);
        retransmit(0);
        send();
    }

    /** One more segment is sent, or the last one again, since nothing tells whether that arrived (RFC 8985 section 7.3). */
    void probeTail() {
        int length = Math.min(nextLength(), window.size() - sequence.outstanding());
        boolean isNew = length > 0;
        if (isNew ? transmit(length, false) : retransmit(board.count() - 1)) {
            recovery.probed(!isNew);
        }
    }

    /** How many bytes the next segment has if nothing limits it. */
    private int nextLength() {
        return Math.min(sequence.waiting(), sequence.segment());
    }

    /** Segments may have come in another order, but should have come by now. */
    void reorderingEnded() {
        if (recovery.detectLate()) {
            send();
        }
    }

    /** Asks whether the window is still closed, by one byte that does not belong into it (RFC 9293 section 3.8.6.1). The other side lives as long as it answers. */
    void probeWindow() {
        counts.add(TcpEvent.WINDOW_PROBES);
        if (board.isEmpty()) {
            isProbing = true;
            int length = Math.min(1, sequence.waiting());
            transmit(length, length == 0);
        } else {
            retransmit(0);
        }
    }

    /** The window is so small that it was not worth it, and has not grown for long: what it takes is sent (RFC 9293 section 3.8.6.2.1). */
    void fillWindow() {
        int length = Math.min(nextLength(), window.size());
        if (length > 0) {
            transmit(length, false);
        }
    }

    /** Nothing will be sent any more. */
    void stop() {
        timers.stop();
        sequence.stop();
    }

    SendSequence sequence() {
        return sequence;
    }

    SendWindow window() {
        return window;
    }

    LossRecovery recovery() {
        return recovery;
    }

    RoundTrips roundTrips() {
        return roundTrips;
    }

    SendTimers timers() {
        return timers;
    }
}
