package org.mpl4j.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.backend.OutputFile;
import org.mpl4j.compiler.spl.pipeline.PolicyCompiler;
import org.mpl4j.compiler.spl.pipeline.PolicyOutput;
import org.mpl4j.compiler.spl.pipeline.PolicyResult;

/** Generates what there is of policies: with the backend {@code java} the classes that programs ask, with {@code jqwik} traces for tests. */
final class PolicyGeneration {
    private PolicyGeneration() {}

    static Stream<OutputFile> generate(Generation.Task task, JavaPackages packages, DiagnosticReport report)
            throws MojoFailureException {
        if (task.specs().policies().isEmpty()) {
            return Stream.empty();
        }
        PolicyResult result =
                PolicyCompiler.compile(task.specs().path(), task.specs().policies());
        report.tell(task.specs().policies(), result.diagnostics());
        List<OutputFile> files = new ArrayList<>();
        for (BackendConfiguration backend : task.backends()) {
            for (PolicyOutput.Backend one : PolicyOutput.Backend.values()) {
                if (one.name().equalsIgnoreCase(backend.backend().name())) {
                    files.addAll(files(result, packages, one));
                }
            }
        }
        return files.stream();
    }

    private static List<OutputFile> files(PolicyResult result, JavaPackages packages, PolicyOutput.Backend backend)
            throws MojoFailureException {
        try {
            return PolicyOutput.generate(result, packages, backend).toList();
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
    }
}
