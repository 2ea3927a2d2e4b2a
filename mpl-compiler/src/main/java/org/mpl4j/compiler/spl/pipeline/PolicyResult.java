package org.mpl4j.compiler.spl.pipeline;

import java.util.List;
import org.mpl4j.compiler.diagnostic.Diagnostic;

/**
 * What became of policy files.
 *
 * @param diagnostics in order of files and places
 * @param policies one for each file without errors
 */
public record PolicyResult(List<Diagnostic> diagnostics, List<CompiledPolicy> policies) {
    public PolicyResult {
        diagnostics = List.copyOf(diagnostics);
        policies = List.copyOf(policies);
    }
}
