package org.mpl4j.lsp.server;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.source.SourceText;
import org.mpl4j.lsp.feature.Completions;
import org.mpl4j.lsp.feature.Folding;
import org.mpl4j.lsp.feature.Formatting;
import org.mpl4j.lsp.feature.Hovers;
import org.mpl4j.lsp.feature.Navigation;
import org.mpl4j.lsp.feature.QuickFixes;
import org.mpl4j.lsp.feature.RefusedException;
import org.mpl4j.lsp.feature.Renaming;
import org.mpl4j.lsp.feature.SemanticColors;
import org.mpl4j.lsp.feature.Symbols;
import org.mpl4j.lsp.workspace.OpenDocument;
import org.mpl4j.lsp.workspace.Snapshot;
import org.mpl4j.lsp.workspace.Uris;

/** Messages about one document. */
@SuppressWarnings(
        "NullAway") // The protocol answers null where there is nothing to say, which lsp4j's types do not tell.
final class DocumentRequests implements TextDocumentService {
    private final Session session;
    private volatile boolean hasSnippets;

    DocumentRequests(Session session) {
        this.session = session;
    }

    void useSnippets(boolean agreed) {
        hasSnippets = agreed;
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams params) {
        TextDocumentItem item = params.getTextDocument();
        Path path = Uris.path(item.getUri(), "spl".equals(item.getLanguageId()));
        session.workspace()
                .open(new OpenDocument(path, item.getUri(), item.getVersion(), SourceText.encode(item.getText())));
        session.changed();
    }

    @Override
    public void didChange(DidChangeTextDocumentParams params) {
        session.workspace()
                .change(
                        path(params.getTextDocument().getUri()),
                        params.getTextDocument().getVersion(),
                        params.getContentChanges());
        session.changed();
    }

    @Override
    public void didClose(DidCloseTextDocumentParams params) {
        String uri = params.getTextDocument().getUri();
        Path file = path(uri);
        session.workspace().close(file);
        session.forget(file, uri);
        session.changed();
    }

    @Override
    public void didSave(DidSaveTextDocumentParams params) {
        session.workspace().look();
        session.changed();
    }

    /** The file of a document, also of one that is in no file. */
    private Path path(String uri) {
        return session.workspace().snapshot().documents().values().stream()
                .filter(document -> document.uri().equals(uri))
                .findFirst()
                .map(OpenDocument::path)
                .orElseGet(() -> Uris.path(uri));
    }

    /** A question about a place. */
    private interface At<T> {
        T ask(Snapshot snapshot, Path file, int offset);
    }

    private <T> CompletableFuture<T> at(TextDocumentPositionParams params, At<T> question) {
        Path file = path(params.getTextDocument().getUri());
        return session.answer(
                snapshot -> question.ask(snapshot, file, snapshot.lines(file).offset(params.getPosition())));
    }

    private <T> CompletableFuture<T> about(
            TextDocumentIdentifier document, Function<Path, Function<Snapshot, T>> question) {
        return session.answer(question.apply(path(document.getUri())));
    }

    @Override
    public CompletableFuture<@Nullable Hover> hover(HoverParams params) {
        return at(
                params,
                (snapshot, file, offset) ->
                        new Hovers(snapshot).at(file, offset).orElse(null));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams params) {
        return at(
                params,
                (snapshot, file, offset) -> Either.forLeft(new Navigation(snapshot)
                        .definition(file, offset).stream().toList()));
    }

    @Override
    public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
        boolean withDeclaration =
                params.getContext() == null || params.getContext().isIncludeDeclaration();
        return at(
                params, (snapshot, file, offset) -> new Navigation(snapshot).references(file, offset, withDeclaration));
    }

    @Override
    public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(DocumentHighlightParams params) {
        return at(params, (snapshot, file, offset) -> new Navigation(snapshot).highlights(file, offset));
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams params) {
        return at(
                params,
                (snapshot, file, offset) ->
                        Either.forLeft(new Completions(snapshot, file, offset, hasSnippets).items()));
    }

    @Override
    public CompletableFuture<@Nullable Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(
            PrepareRenameParams params) {
        return at(params, (snapshot, file, offset) -> {
            try {
                return new Renaming(snapshot)
                        .prepare(file, offset)
                        .map(range -> Either3.<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>forFirst(range))
                        .orElse(null);
            } catch (RefusedException e) {
                throw refused(e);
            }
        });
    }

    @Override
    public CompletableFuture<@Nullable WorkspaceEdit> rename(RenameParams params) {
        return at(params, (snapshot, file, offset) -> {
            try {
                return new Renaming(snapshot)
                        .rename(file, offset, params.getNewName())
                        .orElse(null);
            } catch (RefusedException e) {
                throw refused(e);
            }
        });
    }

    private static ResponseErrorException refused(RefusedException e) {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.RequestFailed, e.getMessage(), null));
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
        return about(params.getTextDocument(), file -> snapshot -> Formatting.of(snapshot, file));
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
            DocumentSymbolParams params) {
        return about(
                params.getTextDocument(),
                file -> snapshot -> new Symbols(snapshot)
                        .of(file).stream()
                                .map(symbol -> Either.<SymbolInformation, DocumentSymbol>forRight(symbol))
                                .toList());
    }

    @Override
    public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
        return about(params.getTextDocument(), file -> snapshot -> Folding.of(snapshot, file));
    }

    @Override
    public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
        return about(
                params.getTextDocument(), file -> snapshot -> new SemanticTokens(SemanticColors.of(snapshot, file)));
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
        return about(
                params.getTextDocument(),
                file -> snapshot -> new QuickFixes(snapshot)
                        .in(file, params.getRange(), params.getContext()).stream()
                                .map(action -> Either.<Command, CodeAction>forRight(action))
                                .toList());
    }
}
