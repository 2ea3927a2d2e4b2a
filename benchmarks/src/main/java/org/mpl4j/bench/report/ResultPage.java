package org.mpl4j.bench.report;

import java.io.IOException;

/** The page around the tables: what was run, and on what. */
final class ResultPage {
    private ResultPage() {}

    static String of(String command, String table) throws IOException {
        return """
                # Codecs, measured

                Made by `%s`; do not edit. On %s.

                `hand` is hand-written code on ByteBuffer, `handArray` the same on byte[] with VarHandles, `generated` what MPL makes of `specs/`.
                *mixed* is one call site that sees heap, direct and read-only buffers in turn; *array* a contender that knows one kind of buffer only. Times
                are the median of the forks' medians, ratios are to `hand` on a heap buffer in the same run, the spread is the distance from the
                fastest to the slowest fork. All contenders of a workload were seen to give the same answer.

                %s""".formatted(command, Machine.describe(), table);
    }
}
