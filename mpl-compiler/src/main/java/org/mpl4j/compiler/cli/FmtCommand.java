package org.mpl4j.compiler.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mpl4j.compiler.ast.SpecFile;
import org.mpl4j.compiler.ast.SpecPrinter;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.output.SourceRewriter;
import org.mpl4j.compiler.parse.SpecParser;
import org.mpl4j.compiler.source.SourceFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
    /** What becomes of the result. */
    static final class Mode {
        @Option(
                names = "--check",
                description =
                        "Write nothing; name the files that would change, and make the exit code 1 if there are any.")
        private boolean check;

        @Option(names = "--stdout", description = "Write to standard output instead of the file.")
        private boolean stdout;
    }

    private final Streams streams;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Specifications (*.mpl), folders of them, or - from standard input to standard output.")
    private List<String> files = List.of();

    @ArgGroup
    private Mode mode = new Mode();

    @Mixin
    private DiagnosticOptions diagnostics = new DiagnosticOptions();

    FmtCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        SpecInputs inputs = SpecInputs.of(files, new SpecPathOption(), streams);
        int unformatted = 0;
        for (SourceFile file : inputs.files()) {
            Diagnostics own = new Diagnostics();
            SpecFile tree = SpecParser.parse(file, own);
            diagnostics.print(own.sorted(), streams);
            if (own.hasErrors()) {
                unformatted++;
            } else {
                unformatted += format(file, SpecPrinter.print(tree, SpecParser.tokens(file))) ? 1 : 0;
            }
        }
        streams.out().flush();
        return unformatted > 0 ? ExitCode.ERRORS : ExitCode.FINE;
    }

    /** Whether the file should be counted against the exit code. */
    private boolean format(SourceFile file, String formatted) {
        boolean isChanged = !formatted.equals(file.text());
        if (mode.check) {
            if (isChanged) {
                streams.out().println(file.displayName());
            }
            return isChanged;
        }
        byte[] bytes = formatted.getBytes(StandardCharsets.ISO_8859_1);
        if (mode.stdout || files.contains(SpecInputs.STDIN)) {
            streams.out().write(bytes, 0, bytes.length);
        } else if (isChanged) {
            SourceRewriter.rewrite(Path.of(file.displayName()), bytes);
            streams.err().println("formatted " + file.displayName());
        }
        return false;
    }
}
