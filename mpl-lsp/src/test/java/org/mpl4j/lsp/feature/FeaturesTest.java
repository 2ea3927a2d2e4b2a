package org.mpl4j.lsp.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.FoldingRange;
import org.junit.jupiter.api.Test;
import org.mpl4j.lsp.Desk;

final class FeaturesTest {
    private static String hover(String text) {
        Desk desk = new Desk().open("p.mpl", text);
        return new Hovers(desk.snapshot())
                .at(desk.file(), desk.offset())
                .map(hover -> hover.getContents().getRight().getValue())
                .orElse("");
    }

    @Test
    void hoverTellsWhereAFieldLies() {
        String text = "packet p() { a: bit[4]; ^b: bit[4] max(9); n: byte; d: byte[n]; e: uint16; }";
        assertThat(hover(text)).contains("b: bit[4] max(9)", "4 bits at byte 0, bit 4; 0 to 9", "+-+-+-+-+");
        assertThat(hover("packet p() { n: byte; d: byte[n]; ^e: uint16; }"))
                .contains("2 bytes at the end of `d`; 0 to 65535");
        assertThat(hover("packet p() { n: byte; d: byte[n]; e: byte; ^f: uint16; }"))
                .contains("2 bytes 1 bytes behind the end of `d`");
    }

    @Test
    void hoverTellsValuesOfTags() {
        assertThat(hover("typedef t byte variant { |3 -> Three };\npacket p() { a: t default(^Three); }"))
                .contains("Three = 3 of t");
    }

    @Test
    void hoverExplainsWords() {
        assertThat(hover("packet p() { a: ^quicint; }")).contains("RFC 9000");
        assertThat(hover("packet p() { a: byte m^in(3); }")).contains("violations");
    }

    @Test
    void hoverOfWhatHasErrorsHasNoLayout() {
        assertThat(hover("packet p() { ^a: byte; b: byte[c]; }"))
                .contains("a: byte")
                .doesNotContain("+-+");
    }

    private static Map<Path, List<Diagnostic>> problems(Desk desk) {
        return new Problems(desk.snapshot()).ofSpecifications();
    }

    @Test
    void problemsComeFromUnsavedTextOfAllFiles() {
        Desk desk =
                new Desk().open("a.mpl", "packet a() { x: packet b(); }\n").open("b.mpl", "packet c() { x: byte; }\n");
        assertThat(problems(desk).get(Desk.path("a.mpl")))
                .singleElement()
                .satisfies(one -> assertThat(one.getCode().getLeft()).isEqualTo("E0208"));
        desk.open("b.mpl", "packet b() { x: byte; }\n");
        assertThat(problems(desk).get(Desk.path("a.mpl"))).isEmpty();
    }

    @Test
    void problemsHaveSecondPlaces() {
        Desk desk = new Desk().open("a.mpl", "packet a() { x: byte; x: byte; }\n");
        assertThat(problems(desk).get(Desk.path("a.mpl")))
                .singleElement()
                .satisfies(one -> assertThat(one.getRelatedInformation())
                        .singleElement()
                        .satisfies(other -> assertThat(other.getLocation()
                                        .getRange()
                                        .getStart()
                                        .getCharacter())
                                .isEqualTo(13)));
    }

    @Test
    void problemsOfPolicies() {
        Desk desk = new Desk().open("p.spl", "use tcp;\nautomaton a () { Receive_Tpc; }\n");
        assertThat(new Problems(desk.snapshot()).ofPolicy(Desk.path("p.spl")))
                .singleElement()
                .satisfies(one -> assertThat(one.getCode().getLeft()).isEqualTo("S0107"));
    }

    @Test
    void symbolsAreATree() {
        Desk desk = new Desk()
                .open(
                        "a.mpl",
                        "packet a(int n) { t: byte; classify (t) { |1:\"One\" -> x: byte; }; broken }\ntypedef t byte variant { |1 -> T };\n");
        List<DocumentSymbol> symbols = new Symbols(desk.snapshot()).of(Desk.path("a.mpl"));
        assertThat(symbols).extracting(DocumentSymbol::getName).containsExactly("a", "t");
        assertThat(symbols.get(0).getChildren())
                .extracting(DocumentSymbol::getName)
                .containsExactly("n", "t", "classify (t)");
        assertThat(symbols.get(0).getChildren().get(2).getChildren())
                .extracting(DocumentSymbol::getName)
                .containsExactly("One");
    }

    @Test
    void symbolsOfPolicies() {
        Desk desk = new Desk().open("p.spl", "use tcp;\nevent Tick;\nautomaton a (int n) { state idle; Tick; }\n");
        List<DocumentSymbol> symbols = new Symbols(desk.snapshot()).of(Desk.path("p.spl"));
        assertThat(symbols).extracting(DocumentSymbol::getName).containsExactly("tcp", "Tick", "a");
        assertThat(symbols.get(2).getChildren())
                .extracting(DocumentSymbol::getName)
                .containsExactly("n", "idle");
    }

    @Test
    void foldsBracesAndComments() {
        Desk desk = new Desk()
                .open("a.mpl", "/* a\n b */\npacket a() {\n  x: byte;\n  y: array (2) {\n    z: byte;\n  };\n");
        assertThat(Folding.of(desk.snapshot(), Desk.path("a.mpl")))
                .extracting(FoldingRange::getStartLine, FoldingRange::getEndLine)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(0, 1), org.assertj.core.groups.Tuple.tuple(4, 5));
    }

    @Test
    void formatsNothingWithSyntaxErrors() {
        Desk desk = new Desk()
                .open("a.mpl", "packet   a() { x byte; }\n")
                .open("b.mpl", "packet   b() { x: byte; }\n")
                .open("p.spl", "automaton a ()   { exit; }\n");
        assertThat(Formatting.of(desk.snapshot(), Desk.path("a.mpl"))).isEmpty();
        assertThat(Formatting.of(desk.snapshot(), Desk.path("b.mpl"))).hasSize(1);
        assertThat(Formatting.of(desk.snapshot(), Desk.path("p.spl"))).hasSize(1);
    }

    @Test
    void coloursNamesByWhatTheyStandFor() {
        Desk desk = new Desk().open("a.mpl", "packet a(int n) { x: byte[n]; }");
        // Line, character, length, type: keyword, class, (no type for int,) parameter, property, type, parameter.
        assertThat(SemanticColors.of(desk.snapshot(), Desk.path("a.mpl")))
                .containsExactly(
                        0, 0, 6, 0, 0, 0, 7, 1, 2, 0, 0, 6, 1, 4, 0, 0, 5, 1, 3, 0, 0, 3, 4, 1, 0, 0, 5, 1, 4, 0);
    }
}
