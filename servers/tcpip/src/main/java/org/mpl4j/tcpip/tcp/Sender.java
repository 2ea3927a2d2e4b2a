package org.mpl4j.tcpip.tcp;

import java.nio.ByteBuffer;
import org.mpl4j.tcpip.count.Counts;

/** What goes out on a connection: what may be sent (RFC 9293 sections 3.7.4 and 3.8.6.2.1), and what was and is not acknowledged yet. When it is sent without an acknowledgment coming is said by {@link SendTimers}. */
final class Sender {
    private final TcpConnection connection;
    private final TcpSettings settings;
    private final Counts<TcpEvent> counts;
    private final SendBuffer buffer;
    private final SendWindow window;
    private final Scoreboard board = new Scoreboard();
    private final RoundTrips roundTrips = new RoundTrips();
    private final LossRecovery recovery;
    private final SendTimers timers;
    private final int initial;
    private int segment;
    private int unacknowledged;
    private int next;

    /** The number after the last one that was ever sent: {@link #next} goes back when a probe of a closed window is taken back. */
    private int highest;

    private long lastSentAt;
    private boolean wasWindowUsed;
    private boolean hasNoDelay;
    private boolean isClosing;
    private boolean wasFinSent;
    private boolean finAcknowledged;
    private boolean isProbing;
    private long bytesSent;
    private long retransmits;

    Sender(TcpConnection connection, TcpSettings settings, int initial) {
        this.connection = connection;
        this.settings = settings;
        this.initial = initial;
        counts = connection.counts();
        hasNoDelay = settings.hasNoDelay();
        buffer = new SendBuffer(connection.ringMemory(), settings.sendBuffer());
        window = new SendWindow(connection.options());
        recovery = new LossRecovery(connection, board, roundTrips);
        timers = new SendTimers(connection, this, settings, roundTrips);
        unacknowledged = initial;
        next = initial;
        highest = initial;
    }

    /** The SYN goes out, for the first time or again. */
    void sendSyn(boolean isAnswer) {
        sentSyn();
        timers.sendsSyn();
        connection.output().sendSyn(initial, isAnswer, timers.backoffs() == 0);
    }

    /** The SYN was sent. */
    void sentSyn() {
        next = initial + 1;
        highest = next;
    }

    /** The SYN was acknowledged: data may go. */
    void establish(Segment in, int segmentBytes) {
        segment = segmentBytes;
        unacknowledged = initial + 1;
        next = unacknowledged;
        highest = unacknowledged;
        board.clear(next);
        recovery.begin(settings.congestion().control(segmentBytes), segmentBytes, next);
        timers.established();
        window.set(in);
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

    /** Where segments without data stand: behind all that was sent, as far as the other side's window goes, so that it takes them. */
    int next() {
        int edge = unacknowledged + window.size();
        return Sequence.isBefore(edge, highest) ? edge : highest;
    }

    /** How many bytes of data go into a segment. */
    int segment() {
        return segment;
    }

    /** Whether an acknowledgment is one of what was sent not long ago (RFC 5961 section 5). */
    boolean isPlausible(int acknowledgment) {
        return Sequence.isAtMost(unacknowledged - window.largest(), acknowledgment)
                && Sequence.isAtMost(acknowledgment, highest);
    }

    int write(ByteBuffer source) {
        return isClosing ? 0 : buffer.append(source);
    }

    int room() {
        return buffer.room();
    }

    void setNoDelay(boolean isOn) {
        hasNoDelay = isOn;
    }

    void close() {
        isClosing = true;
    }

    boolean isClosing() {
        return isClosing;
    }

    /** Whether nothing waits to be sent or acknowledged. */
    boolean isIdle() {
        return board.isEmpty() && !isWaiting();
    }

    boolean isWaiting() {
        int waiting = dataEnd() - next;
        return waiting > 0 || isClosing && !finAcknowledged && waiting == 0;
    }

    private int dataEnd() {
        return unacknowledged + buffer.length() - (finAcknowledged ? 1 : 0);
    }

    /** Takes an acknowledgment; returns whether the FIN is now acknowledged that was not before. */
    boolean acknowledged(Segment in) {
        int before = unacknowledged;
        int count = in.acknowledgment - before;
        boolean isFin = count > 0 && wasFinSent && !finAcknowledged && count == buffer.length() + 1;
        boolean isDuplicate =
                count == 0 && !board.isEmpty() && in.length() == 0 && window.of(in) == window.size() && !isProbing;
        if (count >= 0) {
            if (count > 0) {
                progress(in, count, isFin);
            }
            long roundTrip = recovery.acknowledged(in, before, next, isDuplicate, wasWindowUsed);
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

    private void progress(Segment in, int count, boolean isFin) {
        finAcknowledged |= isFin;
        buffer.drop(isFin ? count - 1 : count);
        unacknowledged = in.acknowledgment;
        next = Sequence.max(next, unacknowledged);
        isProbing = false;
    }

    /** The window was closed and is not any more: what probed it counts as not sent. */
    private void opened() {
        if (isProbing) {
            isProbing = false;
            board.clear(unacknowledged);
            next = unacknowledged;
        }
        timers.opened();
    }

    /** Sends what may be sent. */
    void send() {
        wasWindowUsed = false;
        while (sendLost() || sendNew()) {
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
        int length = Math.min(board.end(lost) - board.begin(lost), segment);
        if (length > recovery.allowance()) {
            wasWindowUsed = true;
            return false;
        }
        return retransmit(lost);
    }

    /** Sends a segment again, or as much of it as goes into one. */
    private boolean retransmit(int index) {
        int begin = board.begin(index);
        int dataLength = Math.min(board.end(index), dataEnd()) - begin;
        if (dataLength > segment) {
            board.split(index, segment);
            dataLength = segment;
        }
        boolean hasFin = board.end(index) - begin > dataLength;
        if (!connection.output().sendData(begin, buffer, begin - unacknowledged, dataLength, hasFin, true)) {
            return false;
        }
        board.sentAgain(index, connection.clock().now());
        counts.add(TcpEvent.RETRANSMITS);
        retransmits++;
        recovery.sent(board.end(index) - begin, true);
        return true;
    }

    private boolean sendNew() {
        int inWindow = window.size() - (next - unacknowledged);
        int allowed = Math.max(Math.min(inWindow, recovery.allowance()), 0);
        int waiting = dataEnd() - next;
        int length = length(Math.min(waiting, allowed));
        boolean isLast = length == waiting;
        boolean sendsFin = isClosing && isLast && length >= 0 && !finAcknowledged && next != dataEnd() + 1;
        wasWindowUsed |= waiting > length && recovery.allowance() < segment;
        if (length <= 0 && !(sendsFin && waiting == 0) || !sendsFin && !isWorthSending(length, isLast)) {
            return false;
        }
        return transmit(Math.max(length, 0), sendsFin);
    }

    /** How much of what may go goes in one packet: as many whole segments as the device can cut it into, or one. */
    private int length(int allowed) {
        if (allowed <= segment) {
            return allowed;
        }
        int most = Sequence.isBefore(next, highest) ? 0 : connection.output().segmentationLimit();
        return most < segment ? segment : Math.min(allowed, most) / segment * segment;
    }

    private boolean isWorthSending(int length, boolean isLast) {
        return length >= segment
                || length * 2L >= window.largest()
                || isLast && (hasNoDelay || next == unacknowledged)
                || Sequence.isBefore(next, highest);
    }

    private boolean transmit(int length, boolean sendsFin) {
        long now = connection.clock().now();
        if (board.isEmpty() && now - lastSentAt > timers.timeout()) {
            recovery.idled();
        }
        boolean isAgain = Sequence.isBefore(next, highest);
        if (!connection.output().sendData(next, buffer, next - unacknowledged, length, sendsFin, isAgain)) {
            return false;
        }
        wasFinSent |= sendsFin;
        next += length + (sendsFin ? 1 : 0);
        board.add(next, now, isAgain);
        recovery.sent(length, false);
        highest = Sequence.max(highest, next);
        lastSentAt = now;
        bytesSent += isAgain ? 0 : length;
        return true;
    }

    // What timers have sent.

    /** The path takes shorter segments: what was longer is sent again at once. */
    void shorten(int segmentBytes) {
        if (segmentBytes < segment) {
            segment = segmentBytes;
            recovery.shorten(segmentBytes);
            send();
        }
    }

    /** The first segment is sent again, as it was not acknowledged for too long. */
    void timedOut(boolean isFirst) {
        counts.add(TcpEvent.TIMEOUTS);
        recovery.timedOut(next, isFirst);
        retransmit(0);
        send();
    }

    /** One more segment is sent, or the last one again, since nothing tells whether that arrived (RFC 8985 section 7.3). */
    void probeTail() {
        int inWindow = window.size() - (next - unacknowledged);
        int length = Math.min(Math.min(dataEnd() - next, segment), inWindow);
        boolean isNew = length > 0;
        if (isNew ? transmit(length, false) : retransmit(board.count() - 1)) {
            recovery.probed(next, !isNew);
        }
    }

    /** Segments may have come in another order, but should have come by now. */
    void reorderingEnded() {
        if (recovery.detectLate(next)) {
            send();
        }
    }

    /** Asks whether the window is still closed, by one byte that does not belong into it (RFC 9293 section 3.8.6.1). The other side lives as long as it answers. */
    void probeWindow() {
        counts.add(TcpEvent.WINDOW_PROBES);
        if (board.isEmpty()) {
            isProbing = true;
            int length = Math.min(1, dataEnd() - next);
            transmit(length, length == 0);
        } else {
            retransmit(0);
        }
    }

    /** The window is so small that it was not worth it, and has not grown for long: what it takes is sent (RFC 9293 section 3.8.6.2.1). */
    void fillWindow() {
        int length = Math.min(Math.min(window.size(), segment), dataEnd() - next);
        if (length > 0) {
            transmit(length, false);
        }
    }

    /** Nothing will be sent any more. */
    void stop() {
        timers.stop();
        buffer.clear();
    }

    Scoreboard board() {
        return board;
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

    int queued() {
        return buffer.length();
    }

    long bytesSent() {
        return bytesSent;
    }

    long retransmits() {
        return retransmits;
    }
}
