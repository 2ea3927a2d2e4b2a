package org.mpl4j.lsp.server;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;
import org.mpl4j.lsp.feature.Problems;
import org.mpl4j.lsp.workspace.OpenDocument;
import org.mpl4j.lsp.workspace.Snapshot;
import org.mpl4j.lsp.workspace.Uris;
import org.mpl4j.lsp.workspace.Workspace;

/**
 * One editor and what it works on. Messages change the workspace one after the other; what is asked for is answered from the snapshot of that moment, by threads of its own.
 * Problems are told when nothing was typed for {@link #DEBOUNCE_MILLIS}, and only those of the newest snapshot.
 */
final class Session implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Session.class.getName());
    private static final int DEBOUNCE_MILLIS = 150;
    private static final int ANSWERING_THREADS = 2;

    private final Workspace workspace;
    private final ExecutorService answering = Executors.newFixedThreadPool(ANSWERING_THREADS, daemon("answers"));
    private final ScheduledExecutorService telling = Executors.newSingleThreadScheduledExecutor(daemon("problems"));
    private final ExecutorService policies = Executors.newSingleThreadExecutor(daemon("policies"));
    private final Set<Path> told = new HashSet<>();
    private @Nullable LanguageClient client;
    private @Nullable ScheduledFuture<?> pending;
    private @Nullable Future<?> pendingPolicies;

    Session(Workspace workspace) {
        this.workspace = workspace;
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(null, task, "mplc-lsp-" + name, 64L << 20);
            thread.setDaemon(true);
            return thread;
        };
    }

    Workspace workspace() {
        return workspace;
    }

    synchronized void connect(LanguageClient editor) {
        client = editor;
    }

    /** Answers from the workspace as it is now. A request that is cancelled before its turn is not answered. */
    <T> CompletableFuture<T> answer(Function<Snapshot, T> question) {
        Snapshot snapshot = workspace.snapshot();
        return CompletableFutures.computeAsync(answering, cancelled -> {
            cancelled.checkCanceled();
            return question.apply(snapshot);
        });
    }

    /** Something has changed: what is wrong is looked for, a little later. */
    synchronized void changed() {
        if (pending != null) {
            pending.cancel(false);
        }
        if (!telling.isShutdown()) {
            pending = telling.schedule(this::tellAll, DEBOUNCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void tellAll() {
        Snapshot snapshot = workspace.snapshot();
        try {
            Map<Path, List<Diagnostic>> problems = new Problems(snapshot).ofSpecifications();
            tell(snapshot, problems);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Level.SEVERE, "looking for problems failed", e);
        }
        tellPolicies(snapshot);
    }

    private synchronized void tell(Snapshot snapshot, Map<Path, List<Diagnostic>> problems) {
        if (snapshot != workspace.snapshot()) {
            // What was typed meanwhile has its own turn.
            return;
        }
        Set<Path> gone = new HashSet<>(told);
        gone.removeAll(problems.keySet());
        gone.removeIf(file -> Uris.isPolicy(file) && snapshot.documents().containsKey(file));
        gone.forEach(file -> publish(snapshot, file, List.of()));
        problems.forEach((file, found) -> publish(snapshot, file, found));
        told.removeAll(gone);
        told.addAll(problems.keySet());
    }

    private synchronized void tellPolicies(Snapshot snapshot) {
        if (pendingPolicies != null) {
            pendingPolicies.cancel(false);
        }
        pendingPolicies = policies.submit(() -> snapshot.documents().keySet().stream()
                .filter(Uris::isPolicy)
                .forEach(file -> tellPolicy(snapshot, file)));
    }

    private void tellPolicy(Snapshot snapshot, Path file) {
        if (snapshot != workspace.snapshot()) {
            return;
        }
        try {
            List<Diagnostic> found = new Problems(snapshot).ofPolicy(file);
            synchronized (this) {
                if (snapshot == workspace.snapshot()) {
                    publish(snapshot, file, found);
                    told.add(file);
                }
            }
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(Level.SEVERE, "looking for problems of " + file + " failed", e);
        }
    }

    private void publish(Snapshot snapshot, Path file, List<Diagnostic> found) {
        LanguageClient editor = client;
        if (editor != null) {
            OpenDocument document = snapshot.documents().get(file);
            PublishDiagnosticsParams params = new PublishDiagnosticsParams(snapshot.uri(file), found);
            if (document != null) {
                params.setVersion(document.version());
            }
            editor.publishDiagnostics(params);
        }
    }

    /** A closed document's problems are forgotten, under the name by which the editor knows it. */
    synchronized void forget(Path file, String uri) {
        LanguageClient editor = client;
        if (editor != null && told.remove(file)) {
            editor.publishDiagnostics(new PublishDiagnosticsParams(uri, List.of()));
        }
    }

    @Override
    public void close() {
        answering.shutdown();
        telling.shutdownNow();
        policies.shutdownNow();
    }
}
