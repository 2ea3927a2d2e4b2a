package org.mpl4j.lsp.feature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.mpl4j.compiler.diagnostic.Code;
import org.mpl4j.compiler.diagnostic.Severity;
import org.mpl4j.compiler.spl.pipeline.PolicyCompiler;
import org.mpl4j.lsp.workspace.Place;
import org.mpl4j.lsp.workspace.RootAnalysis;
import org.mpl4j.lsp.workspace.Snapshot;
import org.mpl4j.lsp.workspace.Uris;

/** What the compiler reports, as the protocol has it. */
public final class Problems {
    /** Where the entries of {@code docs/errors.md} are; {@code mplc explain} has the same. */
    private static final String EXPLANATIONS = "https://github.com/mpl4j/mpl-java/blob/main/docs/errors.md#";

    private final Snapshot snapshot;

    public Problems(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * What is wrong with the specifications in the roots of open files, by file. Open files are there also if nothing is wrong with them; others only if they are part of the
     * workspace.
     */
    public Map<Path, List<Diagnostic>> ofSpecifications() {
        Map<Path, List<Diagnostic>> found = new LinkedHashMap<>();
        Map<Path, RootAnalysis> roots = new LinkedHashMap<>();
        for (Path file : snapshot.documents().keySet()) {
            if (Uris.isSpecification(file)) {
                found.put(file, new ArrayList<>());
                RootAnalysis analysis = snapshot.analysis(file);
                roots.put(analysis.root(), analysis);
            }
        }
        for (RootAnalysis analysis : roots.values()) {
            add(analysis.analysis().result().diagnostics(), analysis.root(), found);
        }
        return found;
    }

    /** What is wrong with an open policy. That may take long: all that its automata can do is looked at. */
    public List<Diagnostic> ofPolicy(Path file) {
        return PolicyCompiler.compile(snapshot.pathFor(file), List.of(snapshot.source(file))).diagnostics().stream()
                .filter(one -> Place.of(one.span()).file().equals(file))
                .map(this::diagnostic)
                .toList();
    }

    /** Of several analyses that report about a file, that of its own root counts. */
    private void add(
            List<org.mpl4j.compiler.diagnostic.Diagnostic> reported, Path root, Map<Path, List<Diagnostic>> found) {
        for (org.mpl4j.compiler.diagnostic.Diagnostic one : reported) {
            Path file = Place.of(one.span()).file();
            boolean isOpen = snapshot.documents().containsKey(file);
            if (snapshot.places().rootOf(file).equals(root)
                    && (isOpen || snapshot.places().isInWorkspace(file))) {
                found.computeIfAbsent(file, any -> new ArrayList<>()).add(diagnostic(one));
            }
        }
    }

    private Diagnostic diagnostic(org.mpl4j.compiler.diagnostic.Diagnostic reported) {
        Diagnostic diagnostic = new Diagnostic();
        Code code = reported.code();
        diagnostic.setSource("mplc");
        diagnostic.setCode(code.name());
        diagnostic.setCodeDescription(
                new DiagnosticCodeDescription(EXPLANATIONS + code.name().toLowerCase(java.util.Locale.ROOT)));
        diagnostic.setSeverity(
                reported.severity() == Severity.ERROR ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning);
        Place place = Place.of(reported.span());
        diagnostic.setRange(Locations.range(place, snapshot));
        diagnostic.setMessage(message(reported));
        diagnostic.setRelatedInformation(reported.others().stream()
                .map(other ->
                        new DiagnosticRelatedInformation(Locations.of(Place.of(other.span()), snapshot), other.text()))
                .toList());
        if (code == Code.W0204 || code == Code.W0205 || code == Code.E0404) {
            diagnostic.setTags(List.of(DiagnosticTag.Unnecessary));
        }
        return diagnostic;
    }

    private static String message(org.mpl4j.compiler.diagnostic.Diagnostic reported) {
        StringBuilder text = new StringBuilder(reported.message());
        if (!reported.label().isEmpty()) {
            text.append(" (").append(reported.label()).append(')');
        }
        reported.helps().forEach(help -> text.append("\nhelp: ").append(help));
        return text.toString();
    }
}
