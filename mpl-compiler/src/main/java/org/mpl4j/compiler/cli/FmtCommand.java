package org.mpl4j.compiler.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.mpl4j.compiler.ast.SpecFile;
import org.mpl4j.compiler.ast.SpecPrinter;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.parse.SpecParser;
import org.mpl4j.compiler.source.SourceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mplc fmt}. */
@Command(
        name = "fmt",
        mixinStandardHelpOptions = true,
        description = {
            "Brings specifications into their canonical layout, in place.",
            "Comments are kept. A file with syntax errors is left as it is."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  mplc fmt specs/", "  mplc fmt --check specs/", "  mplc fmt - <in.mpl >out.mpl"})
final class FmtCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Specifications (*.mpl), folders of them, or - from standard input to standard output.")
    private List<String> files = List.of();

    @Mixin
    private FmtMode mode = new FmtMode();

    @Mixin
    private DiagnosticOptions diagnostics = new DiagnosticOptions();

    FmtCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        SpecInputs inputs = SpecInputs.of(files, new SpecPathOption(), streams);
        return new FmtRun(mode, diagnostics, streams).run(files, inputs.files(), FmtCommand::formatted);
    }

    private static String formatted(SourceFile file, Diagnostics diagnostics) {
        SpecFile tree = SpecParser.parse(file, diagnostics);
        return diagnostics.hasErrors() ? "" : SpecPrinter.print(tree, SpecParser.tokens(file));
    }
}
