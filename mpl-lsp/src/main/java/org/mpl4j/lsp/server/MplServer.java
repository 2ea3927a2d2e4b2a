package org.mpl4j.lsp.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;
import org.mpl4j.lsp.workspace.LibraryFolders;
import org.mpl4j.lsp.workspace.Uris;
import org.mpl4j.lsp.workspace.Workspace;

/** The life of the server: what editor and server can do, settings, and the end. */
public final class MplServer implements LanguageServer, LanguageClientAware, AutoCloseable {
    private final Session session;
    private final IntConsumer exit;
    private final DocumentRequests documents;
    private final WorkspaceRequests folders;
    private @Nullable LanguageClient client;
    private Abilities abilities = Abilities.NONE;
    private boolean isShutDown;
    private CompletableFuture<?> ending = new CompletableFuture<>();
    private CompletableFuture<?> asking = CompletableFuture.completedFuture(null);

    /**
     * A server that has not been told anything.
     *
     * @param library the specifications that come with it
     * @param exit ends the process with that exit code
     */
    public MplServer(LibraryFolders library, IntConsumer exit) {
        this.session = new Session(new Workspace(library.folders(), library::ofJar));
        this.exit = exit;
        this.documents = new DocumentRequests(session);
        this.folders = new WorkspaceRequests(session, this::pullSettings);
    }

    @Override
    public void connect(LanguageClient editor) {
        client = editor;
        session.connect(editor);
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        abilities = Abilities.of(Optional.ofNullable(params.getCapabilities())
                .orElseGet(() -> new org.eclipse.lsp4j.ClientCapabilities()));
        documents.useSnippets(abilities.hasSnippets());
        Workspace workspace = session.workspace();
        workspace.useUnits(abilities.units());
        workspace.setFolders(folders(params));
        Settings.specPath(params.getInitializationOptions()).ifPresent(workspace::setSpecPath);
        Optional.ofNullable(params.getProcessId()).ifPresent(this::endWith);
        String version = Optional.ofNullable(MplServer.class.getPackage().getImplementationVersion())
                .orElse("unreleased");
        return CompletableFuture.completedFuture(
                new InitializeResult(abilities.server(), new ServerInfo("mplc", version)));
    }

    /** The folders of the workspace; older editors tell a single one. */
    @SuppressWarnings("deprecation")
    private static List<Path> folders(InitializeParams params) {
        Set<Path> found = new LinkedHashSet<>();
        if (params.getWorkspaceFolders() != null) {
            params.getWorkspaceFolders().forEach(folder -> found.add(Uris.path(folder.getUri())));
        } else if (params.getRootUri() != null) {
            found.add(Uris.path(params.getRootUri()));
        } else if (params.getRootPath() != null) {
            found.add(Path.of(params.getRootPath()).toAbsolutePath().normalize());
        }
        return new ArrayList<>(found);
    }

    /** An editor that dies cannot say so; its servers would stay. */
    private void endWith(int processId) {
        Optional<ProcessHandle> editor = ProcessHandle.of(processId);
        if (editor.isEmpty()) {
            exit.accept(1);
        } else if (processId != ProcessHandle.current().pid()) {
            ending = editor.get().onExit().thenRun(() -> exit.accept(1));
        }
    }

    @Override
    public void initialized(InitializedParams params) {
        LanguageClient editor = client;
        if (editor != null && abilities.watchesFiles()) {
            DidChangeWatchedFilesRegistrationOptions watched = new DidChangeWatchedFilesRegistrationOptions(
                    List.of(new FileSystemWatcher(Either.forLeft("**/*.{mpl,spl}"))));
            asking = editor.registerCapability(new RegistrationParams(
                    List.of(new Registration("watched", "workspace/didChangeWatchedFiles", watched))));
        }
        pullSettings();
    }

    private void pullSettings() {
        LanguageClient editor = client;
        if (editor != null && abilities.hasConfiguration()) {
            ConfigurationItem item = new ConfigurationItem();
            item.setSection(Settings.SECTION);
            asking = editor.configuration(new ConfigurationParams(List.of(item)))
                    .thenAccept(found -> {
                        if (!found.isEmpty()) {
                            Settings.specPath(found.get(0)).ifPresent(path -> {
                                session.workspace().setSpecPath(path);
                                session.changed();
                            });
                        }
                    });
        }
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        isShutDown = true;
        asking.cancel(false);
        session.close();
        return CompletableFuture.completedFuture(new Object());
    }

    @Override
    public void exit() {
        exit.accept(isShutDown ? 0 : 1);
    }

    @Override
    public void close() {
        ending.cancel(false);
        session.close();
    }

    @Override
    public void setTrace(SetTraceParams params) {
        // There is nothing to trace that the editor does not see itself.
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return documents;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return folders;
    }

    /** A folder of the workspace as a path. */
    static Path path(WorkspaceFolder folder) {
        return Uris.path(folder.getUri());
    }
}
