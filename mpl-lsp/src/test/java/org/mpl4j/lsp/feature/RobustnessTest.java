package org.mpl4j.lsp.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.DocumentSymbol;
import org.mpl4j.lsp.Desk;
import org.mpl4j.lsp.workspace.Snapshot;

/** Whatever is typed, each request has an answer. */
final class RobustnessTest {
    private static final List<String> FILES = List.of("dns/dns.mpl", "tcp/tcp.mpl", "ip/ipv4.mpl", "ssh/server.spl");
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            ";",
            ":",
            "|",
            "->",
            "\"",
            "/*",
            "*/",
            "//",
            "packet",
            "typedef",
            "struct",
            "extern",
            "classify",
            "array",
            "variant",
            "when",
            "==",
            "..",
            "x",
            "Tag",
            "12",
            "0x",
            "1a",
            "\\x",
            "value(",
            "\n",
            "\r",
            "\u20ac",
            "\ud83d\ude00",
            "\0",
            " ",
            "automaton",
            "use",
            "endian little");

    /** Takes a part of the text out and puts a piece in; places are parts of a thousand of the text. */
    record Edit(int place, int length, String piece) {}

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of(PIECES))
                .as(Edit::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(FILES);
    }

    @Property(tries = 60)
    void randomEditsNeverMakeARequestFail(
            @ForAll("files") String name, @ForAll("edits") List<Edit> edits, @ForAll int seed) throws IOException {
        String text = Files.readString(Desk.LIBRARY.resolve(name), StandardCharsets.UTF_8);
        Desk desk = new Desk();
        String file = Path.of(name).getFileName().toString();
        for (Edit edit : edits) {
            int at = (int) ((long) text.length() * edit.place / 1000);
            int end = Math.min(text.length(), at + edit.length);
            text = text.substring(0, at) + edit.piece + text.substring(end);
            desk.open(file, text.replace('^', ' '));
            int length = desk.snapshot().text(Desk.path(file)).length();
            askEverything(desk.snapshot(), Desk.path(file), Math.min(at, length));
            askEverything(desk.snapshot(), Desk.path(file), Math.floorMod(seed, length + 1));
        }
    }

    private static void askEverything(Snapshot snapshot, Path file, int offset) {
        new Hovers(snapshot).at(file, offset);
        new Navigation(snapshot).definition(file, offset);
        new Navigation(snapshot).references(file, offset, true);
        new Navigation(snapshot).highlights(file, offset);
        new Completions(snapshot, file, offset, true).items();
        new Symbols(snapshot).of(file).forEach(RobustnessTest::checkSymbol);
        new Symbols(snapshot).matching("a");
        Folding.of(snapshot, file)
                .forEach(range -> assertThat(range.getEndLine()).isGreaterThan(range.getStartLine()));
        Formatting.of(snapshot, file);
        SemanticColors.of(snapshot, file).forEach(number -> assertThat(number).isNotNegative());
        new Problems(snapshot).ofSpecifications();
        if (file.toString().endsWith(".mpl")) {
            var position = snapshot.lines(file).position(offset);
            new QuickFixes(snapshot)
                    .in(file, new org.eclipse.lsp4j.Range(position, position), new CodeActionContext(List.of()));
        }
        try {
            new Renaming(snapshot).rename(file, offset, "other");
        } catch (RefusedException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("null");
        }
    }

    /** Editors refuse all symbols if one is not in what is around it. */
    private static void checkSymbol(DocumentSymbol symbol) {
        assertThat(before(
                        symbol.getRange().getStart(), symbol.getSelectionRange().getStart()))
                .isTrue();
        assertThat(before(symbol.getSelectionRange().getEnd(), symbol.getRange().getEnd()))
                .isTrue();
        symbol.getChildren().forEach(RobustnessTest::checkSymbol);
    }

    private static boolean before(org.eclipse.lsp4j.Position first, org.eclipse.lsp4j.Position second) {
        return first.getLine() < second.getLine()
                || first.getLine() == second.getLine() && first.getCharacter() <= second.getCharacter();
    }
}
