package org.mpl4j.dns.zone.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file looks like from outside, to see that it has changed.
 *
 * @param file the file
 * @param modified when it was written, empty if it is not there
 * @param size how long it is, -1 if it is not there
 * @param key what the file system calls it: another one that takes its place has another
 */
record FileStamp(
        Path file, String modified, long size, @Nullable Object key) {
    /** What files look like now. */
    static List<FileStamp> of(List<Path> files) {
        List<FileStamp> stamps = new ArrayList<>();
        for (Path file : files) {
            stamps.add(of(file));
        }
        return stamps;
    }

    private static FileStamp of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(
                    file, attributes.lastModifiedTime().toString(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            return new FileStamp(file, "", -1, null);
        }
    }
}
