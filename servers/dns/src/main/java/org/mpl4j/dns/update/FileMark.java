package org.mpl4j.dns.update;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What a zone file is known by, to see whether somebody else has written it.
 *
 * @param serial of the zone in it
 * @param size how many bytes it has, with those that it includes
 * @param crc a checksum over them
 */
record FileMark(long serial, long size, long crc) {
    private static final int CHUNK = 1 << 16;

    /**
     * Of files as they are now.
     *
     * @param files the file, and those that it includes
     * @param serial of the zone in it
     */
    static FileMark of(List<Path> files, long serial) throws IOException {
        CRC32C crc = new CRC32C();
        long size = 0;
        byte[] chunk = new byte[CHUNK];
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                    crc.update(chunk, 0, count);
                    size += count;
                }
            }
        }
        return new FileMark(serial, size, crc.getValue());
    }
}
