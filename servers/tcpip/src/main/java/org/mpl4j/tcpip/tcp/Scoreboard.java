package org.mpl4j.tcpip.tcp;

/** The segments that were sent and not acknowledged, in their order, with when each was sent last and what is known of it (RFC 6675 section 3, RFC 8985 section 5.2). In rings that grow with what is on the way. */
final class Scoreboard {
    private static final int FIRST_SIZE = 16;
    private static final int SACKED = 1;
    private static final int LOST = 2;
    private static final int RETRANSMITTED = 4;

    private int[] ends = {};
    private long[] times = {};
    private int[] orders = {};
    private byte[] marks = {};
    private final SentSegment delivered = new SentSegment();
    private int order;
    private int first;
    private int count;
    private int begin;
    private int end;
    private int sackedBytes;
    private int sackedSegments;
    private int lostBytes;
    private int retransmittedSegments;

    /** Forgets all, and begins with a number. */
    void clear(int sequence) {
        first = 0;
        count = 0;
        begin = sequence;
        end = sequence;
        sackedBytes = 0;
        sackedSegments = 0;
        lostBytes = 0;
        retransmittedSegments = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** How many segments there are; they are counted from 0. */
    int count() {
        return count;
    }

    /** The number behind the last segment. */
    int end() {
        return end;
    }

    /** How many bytes are not acknowledged. */
    int outstanding() {
        return end - begin;
    }

    /** How many bytes are on the way: those that neither arrived nor are lost (RFC 6675 section 4, pipe). */
    int pipe() {
        return end - begin - sackedBytes - lostBytes;
    }

    /** How many segments arrived behind one that did not. */
    int sackedSegments() {
        return sackedSegments;
    }

    /** Whether each segment was sent once, and none arrived behind one that did not. */
    boolean isPlain() {
        return sackedSegments == 0 && retransmittedSegments == 0 && lostBytes == 0;
    }

    private int slot(int index) {
        return first + index & ends.length - 1;
    }

    /** The first number of a segment. */
    int begin(int index) {
        return index == 0 ? begin : ends[slot(index - 1)];
    }

    /** The number behind a segment. */
    int end(int index) {
        return ends[slot(index)];
    }

    /** Which one of all that were sent a segment was when it was sent last: time alone does not tell, as much is sent at once. */
    int order(int index) {
        return orders[slot(index)];
    }

    /** When a segment was sent last, in nanoseconds. */
    long sentAt(int index) {
        return times[slot(index)];
    }

    boolean isSacked(int index) {
        return (marks[slot(index)] & SACKED) != 0;
    }

    boolean isLost(int index) {
        return (marks[slot(index)] & LOST) != 0;
    }

    boolean wasRetransmitted(int index) {
        return (marks[slot(index)] & RETRANSMITTED) != 0;
    }

    private int length(int index) {
        return end(index) - begin(index);
    }

    /** A segment was sent that follows the last one; its bytes may have been sent before. */
    void add(int newEnd, long now, boolean isAgain) {
        if (count == ends.length) {
            grow();
        }
        int slot = slot(count);
        ends[slot] = newEnd;
        times[slot] = now;
        orders[slot] = order++;
        marks[slot] = (byte) (isAgain ? RETRANSMITTED : 0);
        retransmittedSegments += isAgain ? 1 : 0;
        end = newEnd;
        count++;
    }

    private void grow() {
        int size = Math.max(FIRST_SIZE, 2 * ends.length);
        int[] newEnds = new int[size];
        long[] newTimes = new long[size];
        int[] newOrders = new int[size];
        byte[] newMarks = new byte[size];
        for (int i = 0; i < count; i++) {
            newEnds[i] = ends[slot(i)];
            newTimes[i] = times[slot(i)];
            newOrders[i] = orders[slot(i)];
            newMarks[i] = marks[slot(i)];
        }
        ends = newEnds;
        times = newTimes;
        orders = newOrders;
        marks = newMarks;
        first = 0;
    }

    /** A segment was sent again: it is on the way. */
    void sentAgain(int index, long now) {
        int slot = slot(index);
        if ((marks[slot] & LOST) != 0) {
            lostBytes -= length(index);
        }
        if ((marks[slot] & RETRANSMITTED) == 0) {
            retransmittedSegments++;
        }
        marks[slot] = (byte) (marks[slot] & ~LOST | RETRANSMITTED);
        times[slot] = now;
        orders[slot] = order++;
    }

    /** A segment is lost, unless it arrived; returns whether that was not known. */
    boolean lose(int index) {
        int slot = slot(index);
        if ((marks[slot] & (SACKED | LOST)) != 0) {
            return false;
        }
        marks[slot] |= LOST;
        lostBytes += length(index);
        return true;
    }

    /** The first segment that is lost and was not sent again since; -1 if none is. */
    int firstLost() {
        for (int i = 0; lostBytes > 0 && i < count; i++) {
            if (isLost(i)) {
                return i;
            }
        }
        return -1;
    }

    /** No segment is lost. */
    void forgetLosses() {
        unmark(LOST);
        lostBytes = 0;
    }

    /** The other side may have dropped what it said that it has (RFC 2018 section 8). */
    void forgetSacks() {
        unmark(SACKED);
        sackedBytes = 0;
        sackedSegments = 0;
    }

    private void unmark(int mark) {
        for (int i = 0; i < count; i++) {
            marks[slot(i)] &= (byte) ~mark;
        }
    }

    /** All before a number arrived. */
    void acknowledge(int number, DeliveryListener listener) {
        while (count > 0 && Sequence.isAtMost(ends[first], number)) {
            int mark = marks[first];
            int segmentEnd = ends[first];
            deliverFirst(segmentEnd, listener);
            sackedSegments -= (mark & SACKED) != 0 ? 1 : 0;
            retransmittedSegments -= (mark & RETRANSMITTED) != 0 ? 1 : 0;
            first = slot(1);
            count--;
        }
        if (count == 0) {
            begin = number;
            end = number;
        } else if (Sequence.isBefore(begin, number)) {
            deliverFirst(number, listener);
        }
    }

    private void deliverFirst(int to, DeliveryListener listener) {
        int mark = marks[first];
        if ((mark & SACKED) != 0) {
            sackedBytes -= to - begin;
        } else {
            deliver(first, to - begin, to, true, listener);
        }
        if ((mark & LOST) != 0) {
            lostBytes -= to - begin;
        }
        begin = to;
    }

    private void deliver(int slot, int length, int segmentEnd, boolean isCumulative, DeliveryListener listener) {
        delivered.length = length;
        delivered.end = segmentEnd;
        delivered.sentAt = times[slot];
        delivered.order = orders[slot];
        delivered.wasRetransmitted = (marks[slot] & RETRANSMITTED) != 0;
        listener.delivered(delivered, isCumulative);
    }

    /**
     * What is between two numbers arrived. Segments of which only a part did count as if nothing had, except such as are longer than segments are by now: they are parted.
     *
     * @param segment how long segments are
     */
    void sack(int left, int right, int segment, DeliveryListener listener) {
        part(left, segment);
        part(right, segment);
        for (int i = indexOf(left); i < count && Sequence.isAtMost(end(i), right); i++) {
            int slot = slot(i);
            if ((marks[slot] & SACKED) != 0 || Sequence.isBefore(begin(i), left)) {
                continue;
            }
            int length = length(i);
            lostBytes -= (marks[slot] & LOST) != 0 ? length : 0;
            marks[slot] = (byte) (marks[slot] & ~LOST | SACKED);
            sackedBytes += length;
            sackedSegments++;
            deliver(slot, length, ends[slot], false, listener);
        }
    }

    private void part(int number, int segment) {
        int index = indexOf(number);
        if (index < count && Sequence.isBefore(begin(index), number) && length(index) > segment) {
            split(index, number - begin(index));
        }
    }

    /** The segment that a number is in; {@link #count} if it is behind all. */
    private int indexOf(int number) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = low + high >>> 1;
            if (Sequence.isAtMost(end(middle), number)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Makes two of one segment. */
    void split(int index, int firstLength) {
        int cut = begin(index) + firstLength;
        if (count == ends.length) {
            grow();
        }
        count++;
        for (int i = count - 1; i > index; i--) {
            ends[slot(i)] = ends[slot(i - 1)];
            times[slot(i)] = times[slot(i - 1)];
            orders[slot(i)] = orders[slot(i - 1)];
            marks[slot(i)] = marks[slot(i - 1)];
        }
        ends[slot(index)] = cut;
        sackedSegments += isSacked(index) ? 1 : 0;
        retransmittedSegments += wasRetransmitted(index) ? 1 : 0;
    }

    /** What is known of each segment, as {@code S} (arrived), {@code L} (lost), {@code R} (sent again) or {@code .}. */
    @Override
    public String toString() {
        char[] text = new char[count];
        for (int i = 0; i < count; i++) {
            text[i] = isSacked(i) ? 'S' : isLost(i) ? 'L' : wasRetransmitted(i) ? 'R' : '.';
        }
        return new String(text);
    }
}
