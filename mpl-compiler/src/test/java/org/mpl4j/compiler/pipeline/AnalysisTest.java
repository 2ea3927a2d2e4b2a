package org.mpl4j.compiler.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/** What editors are told of specifications that are being written. */
final class AnalysisTest {
    private static Analysis analyze(String text) {
        return Compiler.analyze(new SpecPath(List.of()), List.of(new SourceFile("a.mpl", "", text)));
    }

    /** Names and where what they stand for is declared: {@code 3:7 -> 2:3}. */
    private static List<String> references(Analysis analysis) {
        return analysis.references().declarations().entrySet().stream()
                .map(one -> one.getKey().line() + ":" + one.getKey().column() + " -> "
                        + one.getValue().line() + ":" + one.getValue().column())
                .toList();
    }

    private static List<String> items(Analysis analysis) {
        return analysis.packets().get(0).items().stream().map(Item::name).toList();
    }

    @Test
    void tellsWhatNamesStandFor() {
        String text = """
                typedef t byte variant { |1 -> One };
                packet a(int n) {
                  x: t default(One);
                  y: byte[n] when (x == One);
                  z: packet a(n);
                }
                """;
        assertThat(references(analyze(text)))
                .containsExactlyInAnyOrder(
                        "3:6 -> 1:9",
                        "3:16 -> 1:32",
                        "4:11 -> 2:14",
                        "4:20 -> 3:3",
                        "4:25 -> 1:32",
                        "5:13 -> 2:8",
                        "5:15 -> 2:14");
    }

    @Test
    void keepsWhatHasNoSyntaxError() {
        Analysis analysis =
                analyze("packet a() {\n  n: byte;\n  m: byte min(;\n  d: byte[n];\n}\npacket b() { x: byte; }\n");
        assertThat(analysis.result().diagnostics()).hasSize(1);
        assertThat(analysis.result().spec()).isEmpty();
        assertThat(items(analysis)).containsExactly("n", "m", "d");
        assertThat(references(analysis)).containsExactly("4:11 -> 2:3");
    }

    @Test
    void keepsPacketsThatDoNotEndAndBlocksInThem() {
        Analysis analysis = analyze("packet a() {\n  n: byte;\n  e: array (n) {\n    f: byte[n];\n");
        assertThat(items(analysis)).containsExactly("n", "e", "f");
        assertThat(items(analyze("packet a() { n: byte; classify (n) { |1:\"A\" -> f: byte; |2:")))
                .containsExactly("n", "n", "f");
    }

    @Test
    void survivesTokensThatWereReported() {
        Analysis analysis = analyze("packet a() { n: byte const(12ab); m: byte \u00a7; s: bytes until (\"x); }");
        assertThat(analysis.result().hasErrors()).isTrue();
        assertThat(items(analysis)).contains("n", "m");
    }

    @Test
    void placesPacketsWithoutErrorsBesideOthersWithSome() {
        Analysis analysis = analyze("packet good() { x: uint16; }\npacket bad() { y: byte[z]; }\n");
        assertThat(analysis.packets()).hasSize(2);
        assertThat(analysis.layouts().keySet()).extracting(name -> name.name()).containsExactly("good");
    }

    @Test
    void offersChanges() {
        assertThat(analyze("packet a() { x: unit16; }").result().diagnostics())
                .singleElement()
                .extracting(one -> one.fixes().get(0))
                .extracting(Diagnostic.Fix::replacement, fix -> fix.span().text())
                .containsExactly("uint16", "unit16");
        assertThat(analyze("packet a() {\n  x: byte\n  y: byte;\n}").result().diagnostics())
                .singleElement()
                .satisfies(one -> assertThat(one.fixes())
                        .singleElement()
                        .satisfies(fix -> assertThat(fix.replacement()).isEqualTo(";")));
    }

    @Test
    void buffersLieOverFiles() throws java.io.IOException {
        SpecRoot base = new SpecRoot.Memory("base", Map.of("x/a.mpl", "old", "x/b.mpl", "kept"));
        SpecRoot over = new SpecRoot.Overlay(base, Map.of("x/a.mpl", "new", "y/c.mpl", "more"));
        assertThat(over.list(".mpl")).containsExactly("x/a.mpl", "x/b.mpl", "y/c.mpl");
        assertThat(over.read("x/a.mpl")).contains("new");
        assertThat(over.read("x/b.mpl")).contains("kept");
        assertThat(over.read("z.mpl")).isEmpty();
    }
}
