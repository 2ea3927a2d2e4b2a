package org.mpl4j.compiler.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mpl4j.compiler.output.OutputFolder;
import org.mpl4j.compiler.pipeline.CompilationResult;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.reference.ReferenceSite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mplc docs}. */
@Command(
        name = "docs",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a reference of specifications: HTML pages with packets, fields, branches, values and pictures, cross-linked.",
            "They can be searched, are read from a disk as from a server, and load nothing from elsewhere."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc docs specs/ -o reference && xdg-open reference/index.html",
            "  mplc docs my.mpl -o reference --title \"My protocol\""
        })
final class DocsCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Specifications (*.mpl), folders of them, or - for standard input.")
    private List<String> files = List.of();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description =
                    "The folder for the pages; those of an earlier run that are no more are deleted, and nothing else.")
    private Path folder = Path.of("");

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "The title of the first page; \"Packets\" if not given.")
    private String title = "Packets";

    @Mixin
    private SpecPathOption specPath = new SpecPathOption();

    @Mixin
    private DiagnosticOptions diagnostics = new DiagnosticOptions();

    DocsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        SpecInputs inputs = SpecInputs.of(files, specPath, streams);
        CompilationResult result = Compiler.compile(inputs.path(), inputs.files());
        diagnostics.print(result.diagnostics(), streams);
        if (result.hasErrors()) {
            return ExitCode.ERRORS;
        }
        OutputFolder.Summary summary =
                OutputFolder.of(folder).write(ReferenceSite.of(result.spec().orElseThrow(), title).stream());
        streams.err().println(summary + "; begin with " + folder.resolve("index.html"));
        streams.err().flush();
        return ExitCode.FINE;
    }
}
