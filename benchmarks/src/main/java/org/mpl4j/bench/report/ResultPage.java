package org.mpl4j.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The page around the tables: what was run, and on what. */
final class ResultPage {
    private static final Path CPUS = Path.of("/proc/cpuinfo");

    private ResultPage() {}

    static String of(String command, String table) throws IOException {
        return """
                # Codecs, measured

                Made by `%s`; do not edit. On %d processors (%s), Java %s (%s).

                `hand` is hand-written code on ByteBuffer, `handArray` the same on byte[] with VarHandles, `generated` what MPL makes of `specs/`.
                *mixed* is one call site that sees heap, direct and read-only buffers in turn; *array* a contender that knows one kind of buffer only. Times
                are the median of the forks' medians, ratios are to `hand` on a heap buffer in the same run, the spread is the distance from the
                fastest to the slowest fork. All contenders of a workload were seen to give the same answer.

                %s""".formatted(
                        command,
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        Runtime.version(),
                        System.getProperty("java.vm.name"),
                        table);
    }

    private static String processor() throws IOException {
        if (!Files.isReadable(CPUS)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(CPUS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
