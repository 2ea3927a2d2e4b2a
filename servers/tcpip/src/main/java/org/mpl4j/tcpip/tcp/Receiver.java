package org.mpl4j.tcpip.tcp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.count.Counts;

/** What comes in on a connection: what is next, how much may come, and when that is acknowledged. */
final class Receiver {
    /** The largest window without a shift. */
    static final int LARGEST_FIELD = 0xffff;

    private static final int UNACKNOWLEDGED_SEGMENTS = 2;
    private static final int QUICK_ACKS = 16;
    private static final int MOST_BLOCKS = 4;

    private final TcpConnection connection;
    private final TimerWheel clock;
    private final TcpSettings settings;
    private final Counts<TcpEvent> counts;
    private final ReceiveBuffer buffer;
    private final SackReporter sacks;
    private final Timer ackTimer;
    private int next;
    private int advertised;
    private int shift;
    private boolean isScaled;
    private int segment;
    private int unacknowledged;
    private int quickAcks = QUICK_ACKS;
    private boolean hasFin;
    private int finAt;
    private boolean isEnded;
    private long received;
    private final @Nullable WindowBudget budget;

    /** How much was told in windows, while that is limited. */
    private long told;

    Receiver(TcpConnection connection, TcpSettings settings) {
        this.connection = connection;
        this.settings = settings;
        clock = connection.clock();
        counts = connection.counts();
        budget = connection.budget();
        buffer = new ReceiveBuffer(connection.ringMemory(), settings.receiveBuffer());
        sacks = new SackReporter(buffer);
        ackTimer = new Timer(this::acknowledge);
        shift = shiftFor(settings.receiveBuffer());
    }

    /** The shift that a buffer's windows take. */
    static int shiftFor(int receiveBuffer) {
        int shift = 0;
        while (receiveBuffer >> shift > LARGEST_FIELD) {
            shift++;
        }
        return shift;
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

    /** The window of a SYN was sent that is not remembered. */
    void resume() {
        int granted = grantable();
        advertised = next + granted;
        spend(granted);
    }

    private void acknowledge() {
        connection.output().acknowledge();
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
            int before = advertised;
            advertised = Sequence.max(advertised, next + granted);
            spend(advertised - before);
        }
        unacknowledged = 0;
        clock.cancel(ackTimer);
        return isScaled ? window() >> shift : window();
    }

    private int grantable() {
        int room = budget == null
                ? buffer.room()
                : Math.min(buffer.room(), window() + budget.more(told, connection.isEstablished()));
        return Math.min(room, isScaled ? LARGEST_FIELD << shift : LARGEST_FIELD);
    }

    private void spend(int bytes) {
        if (budget != null) {
            told += bytes;
            budget.take(bytes);
        }
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
        noteDuplicate(in);
        if (from < to && !isEnded) {
            boolean hadGap = buffer.hasGap();
            int distance = begin + from - next;
            int whole = buffer.put(in.data, in.dataStart + from, to - from, distance);
            next += whole;
            isNew = whole > 0;
            received += whole;
            if (distance > 0) {
                counts.add(TcpEvent.OUT_OF_ORDER);
                sacks.came(begin + from);
            }
            // A device may have put several segments into one.
            unacknowledged += Math.max(1, (to - from) / segment);
            // What is out of order, or fills a gap, is acknowledged at once (RFC 5681 section 4.2).
            oweAck(hadGap || distance > 0 || unacknowledged >= UNACKNOWLEDGED_SEGMENTS || isQuick(in));
        } else if (in.length() > 0) {
            oweAck(true);
        }
        if (in.fin && !isEnded && to == in.dataLength) {
            hasFin = true;
            finAt = end;
        }
        return isNew;
    }

    /** Whether a segment is one of the first full ones: who sends much begins with little on the way, and grows by acknowledgments. */
    private boolean isQuick(Segment in) {
        return quickAcks > 0 && in.dataLength >= segment - SegmentWriter.MOST_OPTIONS && --quickAcks >= 0;
    }

    /** What came twice is told (RFC 2883): what is before the next number, or all that is in a piece behind the gap. */
    void noteDuplicate(Segment in) {
        int begin = in.sequence + (in.syn ? 1 : 0);
        int end = begin + in.dataLength;
        if (begin == end) {
            return;
        }
        if (Sequence.isBefore(begin, next)) {
            sacks.duplicated(begin, Sequence.isBefore(next, end) ? next : end);
        } else {
            int piece = buffer.pieceOf(begin - next);
            if (piece >= 0) {
                // The piece that it is in is told behind it (RFC 2883 section 4.1.2).
                sacks.came(begin);
                sacks.duplicated(begin, Math.min(end - next, buffer.pieceEnd(piece)) + next);
            }
        }
    }

    /** Adds what is acknowledged selectively to a segment that has room for so many bytes more; returns whether all that is important went in. */
    boolean report(SackBlocks blocks, int room) {
        if (!sacks.isNeeded()) {
            return true;
        }
        int most = Math.min((room - SegmentWriter.SACK) / SegmentWriter.SACK_BLOCK, MOST_BLOCKS);
        if (most > 0) {
            sacks.report(blocks, next, most);
        }
        return most > 0;
    }

    ConnectionImage.Input image(int lastAcknowledged, boolean isAckOwed, boolean isEchoing) {
        List<ConnectionImage.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < buffer.pieces(); i++) {
            pieces.add(new ConnectionImage.Piece(buffer.pieceStart(i), buffer.copyPiece(i)));
        }
        return new ConnectionImage.Input(
                next,
                advertised,
                lastAcknowledged,
                hasFin && !isEnded,
                finAt,
                isAckOwed || ackTimer.isArmed(),
                isEchoing,
                buffer.capacity(),
                buffer.copy(),
                pieces);
    }

    /** Goes on where another stack was. Nothing is sent. */
    void restore(ConnectionImage image) {
        ConnectionImage.Input input = image.input();
        shift = image.agreement().receiveShift();
        isScaled = image.agreement().isScaled() && connection.isEstablished();
        next = input.next();
        advertised = input.windowEnd();
        received = image.use().received();
        isEnded = ConnectionImage.isFinReceived(image.state());
        hasFin = input.isFinEarly() || isEnded;
        finAt = isEnded ? next - 1 : input.finAt();
        buffer.put(input.data().buffer(), 0, input.data().length(), 0);
        for (ConnectionImage.Piece piece : input.pieces()) {
            buffer.put(piece.data().buffer(), 0, piece.data().length(), piece.distance());
            sacks.came(next + piece.distance());
        }
        if (input.isAckPending()) {
            clock.armIn(ackTimer, settings.delayedAck());
        }
    }

    /** Tells that there is more room, if there is much more than the other side knows. */
    void tellRoom() {
        if (!isEnded && growth() >= Math.min(2 * segment, buffer.capacity() / 2)) {
            acknowledge();
        }
    }

    /** How many bytes came in order. */
    long received() {
        return received;
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
            connection.output().oweAck();
        } else if (!ackTimer.isArmed()) {
            clock.armIn(ackTimer, settings.delayedAck());
        }
    }

    int read(ByteBuffer into) {
        int count = buffer.read(into);
        int step = Math.min(2 * segment, buffer.capacity() / 2);
        if (count > 0 && !isEnded && growth() >= step) {
            acknowledge();
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
        if (budget != null) {
            budget.give(told);
            told = 0;
        }
    }
}
