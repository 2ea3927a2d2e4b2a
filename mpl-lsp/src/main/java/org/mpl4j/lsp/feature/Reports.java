package org.mpl4j.lsp.feature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.spl.resolve.PolicyResolver;
import org.mpl4j.lsp.workspace.RootAnalysis;
import org.mpl4j.lsp.workspace.Snapshot;

/** What the compiler reports about a snapshot, to compare two. */
final class Reports {
    private Reports() {}

    /** Errors and warnings in all of the workspace and in the roots of some files, in words; of policies those that can be told without trying what their automata do. */
    static List<String> in(Snapshot snapshot, Collection<Path> files) {
        List<String> found = new ArrayList<>();
        Set<RootAnalysis> roots = new LinkedHashSet<>(snapshot.everything());
        files.forEach(file -> roots.add(snapshot.analysis(file)));
        for (RootAnalysis analysis : roots) {
            add(analysis.analysis().result().diagnostics(), found);
            List<SourceFile> policies = snapshot.files(analysis.root(), ".spl").stream()
                    .map(snapshot::source)
                    .toList();
            if (!policies.isEmpty()) {
                Diagnostics diagnostics = new Diagnostics();
                PolicyResolver.resolve(snapshot.pathFor(analysis.root().resolve("any.spl")), policies, diagnostics);
                add(diagnostics.sorted(), found);
            }
        }
        return found;
    }

    private static void add(List<Diagnostic> diagnostics, List<String> found) {
        diagnostics.forEach(one -> found.add(one.message() + " (" + one.code() + ")"));
    }
}
