package org.mpl4j.compiler.pipeline;

import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Severity;

/**
 * What came out of a compilation.
 *
 * @param diagnostics everything that was reported, in order of place
 * @param spec empty if there is an error among them
 */
public record CompilationResult(List<Diagnostic> diagnostics, Optional<CompiledSpec> spec) {
    public CompilationResult {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether there is an error, not only warnings. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }
}
