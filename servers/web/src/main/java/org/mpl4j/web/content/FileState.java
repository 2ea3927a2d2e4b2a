package org.mpl4j.web.content;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What tells whether a file is still the one it was.
 *
 * @param key its number in the file system, null where there is none
 * @param size how many bytes it has
 * @param modifiedNanos when it was changed, in nanoseconds of the Unix epoch
 */
record FileState(@Nullable Object key, long size, long modifiedNanos) {
    private static final long NANOS = 1_000_000_000;

    static FileState of(BasicFileAttributes attributes) {
        return new FileState(
                attributes.fileKey(),
                attributes.size(),
                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
    }

    long modifiedSeconds() {
        return Math.floorDiv(modifiedNanos, NANOS);
    }
}
