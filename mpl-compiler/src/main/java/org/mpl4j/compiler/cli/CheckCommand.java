package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.mpl4j.compiler.diagnostic.Diagnostic;
import org.mpl4j.compiler.dissect.DissectionLibrary;
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
        description = "Checks specifications and layer tables, and reports all that is wrong with them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc check dns.mpl",
            "  mplc check --format=gcc specs/",
            "  mplc check own/own.layers",
            "  cat dns.mpl | mplc check -"
        })
final class CheckCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Specifications (*.mpl), layer tables (*.layers), folders of them, or - for standard input.")
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
    public Integer call() throws IOException {
        SpecInputs inputs = SpecInputs.withTables(files, specPath, streams);
        CompilationResult result = Compiler.compile(inputs.path(), inputs.files());
        List<Diagnostic> found = new ArrayList<>(result.diagnostics());
        if (!inputs.tables().isEmpty()) {
            found.addAll(DissectionLibrary.tableErrors(inputs.path(), inputs.files()));
        }
        diagnostics.print(found, streams);
        if (diagnostics.isText()) {
            int packets =
                    result.spec().map(spec -> spec.model().requested().size()).orElse(0);
            streams.err().println(summary(inputs, packets, found));
        }
        return DiagnosticCount.exitCode(found, fatalWarnings);
    }

    private static String summary(SpecInputs inputs, int packets, List<Diagnostic> found) {
        StringBuilder text = new StringBuilder();
        if (!found.isEmpty()) {
            text.append('\n');
        }
        text.append(
                DiagnosticCount.counted(inputs.files().size() + inputs.tables().size(), "file"));
        if (packets > 0) {
            text.append(", ").append(DiagnosticCount.counted(packets, "packet"));
        }
        return text.append(": ").append(DiagnosticCount.of(found)).toString();
    }
}
