package org.mpl4j.tcpip.tcp;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.packets.tcp.TcpPolicy;

/** The sequence numbers of what goes out (RFC 9293 section 3.3.1: ISS, SND.UNA, SND.NXT), with their bytes, the FIN behind them, and the segments that are on the way. What may be sent is said by {@link Sender}. */
final class SendSequence {
    private final TcpConnection connection;
    private final Counts<TcpEvent> counts;
    private final SendBuffer buffer;
    private final Scoreboard board = new Scoreboard();
    private final int initial;
    private int segment;
    private int unacknowledged;
    private int next;

    /** The number after the last one that was ever sent: {@link #next} goes back when a probe of a closed window is taken back. */
    private int highest;

    private boolean isClosing;
    private boolean wasFinSent;
    private boolean finAcknowledged;
    private long bytesSent;
    private long retransmits;

    SendSequence(TcpConnection connection, int capacity, int initial) {
        this.connection = connection;
        this.initial = initial;
        counts = connection.counts();
        buffer = new SendBuffer(connection.ringMemory(), capacity);
        unacknowledged = initial;
        next = initial;
        highest = initial;
    }

    /** The SYN was sent. */
    void sentSyn() {
        next = initial + 1;
        highest = next;
    }

    /** The SYN was acknowledged. */
    void establish(int segmentBytes) {
        segment = segmentBytes;
        unacknowledged = initial + 1;
        next = unacknowledged;
        highest = unacknowledged;
        board.clear(next);
    }

    int initial() {
        return initial;
    }

    int unacknowledged() {
        return unacknowledged;
    }

    /** The number of what is sent next. */
    int next() {
        return next;
    }

    /** The number behind all that was ever sent. */
    int highest() {
        return highest;
    }

    /** How many numbers were sent and not acknowledged. */
    int outstanding() {
        return next - unacknowledged;
    }

    /** Whether some of what is sent next was sent before. */
    boolean isNextAgain() {
        return Sequence.isBefore(next, highest);
    }

    Scoreboard board() {
        return board;
    }

    /** How many bytes of data go into a segment. */
    int segment() {
        return segment;
    }

    void setSegment(int bytes) {
        segment = bytes;
    }

    /** Takes bytes; returns how many. */
    int write(ByteBuffer source) {
        return isClosing ? 0 : buffer.append(source);
    }

    int room() {
        return buffer.room();
    }

    /** How many bytes were written and not acknowledged. */
    int queued() {
        return buffer.length();
    }

    /** A FIN goes behind what was written. */
    void close() {
        isClosing = true;
    }

    boolean isClosing() {
        return isClosing;
    }

    private int dataEnd() {
        return unacknowledged + buffer.length() - (finAcknowledged ? 1 : 0);
    }

    /** How many bytes wait to be sent; -1 once the FIN was. */
    int waiting() {
        return dataEnd() - next;
    }

    /** Whether the FIN follows what is sent next, if that has so many bytes. */
    boolean isFinBehind(int length) {
        return isClosing && !finAcknowledged && waiting() == length && length >= 0;
    }

    /** Whether an acknowledgment of so many numbers more covers the FIN. */
    boolean coversFin(int count) {
        return count > 0 && wasFinSent && !finAcknowledged && count == buffer.length() + 1;
    }

    /** So many numbers more are acknowledged, and {@link #board} is told. */
    void acknowledge(int count, DeliveryListener listener) {
        boolean isFin = coversFin(count);
        finAcknowledged |= isFin;
        buffer.drop(isFin ? count - 1 : count);
        unacknowledged += count;
        next = Sequence.max(next, unacknowledged);
        board.acknowledge(unacknowledged, listener);
    }

    /** What was sent and is not acknowledged counts as not sent. */
    void takeBack() {
        board.clear(unacknowledged);
        next = unacknowledged;
    }

    /** Sends the next bytes; returns whether the policy allows it. */
    boolean transmit(int length, boolean hasFin) {
        boolean isAgain = isNextAgain();
        if (!connection.output().sendData(next, buffer, next - unacknowledged, length, hasFin, isAgain)) {
            return false;
        }
        wasFinSent |= hasFin;
        next += length + (hasFin ? 1 : 0);
        highest = Sequence.max(highest, next);
        board.add(next, connection.clock().now(), isAgain);
        bytesSent += isAgain ? 0 : length;
        return true;
    }

    /** Sends a segment again, or as much of it as goes into one; returns whether the policy allows it. */
    boolean retransmit(int index) {
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
        return true;
    }

    int capacity() {
        return buffer.capacity();
    }

    /** A copy of what was written and not acknowledged. */
    Bytes queue() {
        return buffer.copy();
    }

    /** Goes on where another stack was: all that it sent counts as sent again now, as nobody knows when it was. */
    void restore(ConnectionImage.Output image, TcpPolicy.State state, long sent) {
        segment = image.segment();
        unacknowledged = image.unacknowledged();
        next = image.next();
        highest = next;
        isClosing = image.isClosed();
        wasFinSent = ConnectionImage.isFinSent(state);
        finAcknowledged = ConnectionImage.isFinAcknowledged(state);
        bytesSent = sent;
        buffer.append(image.data().buffer());
        board.clear(unacknowledged);
        long now = connection.clock().now();
        int end = unacknowledged;
        while (end != next) {
            end += Math.min(segment, next - end);
            board.add(end, now, true);
        }
    }

    /** How many bytes were sent, each counted once. */
    long bytesSent() {
        return bytesSent;
    }

    /** How many segments were sent again. */
    long retransmits() {
        return retransmits;
    }

    /** Nothing will be sent any more. */
    void stop() {
        buffer.clear();
    }
}
