package org.mpl4j.lsp.server;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.mpl4j.lsp.feature.SemanticColors;
import org.mpl4j.lsp.text.PositionUnits;

/** What the server can do, and what it needs to know of what the editor can. */
record Abilities(PositionUnits units, boolean hasSnippets, boolean watchesFiles, boolean hasConfiguration) {
    static final Abilities NONE = new Abilities(PositionUnits.UTF16, false, false, false);

    static Abilities of(ClientCapabilities client) {
        boolean isUtf8 = Optional.ofNullable(client.getGeneral())
                .map(general -> general.getPositionEncodings())
                .orElse(List.of())
                .contains(PositionUnits.UTF8.protocolName());
        boolean hasSnippets = Optional.ofNullable(client.getTextDocument())
                .map(text -> text.getCompletion())
                .map(completion -> completion.getCompletionItem())
                .map(item -> item.getSnippetSupport())
                .orElse(false);
        boolean watches = Optional.ofNullable(client.getWorkspace())
                .map(workspace -> workspace.getDidChangeWatchedFiles())
                .map(watched -> watched.getDynamicRegistration())
                .orElse(false);
        boolean hasConfiguration = Optional.ofNullable(client.getWorkspace())
                .map(workspace -> workspace.getConfiguration())
                .orElse(false);
        return new Abilities(isUtf8 ? PositionUnits.UTF8 : PositionUnits.UTF16, hasSnippets, watches, hasConfiguration);
    }

    ServerCapabilities server() {
        ServerCapabilities server = new ServerCapabilities();
        server.setPositionEncoding(units.protocolName());
        TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        server.setTextDocumentSync(sync);
        server.setHoverProvider(true);
        server.setDefinitionProvider(true);
        server.setReferencesProvider(true);
        server.setDocumentHighlightProvider(true);
        server.setDocumentSymbolProvider(true);
        server.setWorkspaceSymbolProvider(true);
        server.setDocumentFormattingProvider(true);
        server.setFoldingRangeProvider(true);
        server.setCompletionProvider(new CompletionOptions(false, List.of(":", "(", "[", "|", " ")));
        server.setRenameProvider(new RenameOptions(true));
        server.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
        server.setSemanticTokensProvider(
                new SemanticTokensWithRegistrationOptions(SemanticColors.legend(), true, false));
        WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
        folders.setSupported(true);
        folders.setChangeNotifications(true);
        server.setWorkspace(new WorkspaceServerCapabilities(folders));
        return server;
    }
}
