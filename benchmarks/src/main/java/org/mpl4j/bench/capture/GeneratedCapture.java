package org.mpl4j.bench.capture;

import java.nio.ByteBuffer;
import org.mpl4j.bench.packets.pcap.PcapHeader;
import org.mpl4j.bench.packets.pcap.PcapRecord;
import org.mpl4j.runtime.ParseException;

/** Walks records of a pcap file with generated views. */
final class GeneratedCapture {
    private GeneratedCapture() {}

    /** The sum of all frames. */
    static long walk(ByteBuffer file) throws ParseException {
        PcapHeader header = PcapHeader.parse(file);
        return walk(file, header.endOffset(), file.limit(), isLittle(header));
    }

    /** The sum of the frames in the records between start and end. */
    static long walk(ByteBuffer file, int start, int end, boolean little) throws ParseException {
        ByteBuffer rest = file.duplicate().limit(end).position(start);
        long sum = 0;
        while (rest.hasRemaining()) {
            PcapRecord record = PcapRecord.parse(rest, little);
            sum += GeneratedFrame.dissect(record.data());
            rest.position(record.endOffset());
        }
        return sum;
    }

    /** Where ranges of records of about the same number of bytes begin, and where the last one ends. */
    static int[] split(ByteBuffer file, PcapHeader header, int parts) throws ParseException {
        int[] starts = new int[parts + 1];
        ByteBuffer rest = file.duplicate().position(header.endOffset());
        boolean little = isLittle(header);
        for (int part = 0; part < parts; part++) {
            long target = (long) file.limit() * part / parts;
            while (rest.position() < target) {
                rest.position(PcapRecord.parse(rest, little).endOffset());
            }
            starts[part] = rest.position();
        }
        starts[parts] = file.limit();
        return starts;
    }

    static boolean isLittle(PcapHeader header) {
        return header.magic().equals(PcapHeader.Magic.MicrosecondsSwapped)
                || header.magic().equals(PcapHeader.Magic.NanosecondsSwapped);
    }
}
