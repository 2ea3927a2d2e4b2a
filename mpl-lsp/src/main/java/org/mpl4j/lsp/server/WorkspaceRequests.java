package org.mpl4j.lsp.server;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.mpl4j.lsp.feature.Symbols;

/** Messages about all of the workspace. */
final class WorkspaceRequests implements WorkspaceService {
    private final Session session;
    private final Runnable askSettings;

    /** @param askSettings asks the editor for its settings */
    WorkspaceRequests(Session session, Runnable askSettings) {
        this.session = session;
        this.askSettings = askSettings;
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams params) {
        Optional<List<String>> given = Settings.specPath(params.getSettings());
        if (given.isPresent()) {
            session.workspace().setSpecPath(given.get());
            session.changed();
        } else {
            askSettings.run();
        }
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
        session.workspace().look();
        session.changed();
    }

    @Override
    public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
        session.workspace()
                .changeFolders(
                        params.getEvent().getAdded().stream()
                                .map(MplServer::path)
                                .toList(),
                        params.getEvent().getRemoved().stream()
                                .map(MplServer::path)
                                .toList());
        session.changed();
    }

    @Override
    public CompletableFuture<Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>> symbol(
            WorkspaceSymbolParams params) {
        return session.answer(snapshot -> Either.forRight(new Symbols(snapshot)
                .matching(Optional.ofNullable(params.getQuery()).orElse(""))));
    }
}
