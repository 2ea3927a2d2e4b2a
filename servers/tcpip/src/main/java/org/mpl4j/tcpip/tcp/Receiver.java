package org.mpl4j.tcpip.tcp;

import java.nio.ByteBuffer;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.count.Counts;

/** What comes in on a connection: what is next, how much may come, and when that is acknowledged. */
final class Receiver {
    private static final int LARGEST_FIELD = 0xffff;
    private static final int UNACKNOWLEDGED_SEGMENTS = 2;

    private final TcpConnection connection;
    private final TimerWheel clock;
    private final TcpSettings settings;
    private final Counts<TcpEvent> counts;
    private final ReceiveBuffer buffer;
    private final Timer ackTimer;
    private int next;
    private int advertised;
    private int shift;
    private boolean isScaled;
    private int segment;
    private int unacknowledged;
    private boolean hasFin;
    private int finAt;
    private boolean isEnded;

    Receiver(TcpConnection connection, TimerWheel clock, TcpSettings settings, Counts<TcpEvent> counts) {
        this.connection = connection;
        this.clock = clock;
        this.settings = settings;
        this.counts = counts;
        buffer = new ReceiveBuffer(settings.receiveBuffer());
        ackTimer = new Timer(connection::acknowledge);
        while (settings.receiveBuffer() >> shift > LARGEST_FIELD) {
            shift++;
        }
    }

    /** The shift that is offered (RFC 7323 section 2.2). */
    int shift() {
        return shift;
    }

    /** Windows are in units of the shift from now on, or the other side knows no such thing. */
    void agree(boolean isShifted) {
        isScaled = isShifted;
    }

    /** The other side's first number. */
    void begin(int initial) {
        next = initial + 1;
        advertised = next;
    }

    void setSegment(int bytes) {
        segment = bytes;
    }

    int next() {
        return next;
    }

    /** How much may come, by what was said last. */
    int window() {
        return advertised - next;
    }

    /** What the window field of the next segment is. The window never shrinks, and grows in steps that are worth it (RFC 9293 section 3.8.6.2.2). */
    int advertise() {
        if (growth() >= Math.min(segment, buffer.capacity() / 2)) {
            int granted = grantable();
            granted = isScaled ? granted >> shift << shift : granted;
            advertised = Sequence.max(advertised, next + granted);
        }
        unacknowledged = 0;
        clock.cancel(ackTimer);
        return isScaled ? window() >> shift : window();
    }

    private int grantable() {
        return Math.min(buffer.room(), isScaled ? LARGEST_FIELD << shift : LARGEST_FIELD);
    }

    private int growth() {
        return grantable() - window();
    }

    /** Whether a segment has something that belongs into the window (RFC 9293 section 3.10.7.4). One without anything may stand at its end, too, where those stand who have filled it. */
    boolean isAcceptable(Segment segmentIn) {
        int begin = segmentIn.sequence;
        int length = segmentIn.length();
        int window = window();
        if (length == 0) {
            return !Sequence.isBefore(begin, next) && Sequence.isAtMost(begin, advertised);
        }
        return window > 0 && (isInWindow(begin) || isInWindow(begin + length - 1));
    }

    private boolean isInWindow(int number) {
        return !Sequence.isBefore(number, next) && Sequence.isBefore(number, advertised);
    }

    /** Takes what a segment has, as far as it belongs into the window; returns whether something new can be read. */
    boolean take(Segment in) {
        int begin = in.sequence + (in.syn ? 1 : 0);
        int end = begin + in.dataLength;
        int from = Math.max(next - begin, 0);
        int to = in.dataLength - Math.max(end - advertised, 0);
        boolean isNew = false;
        if (from < to && !isEnded) {
            boolean hadGap = buffer.hasGap();
            int distance = begin + from - next;
            int whole = buffer.put(in.data, in.dataStart + from, to - from, distance);
            next += whole;
            isNew = whole > 0;
            if (distance > 0) {
                counts.add(TcpEvent.OUT_OF_ORDER);
            }
            // What is out of order, or fills a gap, is acknowledged at once (RFC 5681 section 4.2).
            oweAck(hadGap || distance > 0 || (unacknowledged += to - from) >= UNACKNOWLEDGED_SEGMENTS * segment);
        } else if (in.length() > 0) {
            oweAck(true);
        }
        if (in.fin && !isEnded && to == in.dataLength) {
            hasFin = true;
            finAt = end;
        }
        return isNew;
    }

    /** Whether all came that the other side had to send; true once. */
    boolean takeFin() {
        if (!hasFin || isEnded || next != finAt) {
            return false;
        }
        isEnded = true;
        next++;
        advertised = Sequence.max(advertised, next);
        oweAck(true);
        return true;
    }

    private void oweAck(boolean isUrgent) {
        if (isUrgent) {
            connection.oweAck();
        } else if (!ackTimer.isArmed()) {
            clock.armIn(ackTimer, settings.delayedAck());
        }
    }

    int read(ByteBuffer into) {
        int count = buffer.read(into);
        int step = Math.min(2 * segment, buffer.capacity() / 2);
        if (count > 0 && !isEnded && growth() >= step) {
            connection.acknowledge();
        }
        return count;
    }

    int available() {
        return buffer.length();
    }

    boolean isEnded() {
        return isEnded;
    }

    void stop() {
        clock.cancel(ackTimer);
    }
}
