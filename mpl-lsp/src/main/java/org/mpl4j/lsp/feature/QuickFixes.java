package org.mpl4j.lsp.feature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.source.SourceText;
import org.mpl4j.compiler.spl.pipeline.PolicyCompiler;
import org.mpl4j.lsp.workspace.Place;
import org.mpl4j.lsp.workspace.Snapshot;
import org.mpl4j.lsp.workspace.Uris;

/** The changes that the compiler offers where it reports something. */
public final class QuickFixes {
    private final Snapshot snapshot;

    public QuickFixes(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Those for a part of a file. */
    public List<CodeAction> in(Path file, Range range, CodeActionContext context) {
        int start = snapshot.lines(file).offset(range.getStart());
        int end = snapshot.lines(file).offset(range.getEnd());
        List<CodeAction> actions = new ArrayList<>();
        for (Diagnostic reported : reported(file)) {
            Place place = Place.of(reported.span());
            if (place.file().equals(file) && place.start() <= end && start <= place.end()) {
                reported.fixes().forEach(fix -> actions.add(action(fix, reported, context)));
            }
        }
        return actions;
    }

    private List<Diagnostic> reported(Path file) {
        return Uris.isPolicy(file)
                ? PolicyCompiler.compile(snapshot.pathFor(file), List.of(snapshot.source(file)))
                        .diagnostics()
                : snapshot.analysis(file).analysis().result().diagnostics();
    }

    private CodeAction action(Diagnostic.Fix fix, Diagnostic reported, CodeActionContext context) {
        Place place = Place.of(fix.span());
        CodeAction action = new CodeAction(fix.title());
        action.setKind(CodeActionKind.QuickFix);
        action.setIsPreferred(reported.fixes().size() == 1);
        action.setEdit(new WorkspaceEdit(Map.of(
                snapshot.uri(place.file()),
                List.of(new TextEdit(Locations.range(place, snapshot), SourceText.decode(fix.replacement()))))));
        Range range = Locations.range(Place.of(reported.span()), snapshot);
        action.setDiagnostics(
                Objects.requireNonNullElse(context.getDiagnostics(), List.<org.eclipse.lsp4j.Diagnostic>of()).stream()
                        .filter(one -> one.getRange().equals(range)
                                && one.getCode() != null
                                && one.getCode().isLeft()
                                && one.getCode()
                                        .getLeft()
                                        .equals(reported.code().name()))
                        .toList());
        return action;
    }
}
