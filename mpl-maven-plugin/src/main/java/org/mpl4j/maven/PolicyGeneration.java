package org.mpl4j.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.backend.OutputFile;
import org.mpl4j.compiler.model.SpecModel;
import org.mpl4j.compiler.spl.output.java.PolicyClasses;
import org.mpl4j.compiler.spl.pipeline.CompiledPolicy;
import org.mpl4j.compiler.spl.pipeline.PolicyCompiler;
import org.mpl4j.compiler.spl.pipeline.PolicyResult;

/** Generates what there is of policies: with the backend {@code java} the classes that programs ask, with {@code jqwik} traces for tests. */
final class PolicyGeneration {
    private PolicyGeneration() {}

    static Stream<OutputFile> generate(
            Generation.Task task, SpecModel model, JavaPackages packages, DiagnosticReport report)
            throws MojoFailureException {
        if (task.specs().policies().isEmpty()) {
            return Stream.empty();
        }
        PolicyResult result =
                PolicyCompiler.compile(task.specs().path(), task.specs().policies());
        report.tell(task.specs().policies(), result.diagnostics());
        List<OutputFile> files = new ArrayList<>();
        for (CompiledPolicy policy : result.policies()) {
            PolicyClasses classes = classes(policy, model, packages);
            for (BackendConfiguration backend : task.backends()) {
                switch (backend.backend().name()) {
                    case "java" -> files.addAll(classes.ofProgram());
                    case "jqwik" -> files.addAll(classes.ofTests());
                    default -> {}
                }
            }
        }
        return files.stream();
    }

    private static PolicyClasses classes(CompiledPolicy policy, SpecModel model, JavaPackages packages)
            throws MojoFailureException {
        try {
            return new PolicyClasses(policy.spec(), policy.explorations(), model, packages);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
    }
}
