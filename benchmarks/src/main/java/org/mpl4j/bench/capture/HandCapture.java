package org.mpl4j.bench.capture;

import static org.mpl4j.bench.hand.BufferAccess.i32;

import java.nio.ByteBuffer;

/** Walks records of a pcap file that a little-endian machine wrote, by hand. */
final class HandCapture {
    static final int FILE_HEADER = 24;
    static final int RECORD_HEADER = 16;
    private static final int LITTLE_ENDIAN_MAGIC = 0xd4c3_b2a1;

    private HandCapture() {}

    /** The sum of the frames in the records between start and end. */
    static long walk(ByteBuffer b, int start, int end) {
        HandFrame frames = new HandFrame();
        long sum = 0;
        int at = start;
        while (at < end) {
            int frame = at + RECORD_HEADER;
            int frameEnd = recordEnd(b, at, end);
            sum += frames.dissect(b, frame, frameEnd);
            at = frameEnd;
        }
        return sum;
    }

    /** Where the records begin, if it is such a file. */
    static int firstRecord(ByteBuffer b, int end) {
        if (end < FILE_HEADER || i32(b, 0) != LITTLE_ENDIAN_MAGIC) {
            throw new IllegalArgumentException("no pcap file in microseconds of a little-endian machine");
        }
        return FILE_HEADER;
    }

    /** Where ranges of records of about the same number of bytes begin, and where the last one ends. */
    static int[] split(ByteBuffer b, int end, int parts) {
        int[] starts = new int[parts + 1];
        int at = firstRecord(b, end);
        for (int part = 0; part < parts; part++) {
            long target = (long) end * part / parts;
            while (at < target) {
                at = recordEnd(b, at, end);
            }
            starts[part] = at;
        }
        starts[parts] = end;
        return starts;
    }

    private static int recordEnd(ByteBuffer b, int at, int end) {
        if (end - at < RECORD_HEADER) {
            throw new IllegalArgumentException("a record that is cut off");
        }
        int length = Integer.reverseBytes(i32(b, at + 8));
        if (length < 0 || length > end - at - RECORD_HEADER) {
            throw new IllegalArgumentException("a frame that is cut off");
        }
        return at + RECORD_HEADER + length;
    }
}
