package org.mpl4j.compiler.dissect.stream;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.dissect.table.Target;

/**
 * The bytes of a stream: what has come in order and is not used up is in a buffer; what has come too early waits.
 *
 * <p>Places in the stream count from its first byte that was seen. Positions on the wire are numbers modulo 2<sup>32</sup>, as those of TCP (RFC 9293 section 3.4). What comes
 * twice counts once. If a gap is not filled before too much waits behind it, what is missing is given up, and with it what was not used up before it.
 */
public final class OrderedBytes {
    /** A packet that is longer than this is none. */
    static final int MOST_PENDING = 4 << 20;

    static final int MOST_EARLY = 1 << 20;

    /** Positions that are farther away belong to another stream. */
    private static final long FARTHEST = 1 << 30;

    private byte[] data = new byte[512];
    private ByteBuffer buffer = ByteBuffer.wrap(data);
    private int start;
    private int end;

    /** The place in the stream of the buffer's first byte. */
    private long base;

    /** The number on the wire of the stream's first byte. */
    private long firstNumber;

    private boolean isKnown;
    private boolean isInStep;
    private @Nullable Target reader;
    private int earlyBytes;
    private final TreeMap<Long, Early> early = new TreeMap<>();
    private final List<Source> sources = new ArrayList<>();

    private record Early(byte[] content, long frame) {}

    /**
     * Where bytes came from.
     *
     * @param from place in the stream of the first one
     * @param to place after the last one
     */
    private record Source(long from, long to, long frame) {}

    /** A stream begins here: its first byte has that number on the wire. */
    public void restart(long number) {
        startAnywhere(number);
        isInStep = true;
    }

    private void startAnywhere(long number) {
        clear();
        isInStep = false;
        base = 0;
        firstNumber = number;
        isKnown = true;
    }

    /** Whether everything since the stream's beginning has come, so that a packet starts where the one before it ends. */
    public boolean isInStep() {
        return isInStep;
    }

    /**
     * Takes a segment.
     *
     * @param number of its first byte on the wire
     * @param segment bytes from {@code from} to {@code to} of this buffer
     * @param frame that brought it
     * @return whether there are more bytes in order than before
     */
    public boolean add(long number, ByteBuffer segment, int from, int to, long frame) {
        if (!isKnown || Math.abs(distance(number)) > FARTHEST) {
            startAnywhere(number);
        }
        compact();
        long place = next() + distance(number);
        int skipped = (int) Math.min(to - from, Math.max(0, next() - place));
        if (from + skipped == to) {
            return false;
        }
        byte[] content = new byte[to - from - skipped];
        segment.get(from + skipped, content);
        Early segmentHere = new Early(content, frame);
        if (place + skipped > next()) {
            return hold(place, segmentHere);
        }
        append(segmentHere);
        takeEarly();
        return true;
    }

    private boolean hold(long place, Early segment) {
        Early before = early.get(place);
        if (before == null || before.content.length < segment.content.length) {
            earlyBytes += segment.content.length - (before == null ? 0 : before.content.length);
            early.put(place, segment);
        }
        if (earlyBytes <= MOST_EARLY) {
            return false;
        }
        // What is missing was lost before it was captured, or never sent.
        long first = early.firstKey();
        isInStep = false;
        start = end;
        base = first - end;
        sources.clear();
        takeEarly();
        return true;
    }

    private void takeEarly() {
        while (!early.isEmpty() && early.firstKey() <= next()) {
            Map.Entry<Long, Early> first = early.pollFirstEntry();
            byte[] content = first.getValue().content;
            earlyBytes -= content.length;
            long known = next() - first.getKey();
            if (known < content.length) {
                byte[] rest = Arrays.copyOfRange(content, (int) known, content.length);
                append(new Early(rest, first.getValue().frame));
            }
        }
    }

    private void append(Early segment) {
        byte[] content = segment.content;
        if (end + content.length > data.length) {
            data = Arrays.copyOf(data, Math.max(2 * data.length, end + content.length));
            buffer = ByteBuffer.wrap(data);
        }
        System.arraycopy(content, 0, data, end, content.length);
        sources.add(new Source(next(), next() + content.length, segment.frame));
        end += content.length;
    }

    /** Moves what is not used up to the start of the buffer: packets that were read from it are not looked at any more. */
    private void compact() {
        if (end - start > MOST_PENDING) {
            start = end;
        }
        System.arraycopy(data, start, data, 0, end - start);
        base += start;
        end -= start;
        start = 0;
        sources.removeIf(source -> source.to <= base);
    }

    private void clear() {
        start = end;
        early.clear();
        earlyBytes = 0;
        sources.clear();
    }

    /** The place after the last byte that has come in order. */
    private long next() {
        return base + end;
    }

    /** How far a number on the wire is ahead of the next byte; negative if that was there already. */
    private long distance(long number) {
        return (int) (number - firstNumber - next());
    }

    /** The buffer; what is from {@link #start} to {@link #end} is in order. Valid until the next segment comes. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** Index of the first byte that is not used up. */
    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    /** Notes that what is before an index is used up. */
    public void use(int upTo) {
        start = upTo;
    }

    /** What is here is not what was thought: it is given up, and the next segment may be a beginning. */
    public void giveUp() {
        clear();
    }

    /** What the bytes that are not used up are the beginning of, as the segment said that brought the first of them; null if there are none. */
    public @Nullable Target reader() {
        return start < end ? reader : null;
    }

    /** Notes what packets are read from here on. */
    public void readBy(Target target) {
        reader = target;
    }

    /** The place in the stream of an index of the buffer. */
    public long placeOf(int index) {
        return base + index;
    }

    /** The frames that brought the bytes from one index of the buffer to another, in order. */
    public List<Long> framesOf(int from, int to) {
        return sources.stream()
                .filter(source -> source.from < base + to && source.to > base + from)
                .map(source -> source.frame)
                .distinct()
                .toList();
    }

    /** Index in the buffer at which a frame's bytes begin, if it has brought those up to the end. */
    public int startOf(long frame) {
        for (Source source : sources) {
            if (source.frame == frame) {
                return (int) (source.from - base);
            }
        }
        return end;
    }

    /** How many bytes are kept for later. */
    public long keptBytes() {
        return end - start + (long) earlyBytes;
    }
}
