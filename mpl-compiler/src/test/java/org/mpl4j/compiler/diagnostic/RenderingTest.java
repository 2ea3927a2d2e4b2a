package org.mpl4j.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SourceText;
import org.mpl4j.compiler.source.Span;

class RenderingTest {
    private static final SourceFile UDP = file("udp.mpl", """
            packet udp {
                src: uint16;
                dest: uint16;
                length: uint16 value(offset(data));
                checksum: uint16;
                data: byte[length];
            }
            """);

    private static SourceFile file(String name, String text) {
        return new SourceFile(name, "", SourceText.encode(text));
    }

    /** The n-th place, from 0, where a text stands. */
    private static Span span(SourceFile file, String text) {
        int start = file.text().indexOf(SourceText.encode(text));
        return new Span(file, start, start + SourceText.encode(text).length());
    }

    private static Diagnostic disagreement() {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics
                .error(
                        Code.E0604,
                        new Span(
                                UDP,
                                UDP.text().lastIndexOf("length"),
                                UDP.text().lastIndexOf("]")),
                        "reading and writing disagree about `%s`",
                        "data")
                .label("reads %d bytes more than were written", 8)
                .also(span(UDP, "value(offset(data))"), "writes 8 + sizeof(data)")
                .help("write byte[length - offset(checksum)]");
        return diagnostics.sorted().get(0);
    }

    private static String plain(Span span, String label) {
        return Rendering.plain().render(new Diagnostic(Code.E0101, "message", span, label, List.of(), List.of()));
    }

    @Test
    void showsBothPlacesAndTheHelp() {
        assertThat(Rendering.plain().render(disagreement())).isEqualTo("""
                        error[E0604]: reading and writing disagree about `data`
                          --> udp.mpl:6:16
                         4 |     length: uint16 value(offset(data));
                           |                    ------------------- writes 8 + sizeof(data)
                         6 |     data: byte[length];
                           |                ^^^^^^ reads 8 bytes more than were written
                           = help: write byte[length - offset(checksum)]
                        """);
    }

    @Test
    void coloursAreTheOnlyDifferenceOnATerminal() {
        String coloured = Rendering.terminal().render(disagreement());
        assertThat(coloured).contains("\u001b[1;31merror[E0604]\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(Rendering.plain().render(disagreement()));
    }

    @Test
    void jsonIsOneObjectALine() {
        assertThat(Rendering.json()
                        .render(List.of(disagreement(), disagreement()))
                        .lines())
                .hasSize(2)
                .allMatch(line -> line.equals("""
                                {"file":"udp.mpl","line":6,"column":16,"endLine":6,"endColumn":22,"code":"E0604","severity":"error",\
                                "message":"reading and writing disagree about `data`","label":"reads 8 bytes more than were written",\
                                "labels":[{"file":"udp.mpl","line":4,"column":20,"endLine":4,"endColumn":39,"message":"writes 8 + sizeof(data)"}],\
                                "help":["write byte[length - offset(checksum)]"]}"""));
    }

    @Test
    void gccFormIsOneLineAPlace() {
        assertThat(Rendering.gcc().render(disagreement())).isEqualTo("""
                        udp.mpl:6:16: error: reading and writing disagree about `data` [E0604]
                        udp.mpl:4:20: note: writes 8 + sizeof(data)
                        """);
    }

    @Test
    void widensTabsAndCountsCharactersNotBytes() {
        SourceFile tabs = file("t.mpl", "a\tb: \"é→x\" c");
        assertThat(plain(span(tabs, "c"), "")).isEqualTo("""
                        error[E0101]: message
                          --> t.mpl:1:12
                         1 | a   b: "é→x" c
                           |              ^
                        """);
    }

    @Test
    void cutsLongLinesAroundThePlace() {
        SourceFile wide = file("w.mpl", "x".repeat(5_000) + "HERE" + "y".repeat(5_000));
        String[] lines = plain(span(wide, "HERE"), "here").split("\n");
        assertThat(lines[1]).isEqualTo("  --> w.mpl:1:5001");
        assertThat(lines[2]).startsWith(" 1 | ...xxx").endsWith("yyy...").hasSizeLessThan(260);
        assertThat(lines[2].indexOf("HERE")).isEqualTo(lines[3].indexOf("^^^^ here"));
    }

    @Test
    void showsFirstAndLastLineOfALongPlace() {
        SourceFile lines = file("l.mpl", "one {\n  two\n  three\n};\n");
        assertThat(plain(span(lines, "{\n  two\n  three\n};\n"), "this")).isEqualTo("""
                        error[E0101]: message
                          --> l.mpl:1:5
                         1 | one {
                           |     ^
                          ...
                         4 | };
                           | ^^ this
                        """);
    }

    @Test
    void marksTheEndOfTheFile() {
        SourceFile empty = file("e.mpl", "");
        assertThat(plain(new Span(empty, 0, 0), "")).endsWith(" 1 |\n   | ^\n");
        SourceFile open = file("o.mpl", "packet p {\n");
        assertThat(plain(new Span(open, 11, 11), "expected `}`")).endsWith(" 2 |\n   | ^ expected `}`\n");
    }

    @Test
    void namesEveryFile() {
        SourceFile other = file("other.mpl", "\n\n\n\n\n\n\n\n\npacket udp { a: byte; }");
        Diagnostic ambiguous = new Diagnostic(
                Code.E0209,
                "`udp` is declared twice",
                span(UDP, "udp"),
                "",
                List.of(new Diagnostic.Label(span(other, "udp"), "also here")),
                List.of());
        assertThat(Rendering.plain().render(ambiguous)).isEqualTo("""
                        error[E0209]: `udp` is declared twice
                           --> udp.mpl:1:8
                          1 | packet udp {
                            |        ^^^
                           ::: other.mpl:10:8
                         10 | packet udp { a: byte; }
                            |        --- also here
                        """);
    }

    @Test
    void doesNotLetSourceSteerTheTerminal() {
        SourceFile evil = file("evil\u001b[2J.mpl", "a\u001b[31m\u202e: b");
        for (Rendering rendering : List.of(Rendering.plain(), Rendering.gcc(), Rendering.json())) {
            String text = rendering.render(new Diagnostic(
                    Code.E0104, "no token begins with \u001b", span(evil, "b"), "", List.of(), List.of()));
            assertThat(text).doesNotContain("\u001b").doesNotContain("\r");
        }
    }

    @Test
    void aCodeIsReportedAsWhatItIs() {
        assertThatThrownBy(() -> new Diagnostics().warning(Code.E0101, span(UDP, "src"), "message"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneCodeIsReportedOnceAPlaceAndInOrderOfPlaces() {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.error(Code.E0201, span(UDP, "dest"), "second");
        diagnostics.error(Code.E0201, span(UDP, "src"), "first");
        diagnostics.error(Code.E0201, span(UDP, "src"), "again");
        assertThat(diagnostics.sorted()).extracting(Diagnostic::message).containsExactly("first", "second");
    }

    @Property(tries = 300)
    void anyPlaceInAnyTextCanBeShown(@ForAll String text, @ForAll int start, @ForAll int length) {
        SourceFile any = file("any.mpl", text);
        int from = Math.floorMod(start, any.text().length() + 1);
        int to = from + Math.floorMod(length, any.text().length() + 1 - from);
        Diagnostic diagnostic = new Diagnostic(Code.E0101, text, new Span(any, from, to), text, List.of(), List.of());
        for (Rendering rendering : List.of(Rendering.plain(), Rendering.gcc(), Rendering.json())) {
            assertThat(rendering.render(diagnostic)).endsWith("\n").doesNotContain("\r");
        }
    }
}
