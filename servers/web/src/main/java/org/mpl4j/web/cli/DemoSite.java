package org.mpl4j.web.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page that is served when no folder is named: files in a folder of their own, which is removed at the end. */
final class DemoSite implements AutoCloseable {
    private static final List<String> FILES = List.of("index.html", "style.css", "hello.txt");

    private final Path folder;

    /** Writes the files. */
    DemoSite() throws IOException {
        folder = Files.createTempDirectory("mpl-web-demo");
        for (String file : FILES) {
            try (InputStream content = DemoSite.class.getResourceAsStream("demo/" + file)) {
                if (content == null) {
                    throw new IOException("the demo page has no " + file);
                }
                Files.copy(content, folder.resolve(file));
            }
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        for (String file : FILES) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.deleteIfExists(folder);
    }
}
