package org.mpl4j.lsp.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.junit.jupiter.api.Test;
import org.mpl4j.lsp.Desk;

final class CompletionsTest {
    private static final String FLAGS = "typedef flags byte variant { |1 -> Syn |2 -> Ack };\n";

    private static List<String> at(String text) {
        return items(text, false).stream().map(CompletionItem::getLabel).toList();
    }

    private static List<CompletionItem> items(String text, boolean withSnippets) {
        Desk desk = new Desk()
                .open("other.mpl", "packet shared(bytes all, int n) { x: byte; }\n")
                .open("p.mpl", text);
        return new Completions(desk.snapshot(), desk.file(), desk.offset(), withSnippets).items();
    }

    @Test
    void declarationsAtTheTop() {
        assertThat(at("^")).containsExactly("packet", "typedef", "struct", "extern");
        assertThat(at("packet p() { x: byte; }\n^")).contains("packet");
    }

    @Test
    void typesBehindAColon() {
        assertThat(at(FLAGS + "packet p() {\n  x: ^\n  y: byte;\n}"))
                .contains("byte", "uint16", "flags", "packet", "array", "classify")
                .doesNotContain("min", "p");
    }

    @Test
    void packetsBehindTheirKeyword() {
        assertThat(at("packet p() { x: packet ^ }"))
                .contains("p", "shared", "dns", "tcp")
                .doesNotContain("byte");
        assertThat(items("packet p() { x: packet sh^ }", true))
                .filteredOn(item -> item.getLabel().equals("shared"))
                .singleElement()
                .satisfies(item ->
                        assertThat(item.getTextEdit().getLeft().getNewText()).isEqualTo("shared(${1:all}, ${2:n})"));
    }

    @Test
    void attributesBehindAType() {
        assertThat(at("packet p() { x: uint16 min(3) ^; }"))
                .contains("max", "when", "checksum")
                .doesNotContain("min", "x");
    }

    @Test
    void fieldsBeforeInExpressions() {
        assertThat(at("packet p(int n) { a: byte; b: array (a) { inner: byte; }; c: byte[^]; d: byte; }"))
                .contains("n", "a", "b", "sizeof", "remaining")
                .doesNotContain("c", "d", "inner");
        assertThat(at("packet p() { a: byte value(^); b: byte; c: byte; }")).contains("b", "c");
    }

    @Test
    void fieldsOfTheOwnBranchOnly() {
        String text =
                "packet p() { t: byte; classify (t) {\n|1:\"A\" -> a: byte; b: byte[^];\n|2:\"B\" -> z: byte; }; }";
        assertThat(at(text)).contains("t", "a").doesNotContain("z");
    }

    @Test
    void tagsBesideTheFieldThatHasThem() {
        assertThat(at(FLAGS + "packet p() { f: flags; x: byte when (f == ^); }"))
                .startsWith("Syn", "Ack");
        assertThat(at(FLAGS + "packet p() { f: flags default(^); }")).startsWith("Syn", "Ack");
        assertThat(at(FLAGS + "packet p() { f: flags; classify (f) {\n|^ }; }")).containsExactly("Syn", "Ack", "_");
    }

    @Test
    void whatCertainAttributesTake() {
        assertThat(at("packet p() { a: uint16 checksum(^) }"))
                .contains("inet", "crc32")
                .doesNotContain("sizeof");
        assertThat(at("packet p() { a: uint32 show(^) }")).contains("ipv4", "hex");
        assertThat(at("packet p() { endian ^ }")).containsExactly("little", "big");
        assertThat(at("packet p(^) { }")).contains("int", "bytes");
    }

    @Test
    void nothingInCommentsStringsAndPolicies() {
        assertThat(at("/* ^ */")).isEmpty();
        assertThat(at("packet p() { x: bytes until (\"^\"); }")).isEmpty();
        Desk desk = new Desk().open("p.spl", "^");
        assertThat(new Completions(desk.snapshot(), desk.file(), desk.offset(), false).items())
                .isEmpty();
    }

    @Test
    void replacesTheBeginningOfTheWord() {
        assertThat(items("packet p() { x: uin^ }", false))
                .filteredOn(item -> item.getLabel().equals("uint16"))
                .singleElement()
                .satisfies(item -> assertThat(item.getTextEdit()
                                .getLeft()
                                .getRange()
                                .getStart()
                                .getCharacter())
                        .isEqualTo(16));
    }
}
