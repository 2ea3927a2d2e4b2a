package org.mpl4j.lsp.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.junit.jupiter.api.Test;
import org.mpl4j.lsp.Desk;
import org.mpl4j.lsp.text.TextLines;
import org.mpl4j.lsp.workspace.Snapshot;

final class NavigationTest {
    private static String definition(Desk desk) {
        return new Navigation(desk.snapshot())
                .definition(desk.file(), desk.offset())
                .map(location -> text(desk.snapshot(), location))
                .orElse("nothing");
    }

    /** File, line from 1, and what is there. */
    private static String text(Snapshot snapshot, Location location) {
        Path file = Path.of(java.net.URI.create(location.getUri()));
        TextLines lines = snapshot.lines(file);
        int start = lines.offset(location.getRange().getStart());
        int end = lines.offset(location.getRange().getEnd());
        return file.getFileName() + ":" + (location.getRange().getStart().getLine() + 1) + " "
                + snapshot.text(file).substring(start, end);
    }

    private static List<String> references(Desk desk) {
        return new Navigation(desk.snapshot())
                .references(desk.file(), desk.offset(), true).stream()
                        .map(location -> text(desk.snapshot(), location))
                        .toList();
    }

    @Test
    void findsFieldsParametersTypesPacketsAndTags() {
        assertThat(definition(new Desk().open("a.mpl", "packet a() {\n n: byte;\n d: byte[^n];\n}")))
                .isEqualTo("a.mpl:2 n");
        assertThat(definition(new Desk().open("a.mpl", "packet a(int n) {\n d: byte[n^];\n}")))
                .isEqualTo("a.mpl:1 n");
        assertThat(definition(new Desk().open("a.mpl", "typedef t byte;\npacket a() {\n d: ^t;\n}")))
                .isEqualTo("a.mpl:1 t");
        assertThat(definition(new Desk().open("a.mpl", "packet a() {\n o: packet tcp_op^tion();\n}")))
                .isEqualTo("tcp.mpl:28 tcp_option");
        assertThat(
                        definition(
                                new Desk()
                                        .open(
                                                "a.mpl",
                                                "packet a() {\n t: byte variant { |1 -> One };\n classify (t) { |^One -> (); |_:\"x\" -> (); };\n}")))
                .isEqualTo("a.mpl:2 One");
        assertThat(definition(
                        new Desk().open("a.mpl", "packet a() {\n t: byte;\n classify (^t) { |_:\"x\" -> (); };\n}")))
                .isEqualTo("a.mpl:2 t");
    }

    @Test
    void findsNothingWhereNothingIsDeclared() {
        assertThat(definition(new Desk().open("a.mpl", "packet a() {\n n: by^te;\n}")))
                .isEqualTo("nothing");
    }

    @Test
    void findsThingsInFilesWithSyntaxErrors() {
        String text = "packet a() {\n n: byte;\n broken: ;\n d: byte[^n];\n}\npacket b() { x: packet a(); }\n";
        assertThat(definition(new Desk().open("a.mpl", text))).isEqualTo("a.mpl:2 n");
        assertThat(references(new Desk().open("a.mpl", text))).containsExactly("a.mpl:2 n", "a.mpl:4 n");
        String unclosed = "packet a() {\n n: byte;\n d: byte[^n];\n";
        assertThat(definition(new Desk().open("a.mpl", unclosed))).isEqualTo("a.mpl:2 n");
    }

    @Test
    void findsUsesInOtherFiles() {
        Desk desk = new Desk()
                .open("t.mpl", "typedef ^kind byte variant { |1 -> One };\n")
                .open("a.mpl", "packet a() { k: kind; }\n")
                .open("b.mpl", "packet b() { k: kind default(One); }\n");
        assertThat(references(desk)).containsExactlyInAnyOrder("t.mpl:1 kind", "a.mpl:1 kind", "b.mpl:1 kind");
    }

    @Test
    void highlightsWithinTheFile() {
        Desk desk = new Desk().open("a.mpl", "packet a() {\n ^n: byte;\n d: byte[n];\n}");
        assertThat(new Navigation(desk.snapshot()).highlights(desk.file(), desk.offset()))
                .hasSize(2);
    }

    @Test
    void goesFromPoliciesToPackets() {
        Desk desk = new Desk()
                .open("ping.mpl", "packet ping() {\n n: byte;\n}\n")
                .open("p.spl", "use pi^ng;\nautomaton a () { Receive_Ping; }\n");
        assertThat(definition(desk)).isEqualTo("ping.mpl:1 ping");
    }

    private static Map<String, String> renamed(Desk desk, String newName) throws RefusedException {
        WorkspaceEdit edit = new Renaming(desk.snapshot())
                .rename(desk.file(), desk.offset(), newName)
                .orElseThrow();
        Map<String, String> texts = new TreeMap<>();
        edit.getChanges().forEach((uri, edits) -> {
            Path file = Path.of(java.net.URI.create(uri));
            TextLines lines = desk.snapshot().lines(file);
            StringBuilder text = new StringBuilder(desk.snapshot().text(file));
            for (int i = edits.size() - 1; i >= 0; i--) {
                TextEdit one = edits.get(i);
                text.replace(
                        lines.offset(one.getRange().getStart()),
                        lines.offset(one.getRange().getEnd()),
                        one.getNewText());
            }
            texts.put(String.valueOf(file.getFileName()), text.toString());
        });
        return texts;
    }

    @Test
    void renamesInAllFiles() throws RefusedException {
        Desk desk = new Desk()
                .open("t.mpl", "packet ^inner(int n) { x: byte[n]; }\n")
                .open("a.mpl", "packet a() { i: packet inner(3); j: packet inner(4); }\n")
                .open("p.spl", "use inner;\nautomaton a () { Receive_Inner; }\n");
        assertThat(renamed(desk, "core"))
                .containsExactly(
                        Map.entry("a.mpl", "packet a() { i: packet core(3); j: packet core(4); }\n"),
                        Map.entry("p.spl", "use core as inner;\nautomaton a () { Receive_Inner; }\n"),
                        Map.entry("t.mpl", "packet core(int n) { x: byte[n]; }\n"));
    }

    @Test
    void renamesNothingThatWouldMeanSomethingElse() {
        Desk captured = new Desk()
                .open(
                        "a.mpl",
                        "packet a() { n: byte; classify (n) { |1:\"A\" -> ^m: byte; d: byte[n]; |_:\"B\" -> (); }; }\n");
        assertThatThrownBy(() -> renamed(captured, "n")).isInstanceOf(RefusedException.class);
        Desk taken = new Desk().open("a.mpl", "packet ^a() { n: byte; }\npacket b() { n: byte; }\n");
        assertThatThrownBy(() -> renamed(taken, "b")).hasMessageContaining("E0202");
        Desk library = new Desk().open("a.mpl", "packet a() { o: packet ^tcp_option(); }\n");
        assertThatThrownBy(() -> renamed(library, "other")).hasMessageContaining("no part of the workspace");
        Desk type = new Desk().open("a.mpl", "typedef ^t byte;\npacket a() { o: t; }\n");
        assertThatThrownBy(() -> renamed(type, "uint16")).hasMessageContaining("type of the language");
    }
}
