package org.mpl4j.compiler.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/** What is large takes time in proportion to its size, and what looks large takes none. The limits are what a slow machine needs, tens of times over. */
class CompilerScaleTest {
    /** Packets that contain each other, each with an enumeration, a classify and a derived length. */
    private static String packets(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> """
                        typedef kind%1$d uint16 variant { |1 -> A |2 -> B |3 => C };
                        packet p%1$d() {
                          kind: kind%1$d; length: uint16 value(sizeof(data)); high: bit[3]; low: bit[5];
                          data: byte[length];
                          classify (kind) { |A -> next: packet p%2$d(); |B -> items: array (low) { x: uint32; }; |_:"Rest" -> rest: byte[remaining()]; };
                        }
                        """.formatted(i, Math.min(i + 1, count - 1)))
                .collect(Collectors.joining());
    }

    private static long nanosFor(int packets) {
        String text = packets(packets);
        long start = System.nanoTime();
        CompilationResult result = SpecCorpus.compile(text);
        long nanos = System.nanoTime() - start;
        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.spec().orElseThrow().model().packets()).hasSize(packets);
        return nanos;
    }

    @Test
    void twoThousandPacketsAreQuick() {
        assertTimeout(Duration.ofSeconds(60), () -> nanosFor(2_000));
    }

    @Test
    void timeGrowsLinearly() {
        nanosFor(500); // warm up
        long small = Math.min(nanosFor(500), nanosFor(500));
        long large = Math.min(nanosFor(4_000), nanosFor(4_000));
        assertThat(large)
                .as("8 times the packets; a square would take 64 times as long")
                .isLessThan(small * 32);
    }

    @Test
    void onlyReachedFilesOfALargeLibraryAreParsed() {
        Map<String, String> files = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            files.put("d" + i % 30 + "/f" + i + ".mpl", "packet p" + i + "() { this is no MPL }");
        }
        files.put("d0/top.mpl", "packet top { a: packet leaf(); }");
        files.put("d1/leaf.mpl", "packet leaf { a: byte; }");
        SpecPath path = new SpecPath(List.of(new SpecRoot.Memory("memory", files)));
        CompilationResult result = assertTimeout(
                Duration.ofSeconds(60),
                () -> Compiler.compile(path, List.of(path.load("d0/top.mpl").orElseThrow())));
        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.spec().orElseThrow().model().packets()).hasSize(2);
    }

    @Test
    void manyBranchesAndHugeRangesCostNothing() {
        String branches = IntStream.range(0, 20_000)
                .mapToObj(i -> "|%d..%d:\"B%d\" -> ();".formatted(i * 100L, i * 100L + 99, i))
                .collect(Collectors.joining());
        String text = "packet p { tag: uint64; classify (tag) { " + branches
                + "|0x1000000..0xffffffffffffffff:\"Huge\" -> (); |_:\"Other\" -> (); }; }";
        CompilationResult result = assertTimeout(Duration.ofSeconds(60), () -> SpecCorpus.compile(text));
        assertThat(result.diagnostics()).isEmpty();
    }

    @Test
    void manyErrorsAreReportedInTime() {
        String fields = IntStream.range(0, 5_000)
                .mapToObj(i -> "f%d: byte[lenght%d]; ".formatted(i, i))
                .collect(Collectors.joining());
        CompilationResult result =
                assertTimeout(Duration.ofSeconds(60), () -> SpecCorpus.compile("packet p { " + fields + "}"));
        assertThat(result.diagnostics()).hasSize(5_000).allMatch(diagnostic -> diagnostic.code() == Code.E0201);
    }

    @Test
    void deepNestingAndLongChainsEnd() {
        String aliases = IntStream.range(0, 1_000)
                .mapToObj(i -> "typedef t%d t%d;".formatted(i, i + 1))
                .collect(Collectors.joining());
        assertThat(SpecCorpus.compile(aliases + "packet p { x: t0; }").diagnostics())
                .isNotEmpty();
        String sum = "1" + " + 1".repeat(450);
        assertThat(SpecCorpus.compile("packet p { x: byte; y: byte[x + " + sum + "]; }")
                        .diagnostics())
                .isEmpty();
        String arrays = "a: array (1) { ".repeat(90) + "x: byte; " + "};".repeat(90);
        assertThat(SpecCorpus.compile("packet p { " + arrays + "}").diagnostics())
                .isEmpty();
        String parentheses = "(".repeat(5_000) + "1" + ")".repeat(5_000);
        assertThat(SpecCorpus.compile("packet p { y: byte[" + parentheses + "]; }")
                        .diagnostics())
                .isNotEmpty();
    }
}
