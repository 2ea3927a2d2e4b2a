package org.mpl4j.lsp.editor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor that has started {@code mplc lsp} as a process of its own. */
public final class EditorSession implements LanguageClient, AutoCloseable {
    private static final long DEADLINE_SECONDS = 120;

    private final Process process;
    private final LanguageServer server;
    private final Future<Void> listening;
    private final StringBuilder log = new StringBuilder();
    private final Map<String, PublishDiagnosticsParams> published = new ConcurrentHashMap<>();
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();

    public EditorSession() throws IOException {
        process = new ProcessBuilder(command()).start();
        Launcher<LanguageServer> launcher =
                LSPLauncher.createClientLauncher(this, process.getInputStream(), process.getOutputStream());
        server = launcher.getRemoteProxy();
        listening = launcher.startListening();
        Thread.ofVirtual().start(this::readLog);
    }

    /** What starts the server as it was built. */
    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dmplc.library=" + Path.of("..", "specs").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.mpl4j.compiler.cli.Mplc",
                "lsp");
    }

    private void readLog() {
        try (InputStream errors = process.getErrorStream()) {
            byte[] buffer = new byte[4096];
            for (int count = errors.read(buffer); count >= 0; count = errors.read(buffer)) {
                note(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            note(e.toString());
        }
    }

    private void note(String text) {
        synchronized (log) {
            log.append(text);
        }
    }

    public InitializeResult initialize(ClientCapabilities capabilities, Path... folders) {
        return initialize(capabilities, (int) ProcessHandle.current().pid(), folders);
    }

    public InitializeResult initialize(ClientCapabilities capabilities, int editor, Path... folders) {
        InitializeParams params = new InitializeParams();
        params.setProcessId(editor);
        params.setCapabilities(capabilities);
        List<WorkspaceFolder> all = new ArrayList<>();
        for (Path folder : folders) {
            all.add(new WorkspaceFolder(folder.toUri().toString(), "folder"));
        }
        params.setWorkspaceFolders(all);
        InitializeResult result = get(server.initialize(params));
        server.initialized(new InitializedParams());
        return result;
    }

    public LanguageServer server() {
        return server;
    }

    public Process process() {
        return process;
    }

    /** What the server has written to standard error. */
    public String log() {
        synchronized (log) {
            return log.toString();
        }
    }

    /** An answer; every one has to come in time. */
    public <T> T get(CompletableFuture<T> answer) {
        try {
            return answer.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage() + "\n" + log(), e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError("no answer\n" + log, e);
        }
    }

    /** The message of the error with which something is answered. */
    public String refusal(CompletableFuture<?> answer) {
        try {
            Object given = answer.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
            throw new AssertionError("answered: " + given);
        } catch (ExecutionException e) {
            return e.getCause().getMessage();
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError("no answer\n" + log, e);
        }
    }

    public void open(Path file, String text) {
        String uri = file.toUri().toString();
        versions.put(uri, 1);
        String language = file.toString().endsWith(".spl") ? "spl" : "mpl";
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, language, 1, text)));
    }

    public int type(Path file, Range range, String text) {
        return change(file, new TextDocumentContentChangeEvent(range, text));
    }

    public int replaceAll(Path file, String text) {
        return change(file, new TextDocumentContentChangeEvent(text));
    }

    private int change(Path file, TextDocumentContentChangeEvent change) {
        String uri = file.toUri().toString();
        int version = versions.merge(uri, 1, Integer::sum);
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri, version), List.of(change)));
        return version;
    }

    public void close(Path file) {
        server.getTextDocumentService().didClose(new DidCloseTextDocumentParams(id(file)));
    }

    public static TextDocumentIdentifier id(Path file) {
        return new TextDocumentIdentifier(file.toUri().toString());
    }

    /** The position in the middle of a word: of its n-th occurrence, from 0. */
    public static Position in(String text, String word, int n) {
        int at = -1;
        for (int i = 0; i <= n; i++) {
            at = text.indexOf(word, at + 1);
            if (at < 0) {
                throw new IllegalArgumentException("there is no " + word);
            }
        }
        return position(text, at + word.length() / 2);
    }

    public static Position position(String text, int offset) {
        String before = text.substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return new Position(line, offset - before.lastIndexOf('\n') - 1);
    }

    /** What is told about a file, of the version that it has now, once it is as wanted. */
    public List<Diagnostic> diagnostics(Path file, Predicate<List<Diagnostic>> wanted) throws InterruptedException {
        String uri = file.toUri().toString();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        synchronized (published) {
            while (true) {
                PublishDiagnosticsParams last = published.get(uri);
                boolean isCurrent = last != null
                        && (last.getVersion() == null || last.getVersion().equals(versions.get(uri)));
                if (isCurrent && wanted.test(last.getDiagnostics())) {
                    return last.getDiagnostics();
                }
                if (System.nanoTime() > end) {
                    throw new AssertionError("last told of " + file + ": " + last + "\n" + log());
                }
                published.wait(1000);
            }
        }
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams params) {
        synchronized (published) {
            published.put(params.getUri(), params);
            published.notifyAll();
        }
    }

    @Override
    public void telemetryEvent(Object object) {}

    @Override
    public void showMessage(MessageParams params) {}

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void logMessage(MessageParams params) {}

    /** Says goodbye as the protocol wants it; returns the exit code. */
    public int quit() throws InterruptedException {
        get(server.shutdown());
        server.exit();
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the server stays\n" + log);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        listening.cancel(true);
        process.destroyForcibly();
    }
}
