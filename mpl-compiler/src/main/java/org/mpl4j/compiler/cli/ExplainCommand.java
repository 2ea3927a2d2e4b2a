package org.mpl4j.compiler.cli;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.mpl4j.compiler.diagnostic.Code;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mplc explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Explains errors and warnings, with an example that is wrong and one that is right.",
            "Without a code, lists all of them."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  mplc explain E0604", "  mplc explain"})
final class ExplainCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(arity = "0..*", paramLabel = "CODE", description = "A code as diagnostics show it, such as E0604.")
    private List<String> codes = List.of();

    ExplainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (codes.isEmpty()) {
            Arrays.stream(Code.values())
                    .forEach(code ->
                            streams.out().println(code + "  " + code.severity().word() + ": " + code.title()));
            return ExitCode.FINE;
        }
        for (String name : codes) {
            Code code = Code.find(name)
                    .orElseThrow(
                            () -> new UsageException("there is no code `" + name + "`; `mplc explain` lists them all"));
            streams.out()
                    .println(code + " (" + code.severity().word() + "): " + code.title() + "\n\n" + code.explanation());
        }
        return ExitCode.FINE;
    }
}
