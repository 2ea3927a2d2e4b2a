package org.mpl4j.lsp.feature;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.TextEdit;
import org.mpl4j.compiler.ast.SpecFile;
import org.mpl4j.compiler.ast.SpecPrinter;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.parse.SpecParser;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.spl.ast.PolicyFile;
import org.mpl4j.compiler.spl.ast.PolicyPrinter;
import org.mpl4j.compiler.spl.parse.PolicyParser;
import org.mpl4j.lsp.text.Replacement;
import org.mpl4j.lsp.workspace.Snapshot;
import org.mpl4j.lsp.workspace.Uris;

/** The layout of {@code mplc fmt}. */
public final class Formatting {
    private Formatting() {}

    /** The edits that bring a file into canonical layout; none if it has syntax errors. */
    public static List<TextEdit> of(Snapshot snapshot, Path file) {
        SourceFile source = snapshot.source(file);
        return formatted(source, Uris.isPolicy(file))
                .map(text -> Replacement.of(source.text(), text, snapshot.units()))
                .orElse(List.of());
    }

    private static Optional<String> formatted(SourceFile source, boolean isPolicy) {
        Diagnostics diagnostics = new Diagnostics();
        if (isPolicy) {
            PolicyFile file = PolicyParser.parse(source, diagnostics);
            return diagnostics.hasErrors()
                    ? Optional.empty()
                    : Optional.of(PolicyPrinter.print(file, PolicyParser.tokens(source)));
        }
        SpecFile file = SpecParser.parse(source, diagnostics);
        return diagnostics.hasErrors()
                ? Optional.empty()
                : Optional.of(SpecPrinter.print(file, SpecParser.tokens(source)));
    }
}
