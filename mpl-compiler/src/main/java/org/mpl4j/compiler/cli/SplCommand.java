package org.mpl4j.compiler.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mplc spl}. */
@Command(
        name = "spl",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks and compiles policies (SPL): which packets may follow which.",
        subcommands = {
            SplCheckCommand.class,
            SplCompileCommand.class,
            SplDiagramCommand.class,
            SplFmtCommand.class,
            SplPromelaCommand.class,
            SplReplayCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc spl check specs/ssh               are these policies right?",
            "  mplc spl compile specs/ssh --out gen/  Java for every policy",
            "  mplc spl fmt specs/ssh                 in canonical layout"
        })
final class SplCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "which command? " + String.join(", ", spec.subcommands().keySet()));
    }
}
