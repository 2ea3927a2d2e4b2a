package org.mpl4j.appliance.build;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A library in the Executable and Linkable Format (System V ABI, chapters 4 and 5). What is loaded of it is said by its program headers; sections are for linkers and debuggers, and those that only they read stand at the
 * end.
 */
final class SharedLibrary {
    private static final int HEADER = 64;
    private static final int MAGIC = 0x7f454c46;
    private static final byte BITS_64 = 2;
    private static final byte LITTLE_ENDIAN = 1;
    private static final int CLASS = 4;
    private static final int DATA = 5;
    private static final int PROGRAM_HEADERS = 32;
    private static final int SECTION_HEADERS = 40;
    private static final int PROGRAM_HEADER_SIZE = 54;
    private static final int PROGRAM_HEADER_COUNT = 56;
    private static final int SECTION_COUNT = 60;
    private static final int SECTION_NAMES = 62;
    private static final int SEGMENT_OFFSET = 8;
    private static final int SEGMENT_SIZE = 32;

    private SharedLibrary() {}

    /** Cuts off what stands behind all that is loaded: symbols for debuggers, and the table of sections. A file of another kind stays as it is. */
    static void strip(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer header = read(channel, 0, HEADER);
            if (header.limit() < HEADER
                    || header.order(ByteOrder.BIG_ENDIAN).getInt(0) != MAGIC
                    || header.get(CLASS) != BITS_64
                    || header.get(DATA) != LITTLE_ENDIAN) {
                return;
            }
            header.order(ByteOrder.LITTLE_ENDIAN);
            long end = loadedEnd(channel, header);
            long sections = header.getLong(SECTION_HEADERS);
            if (sections < end || end > channel.size()) {
                return;
            }
            header.putLong(SECTION_HEADERS, 0)
                    .putShort(SECTION_COUNT, (short) 0)
                    .putShort(SECTION_NAMES, (short) 0);
            while (header.hasRemaining()) {
                channel.write(header, header.position());
            }
            channel.truncate(end);
        }
    }

    /** Where in the file the last segment ends. */
    private static long loadedEnd(FileChannel channel, ByteBuffer header) throws IOException {
        long begin = header.getLong(PROGRAM_HEADERS);
        int size = Short.toUnsignedInt(header.getShort(PROGRAM_HEADER_SIZE));
        int count = Short.toUnsignedInt(header.getShort(PROGRAM_HEADER_COUNT));
        ByteBuffer segments = read(channel, begin, size * count);
        long end = begin + segments.limit();
        for (int at = 0; at < segments.limit(); at += size) {
            end = Math.max(end, segments.getLong(at + SEGMENT_OFFSET) + segments.getLong(at + SEGMENT_SIZE));
        }
        return end;
    }

    private static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
            // Until it is whole, or the file has ended.
        }
        return bytes.flip();
    }
}
