package org.mpl4j.compiler.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.diagnostic.Severity;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.Compiler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mplc check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks specifications, and reports all that is wrong with them.",
        footerHeading = "%nExamples:%n",
        footer = {"  mplc check dns.mpl", "  mplc check --format=gcc specs/", "  cat dns.mpl | mplc check -"})
final class CheckCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Specifications (*.mpl), folders of them, or - for standard input.")
    private List<String> files = List.of();

    @Option(names = "--fatal-warnings", description = "Warnings make the exit code 1, too.")
    private boolean fatalWarnings;

    @Mixin
    private SpecPathOption specPath = new SpecPathOption();

    @Mixin
    private DiagnosticOptions diagnostics = new DiagnosticOptions();

    CheckCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        SpecInputs inputs = SpecInputs.of(files, specPath, streams);
        CompilationResult result = Compiler.compile(inputs.path(), inputs.files());
        diagnostics.print(result.diagnostics(), streams);
        long warnings = count(result, Severity.WARNING);
        if (diagnostics.isText()) {
            streams.err().println(summary(inputs, result, warnings));
        }
        return result.hasErrors() || fatalWarnings && warnings > 0 ? ExitCode.ERRORS : ExitCode.FINE;
    }

    private static String summary(SpecInputs inputs, CompilationResult result, long warnings) {
        StringBuilder text = new StringBuilder();
        if (!result.diagnostics().isEmpty()) {
            text.append('\n');
        }
        text.append(counted(inputs.files().size(), "file"));
        result.spec()
                .ifPresent(spec -> text.append(", ")
                        .append(counted(spec.model().requested().size(), "packet")));
        text.append(": ").append(counted(count(result, Severity.ERROR), "error"));
        if (warnings > 0) {
            text.append(", ").append(counted(warnings, "warning"));
        }
        List<Diagnostic> errors = result.diagnostics().stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            text.append("; `mplc explain ").append(errors.get(0).code()).append("` tells more about the first");
        }
        return text.toString();
    }

    private static long count(CompilationResult result, Severity severity) {
        return result.diagnostics().stream()
                .filter(d -> d.severity() == severity)
                .count();
    }

    static String counted(long count, String what) {
        return (count == 0 ? "no" : Long.toString(count)) + " " + what + (count == 1 ? "" : "s");
    }
}
