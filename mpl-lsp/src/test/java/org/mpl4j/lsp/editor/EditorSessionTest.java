package org.mpl4j.lsp.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mpl4j.lsp.editor.EditorSession.id;
import static org.mpl4j.lsp.editor.EditorSession.in;
import static org.mpl4j.lsp.editor.EditorSession.position;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does in an editor, played to the real process over its standard input and output. */
final class EditorSessionTest {
    private static final String HEADER = """
            typedef kind byte variant { |1 -> Hello |2 -> Bye };
            /** What every message begins with. */
            packet header() {
              what: kind;
              size: uint16 min(3);
            }
            """;
    private static final String MESSAGE = """
            packet message() {
              header: packet header();
              what: kind default(Helo);
              /** As the sender likes. */
              text: byte[remaining()]
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void playsAnEditorsSession() throws IOException, InterruptedException {
        Path specs = Files.createDirectories(folder.resolve("src/main/mpl/chat"));
        Path header = Files.writeString(specs.resolve("header.mpl"), HEADER);
        Path message = Files.writeString(specs.resolve("message.mpl"), MESSAGE);
        try (EditorSession editor = new EditorSession()) {
            InitializeResult result = editor.initialize(new ClientCapabilities(), folder);
            assertThat(result.getCapabilities().getPositionEncoding()).isEqualTo("utf-16");
            TextDocumentService documents = editor.server().getTextDocumentService();

            // A semicolon is missing.
            editor.open(message, MESSAGE);
            List<Diagnostic> broken = editor.diagnostics(message, found -> !found.isEmpty());
            assertThat(broken).singleElement().satisfies(one -> {
                assertThat(one.getCode().getLeft()).isEqualTo("E0101");
                assertThat(one.getSeverity()).isEqualTo(DiagnosticSeverity.Error);
                assertThat(one.getMessage().getLeft()).contains("expected `;`");
                assertThat(one.getCodeDescription().getHref()).endsWith("errors.md#e0101");
                assertThat(one.getRange().getStart()).isEqualTo(new Position(4, 25));
            });
            List<Either<org.eclipse.lsp4j.Command, CodeAction>> fixes = editor.get(documents.codeAction(
                    new CodeActionParams(id(message), broken.get(0).getRange(), new CodeActionContext(broken))));
            TextEdit fix = fixes.get(0)
                    .getRight()
                    .getEdit()
                    .getChanges()
                    .get(message.toUri().toString())
                    .get(0);
            assertThat(fix.getNewText()).isEqualTo(";");
            editor.type(message, fix.getRange(), fix.getNewText());

            // Now that it can be parsed, a tag is unknown.
            String mended = MESSAGE.replace("()]\n", "()];\n");
            List<Diagnostic> unknown = editor.diagnostics(
                    message,
                    found -> found.stream()
                            .anyMatch(one -> one.getCode().getLeft().equals("E0401")));
            assertThat(unknown)
                    .singleElement()
                    .satisfies(one -> assertThat(one.getMessage().getLeft()).contains("did you mean `Hello`?"));
            CodeAction rightTag = editor.get(documents.codeAction(new CodeActionParams(
                            id(message), unknown.get(0).getRange(), new CodeActionContext(unknown))))
                    .get(0)
                    .getRight();
            assertThat(rightTag.getDiagnostics()).hasSize(1);
            TextEdit tag = rightTag.getEdit()
                    .getChanges()
                    .get(message.toUri().toString())
                    .get(0);
            editor.type(message, tag.getRange(), tag.getNewText());
            String right = mended.replace("Helo", "Hello");
            assertThat(editor.diagnostics(message, List::isEmpty)).isEmpty();

            String hover = editor.get(documents.hover(new HoverParams(id(message), in(right, "text", 0))))
                    .getContents()
                    .getRight()
                    .getValue();
            assertThat(hover)
                    .contains(
                            "text: byte[remaining()]", "at byte 4", "As the sender likes.", "message\n\n", "+-+-+-+-+");
            String ofHeader = editor.get(documents.hover(new HoverParams(id(message), in(right, "header", 1))))
                    .getContents()
                    .getRight()
                    .getValue();
            assertThat(ofHeader).contains("packet header()", "3 bytes", "What every message begins with.");

            // Across files: the packet and a tag.
            Location declared = editor.get(
                            documents.definition(new DefinitionParams(id(message), in(right, "header", 1))))
                    .getLeft()
                    .get(0);
            assertThat(declared.getUri()).isEqualTo(header.toUri().toString());
            assertThat(declared.getRange()).isEqualTo(new Range(new Position(2, 7), new Position(2, 13)));
            List<? extends Location> uses = editor.get(documents.references(
                    new ReferenceParams(id(message), in(right, "kind", 0), new ReferenceContext(true))));
            assertThat(uses).hasSize(3);

            rename(editor, header, message, right);

            // Typing a condition: the field before and the tags of its type.
            String typed = right.replace("  /**", "  more: byte when (what == \n  /**");
            editor.replaceAll(message, typed);
            List<CompletionItem> items = editor.get(documents.completion(
                            new CompletionParams(id(message), position(typed, typed.indexOf("what == ") + 8))))
                    .getLeft();
            assertThat(items).extracting(CompletionItem::getLabel).contains("Hello", "Bye", "header", "what", "sizeof");

            // Symbols are there although the statement is not complete.
            List<Either<org.eclipse.lsp4j.SymbolInformation, DocumentSymbol>> symbols =
                    editor.get(documents.documentSymbol(new DocumentSymbolParams(id(message))));
            assertThat(symbols).singleElement().satisfies(one -> {
                assertThat(one.getRight().getName()).isEqualTo("message");
                assertThat(one.getRight().getChildren())
                        .extracting(DocumentSymbol::getName)
                        .contains("header", "what", "more");
            });
            assertThat(editor.get(editor.server().getWorkspaceService().symbol(new WorkspaceSymbolParams("hdr")))
                            .getRight())
                    .anySatisfy(one -> assertThat(one.getName()).isEqualTo("header"));

            String ugly = right.replace("  what", "        what");
            editor.replaceAll(message, ugly);
            List<? extends TextEdit> edits = editor.get(
                    documents.formatting(new DocumentFormattingParams(id(message), new FormattingOptions(2, true))));
            assertThat(edits).singleElement().satisfies(one -> {
                assertThat(one.getNewText()).isEqualTo("  what: kind default(Hello);\n");
                assertThat(one.getRange()).isEqualTo(new Range(new Position(2, 0), new Position(3, 0)));
            });
            assertThat(editor.quit()).isZero();
            assertThat(editor.log()).isEmpty();
        }
    }

    private static void rename(EditorSession editor, Path header, Path message, String right) {
        TextDocumentService documents = editor.server().getTextDocumentService();
        WorkspaceEdit renamed =
                editor.get(documents.rename(new RenameParams(id(message), in(right, "Hello", 0), "Greeting")));
        assertThat(renamed.getChanges())
                .containsOnlyKeys(header.toUri().toString(), message.toUri().toString());
        assertThat(editor.refusal(documents.rename(new RenameParams(id(message), in(right, "Hello", 0), "Bye"))))
                .contains("W0405");
        assertThat(editor.refusal(documents.rename(new RenameParams(id(message), in(right, "Hello", 0), "greeting"))))
                .contains("capital letter");
        assertThat(editor.refusal(documents.rename(new RenameParams(id(message), in(right, "text", 0), "what"))))
                .contains("E0202");
        assertThat(editor.refusal(documents.rename(new RenameParams(id(message), in(right, "text", 0), "packet"))))
                .contains("reserved");
    }

    @Test
    void endsWithTheEditorsProcess() throws IOException, InterruptedException {
        Process dying = new ProcessBuilder("sleep", "600").start();
        try (EditorSession editor = new EditorSession()) {
            editor.initialize(new ClientCapabilities(), (int) dying.pid(), folder);
            assertThat(editor.process().isAlive()).isTrue();
            dying.destroyForcibly();
            assertThat(editor.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(editor.process().exitValue()).isEqualTo(1);
        } finally {
            dying.destroyForcibly();
        }
    }

    @Test
    void endsWithItsInput() throws IOException, InterruptedException {
        try (EditorSession editor = new EditorSession()) {
            editor.initialize(new ClientCapabilities(), folder);
            editor.process().getOutputStream().close();
            assertThat(editor.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
        }
    }
}
