package org.mpl4j.web.content;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * How files are served.
 *
 * @param indexNames files that stand for their folder, the first that there is
 * @param isListing whether a folder without such a file is listed
 * @param isHiddenServed whether files and folders are served whose names begin with a dot; {@code .well-known} always is
 * @param isPrecompressed whether {@code NAME.br} and {@code NAME.gz} are sent in the place of {@code NAME} to clients that take them
 * @param charset what is said of the encoding of texts, empty for nothing
 * @param fields lines that are added to each response with content of a file, without their ends
 * @param smallBytes files up to this size are kept in memory
 * @param cacheBytes how much memory they may take together, with what is known of larger ones
 * @param fresh how long what is known of a file is believed before the file is looked at again
 */
public record ContentSettings(
        List<String> indexNames,
        boolean isListing,
        boolean isHiddenServed,
        boolean isPrecompressed,
        String charset,
        List<String> fields,
        int smallBytes,
        long cacheBytes,
        Duration fresh) {
    private static final int SMALL_BYTES = 64 * 1024;
    private static final long CACHE_BYTES = 64L << 20;

    /** What goes if nothing is said. */
    public static final ContentSettings STANDARD = new ContentSettings(
            List.of("index.html"),
            false,
            false,
            true,
            "utf-8",
            List.of(),
            SMALL_BYTES,
            CACHE_BYTES,
            Duration.ofSeconds(1));

    public ContentSettings {
        indexNames = List.copyOf(indexNames);
        fields = List.copyOf(fields);
    }

    /** {@return the same with listings of folders} */
    public ContentSettings withListing() {
        return new ContentSettings(
                indexNames, true, isHiddenServed, isPrecompressed, charset, fields, smallBytes, cacheBytes, fresh);
    }

    /** {@return the same with another size and budget of memory, and another time} */
    public ContentSettings withCache(int newSmallBytes, long newCacheBytes, Duration newFresh) {
        return new ContentSettings(
                indexNames,
                isListing,
                isHiddenServed,
                isPrecompressed,
                charset,
                fields,
                newSmallBytes,
                newCacheBytes,
                newFresh);
    }

    boolean isHidden(String name) {
        return !isHiddenServed && name.startsWith(".") && !name.equals(".well-known");
    }

    /** The added lines as bytes, each with its end. */
    String fieldLines() {
        StringBuilder lines = new StringBuilder();
        fields.forEach(field -> lines.append(field).append("\r\n"));
        return lines.toString();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
