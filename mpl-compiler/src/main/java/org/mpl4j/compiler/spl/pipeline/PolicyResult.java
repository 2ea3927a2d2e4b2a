package org.mpl4j.compiler.spl.pipeline;

import java.util.List;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Severity;
import org.mpl4j.compiler.model.SpecModel;

/**
 * What became of policy files.
 *
 * @param diagnostics in order of files and places
 * @param policies one for each file that was understood
 * @param packets those that they use, and all that these refer to
 */
public record PolicyResult(List<Diagnostic> diagnostics, List<CompiledPolicy> policies, SpecModel packets) {
    public PolicyResult {
        diagnostics = List.copyOf(diagnostics);
        policies = List.copyOf(policies);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }
}
