package org.mpl4j.bench.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How many files a program may have open, and so how many connections on the kernel's sockets. */
final class OpenFiles {
    /** What a command has in front of it to have as many as it may have at most. */
    static final List<String> ALLOWED = List.of("sh", "-c", "ulimit -n $(ulimit -H -n); exec \"$@\"", "sh");

    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String LINE = "Max open files";

    /** The soft limit and the hard one follow the name. */
    private static final int HARD = 1;

    private static final int OTHERS = 1_000;

    private OpenFiles() {}

    /** As many connections as that allows, up to what is wanted. */
    static int most(int wanted) throws IOException {
        try (Stream<String> lines = Files.lines(LIMITS)) {
            String limit = lines.filter(line -> line.startsWith(LINE))
                    .map(line -> line.substring(LINE.length()).strip().split("\\s+")[HARD])
                    .findFirst()
                    .orElseThrow(() -> new IOException(LIMITS + " does not say how many files may be open"));
            return limit.equals("unlimited") ? wanted : Math.min(wanted, Integer.parseInt(limit) - OTHERS);
        }
    }
}
