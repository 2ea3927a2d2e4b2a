package org.mpl4j.bench.size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Counts lines. */
final class Lines {
    private Lines() {}

    /** The lines of a specification or of formatted Java that are neither blank nor part of a comment. */
    static long of(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip).filter(Lines::isCode).count();
        }
    }

    private static boolean isCode(String line) {
        return !line.isEmpty() && !line.startsWith("//") && !line.startsWith("/*") && !line.startsWith("*");
    }
}
