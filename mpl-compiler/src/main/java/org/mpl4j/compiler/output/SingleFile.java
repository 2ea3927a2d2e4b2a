package org.mpl4j.compiler.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that somebody named. */
public final class SingleFile {
    private SingleFile() {}

    /** Writes it in UTF-8, over one that is there. */
    public static void write(Path path, String content) throws IOException {
        try {
            Files.writeString(path, content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IOException("cannot write " + path + ": " + e, e);
        }
    }
}
