package org.mpl4j.compiler.spl.pipeline;

import java.util.List;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Severity;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.resolve.References;

/**
 * What became of policy files.
 *
 * @param diagnostics in order of files and places
 * @param policies one for each file that was understood
 * @param packets those that they use, and all that these refer to
 * @param references what names of packets in them stand for, and what those in the packets' specifications do
 */
public record PolicyResult(
        List<Diagnostic> diagnostics, List<CompiledPolicy> policies, SpecModel packets, References references) {
    public PolicyResult {
        diagnostics = List.copyOf(diagnostics);
        policies = List.copyOf(policies);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
    }
}
