package org.mpl4j.tcpip.tcp;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.Bytes;

/** Bytes that came and were not read yet, and those behind a gap, in so many pieces at most: what would be one more is lost, and comes again. */
final class ReceiveBuffer {
    private static final int PIECES = 64;

    private static final int[] NONE = {};

    private final Ring ring;

    /** Pieces behind the gap, as distances from the end of what is whole: beginnings and ends, in order, none touching the next. Most connections never have any. */
    private int[] starts = NONE;

    private int[] ends = NONE;
    private int pieces;

    ReceiveBuffer(RingMemory memory, int capacity) {
        ring = new Ring(memory, capacity);
    }

    int capacity() {
        return ring.capacity();
    }

    /** How many bytes can be read. */
    int length() {
        return ring.length();
    }

    /** How many bytes may still come. */
    int room() {
        return ring.room();
    }

    boolean hasGap() {
        return pieces > 0;
    }

    /** How many pieces there are behind the gap; they are counted from 0. */
    int pieces() {
        return pieces;
    }

    /** How far behind the end of what is whole a piece begins. */
    int pieceStart(int index) {
        return starts[index];
    }

    /** How far behind the end of what is whole a piece ends. */
    int pieceEnd(int index) {
        return ends[index];
    }

    /** The piece that has the byte so far behind the end of what is whole; -1 if none has. */
    int pieceOf(int distance) {
        for (int i = 0; i < pieces && starts[i] <= distance; i++) {
            if (distance < ends[i]) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Takes bytes.
     *
     * @param source the buffer that they are in
     * @param from where they begin there
     * @param count how many, for which there is room
     * @param distance how far behind the end of what is whole they begin
     * @return how many bytes are whole now that were not before
     */
    int put(ByteBuffer source, int from, int count, int distance) {
        int end = distance + count;
        if (distance > 0 && !note(distance, end)) {
            return 0;
        }
        ring.store(source, from, count, distance);
        if (distance > 0) {
            return 0;
        }
        int whole = end;
        int used = 0;
        while (used < pieces && starts[used] <= whole) {
            whole = Math.max(whole, ends[used]);
            used++;
        }
        ring.extend(whole);
        pieces -= used;
        for (int i = 0; i < pieces; i++) {
            starts[i] = starts[i + used] - whole;
            ends[i] = ends[i + used] - whole;
        }
        return whole;
    }

    /** Notes a piece, one with those that it touches. */
    private boolean note(int start, int end) {
        if (starts.length == 0) {
            starts = new int[PIECES];
            ends = new int[PIECES];
        }
        int at = 0;
        while (at < pieces && ends[at] < start) {
            at++;
        }
        int after = at;
        int newStart = start;
        int newEnd = end;
        while (after < pieces && starts[after] <= end) {
            newStart = Math.min(newStart, starts[after]);
            newEnd = Math.max(newEnd, ends[after]);
            after++;
        }
        int count = pieces - (after - at) + 1;
        if (count > PIECES) {
            return false;
        }
        System.arraycopy(starts, after, starts, at + 1, pieces - after);
        System.arraycopy(ends, after, ends, at + 1, pieces - after);
        starts[at] = newStart;
        ends[at] = newEnd;
        pieces = count;
        return true;
    }

    /** A copy of what can be read. */
    Bytes copy() {
        return copy(0, ring.length());
    }

    /** A copy of a piece behind the gap. */
    Bytes copyPiece(int index) {
        return copy(ring.length() + starts[index], ends[index] - starts[index]);
    }

    private Bytes copy(int offset, int count) {
        ByteBuffer copy = ByteBuffer.allocate(count);
        if (count > 0) {
            ring.copy(offset, count, copy);
        }
        return Bytes.wrap(copy.flip());
    }

    /** Takes bytes out; returns how many. */
    int read(ByteBuffer into) {
        int count = ring.read(into);
        if (ring.length() == 0 && pieces == 0) {
            ring.release();
        }
        return count;
    }
}
