package org.mpl4j.compiler.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.spl.ast.PolicyFile;
import org.mpl4j.compiler.spl.ast.PolicyPrinter;
import org.mpl4j.compiler.spl.parse.PolicyParser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mplc spl fmt}. */
@Command(
        name = "fmt",
        mixinStandardHelpOptions = true,
        description = {
            "Brings policies into their canonical layout, in place.",
            "Comments are kept. A file with syntax errors is left as it is."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  mplc spl fmt specs/", "  mplc spl fmt --check specs/", "  mplc spl fmt - <in.spl >out.spl"})
final class SplFmtCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Policies (*.spl), folders of them, or - from standard input to standard output.")
    private List<String> files = List.of();

    @Mixin
    private FmtMode mode = new FmtMode();

    @Mixin
    private DiagnosticOptions diagnostics = new DiagnosticOptions();

    SplFmtCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        SpecInputs inputs = SpecInputs.policies(files, new SpecPathOption(), streams);
        return new FmtRun(mode, diagnostics, streams).run(files, inputs.files(), SplFmtCommand::formatted);
    }

    private static String formatted(SourceFile file, Diagnostics diagnostics) {
        PolicyFile tree = PolicyParser.parse(file, diagnostics);
        return diagnostics.hasErrors() ? "" : PolicyPrinter.print(tree, PolicyParser.tokens(file));
    }
}
