package org.mpl4j.compiler.cli;

import static org.mpl4j.compiler.cli.DiagnosticCount.counted;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.spl.explore.Exploration;
import org.mpl4j.compiler.spl.pipeline.CompiledPolicy;
import org.mpl4j.compiler.spl.pipeline.PolicyCompiler;
import org.mpl4j.compiler.spl.pipeline.PolicyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mplc spl check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks policies, and reports all that is wrong with them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc spl check specs/ssh",
            "  mplc spl check --spin specs/ssh",
            "  mplc spl check --format=gcc server.spl",
            "  cat server.spl | mplc spl check -"
        })
final class SplCheckCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Policies (*.spl), folders of them, or - for standard input.")
    private List<String> files = List.of();

    @Option(names = "--fatal-warnings", description = "Warnings make the exit code 1, too.")
    private boolean fatalWarnings;

    @Mixin
    private SpecPathOption specPath = new SpecPathOption();

    @Mixin
    private DiagnosticOptions diagnostics = new DiagnosticOptions();

    @Mixin
    private SpinOption spin = new SpinOption();

    SplCheckCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        SpecInputs inputs = SpecInputs.policies(files, specPath, streams);
        PolicyResult result = PolicyCompiler.compile(inputs.path(), inputs.files());
        List<Diagnostic> found = result.diagnostics();
        diagnostics.print(found, streams);
        if (diagnostics.isText()) {
            streams.err().println(summary(inputs.files().size(), result));
        }
        int code = DiagnosticCount.exitCode(found, fatalWarnings);
        return spin.check(result.policies(), streams) ? code : ExitCode.ERRORS;
    }

    private static String summary(int fileCount, PolicyResult result) {
        List<String> parts = new ArrayList<>();
        parts.add(counted(fileCount, "file"));
        add(parts, sum(result, policy -> policy.spec().automata().size()), "automaton");
        add(parts, sum(result, SplCheckCommand::states), "state");
        add(parts, sum(result, policy -> policy.findings().size()), "property");
        add(parts, sum(result, policy -> policy.spec().traces().size()), "trace");
        return (result.diagnostics().isEmpty() ? "" : "\n") + String.join(", ", parts) + ": "
                + DiagnosticCount.of(result.diagnostics());
    }

    private static int sum(PolicyResult result, ToIntFunction<CompiledPolicy> count) {
        return result.policies().stream().mapToInt(count).sum();
    }

    /** Those of tables; other forms have too many to count. */
    private static int states(CompiledPolicy policy) {
        return policy.explorations().values().stream()
                .mapToInt(one -> one instanceof Exploration.Table table
                        ? table.table().states().size()
                        : 0)
                .sum();
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(counted(count, what));
        }
    }
}
