package org.mpl4j.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Random;
import org.mpl4j.web.connection.RequestLog;
import org.mpl4j.web.connection.Site;
import org.mpl4j.web.connection.WebCounts;
import org.mpl4j.web.connection.Workspace;
import org.mpl4j.web.content.ContentSettings;
import org.mpl4j.web.content.DocumentRoot;
import org.mpl4j.web.content.LinkPolicy;
import org.mpl4j.web.content.MediaTypes;
import org.mpl4j.web.content.ResourceCache;

/** A folder with files of all kinds, and what serves it. */
public final class TestSite {
    /** When all files were changed. */
    public static final long MODIFIED = 1_700_000_000;

    /** The same as Last-Modified says it. */
    public static final String MODIFIED_TEXT = "Tue, 14 Nov 2023 22:13:20 GMT";

    /** What is in text.txt. */
    public static final String TEXT = "0123456789".repeat(100);

    private TestSite() {}

    /** Writes the files. */
    public static void fill(Path root) {
        try {
            write(root, "text.txt", TEXT.getBytes(StandardCharsets.US_ASCII));
            write(root, "index.html", "<p>index".getBytes(StandardCharsets.US_ASCII));
            write(root, "empty.txt", new byte[0]);
            write(root, "folder/page.html", "<p>page".getBytes(StandardCharsets.US_ASCII));
            write(root, "folder/index.html", "<p>folder".getBytes(StandardCharsets.US_ASCII));
            write(root, "bare/file", "bare".getBytes(StandardCharsets.US_ASCII));
            write(root, "bare/<a&b>.txt", "odd".getBytes(StandardCharsets.US_ASCII));
            write(root, ".hidden", "secret".getBytes(StandardCharsets.US_ASCII));
            write(root, ".well-known/security.txt", "known".getBytes(StandardCharsets.US_ASCII));
            write(root, "script.js", "plain script".getBytes(StandardCharsets.US_ASCII));
            write(root, "script.js.gz", "gzip'ed".getBytes(StandardCharsets.US_ASCII));
            write(root, "script.js.br", "brotli".getBytes(StandardCharsets.US_ASCII));
            write(root, "large.bin", large());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in large.bin: more than is kept in memory. */
    public static byte[] large() {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    /** Writes a file with the date that all have. */
    public static void write(Path root, String name, byte[] content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(MODIFIED)));
    }

    /** What finds files in it. */
    public static ResourceCache resources(Path root, ContentSettings settings) {
        try {
            return new ResourceCache(new DocumentRoot(root, LinkPolicy.INSIDE), settings, new MediaTypes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a thread serves it with; the time is said. */
    public static Workspace workspace(Path root, ContentSettings settings) {
        Workspace space = new Workspace(new Site(resources(root, settings)), new WebCounts().join(), RequestLog.NONE);
        space.time(0, (MODIFIED + 1000) * 1000);
        return space;
    }
}
