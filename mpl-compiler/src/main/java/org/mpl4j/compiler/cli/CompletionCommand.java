package org.mpl4j.compiler.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mplc generate-completion}: picocli's script, with file names wherever it knows nothing better. */
@Command(
        name = "generate-completion",
        mixinStandardHelpOptions = true,
        description = {"Prints a completion script for bash and zsh."},
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(mplc generate-completion)     completion in this shell",
            "  mplc generate-completion > ~/.local/share/bash-completion/completions/mplc",
            "",
            "In zsh, first: autoload -U +X bashcompinit && bashcompinit"
        })
final class CompletionCommand implements Runnable {
    /** Picocli turns off file names where an argument is no {@code File}; ours are strings, as {@code -} is one of them. */
    private static final String NO_FILE_NAMES = "  type compopt &>/dev/null && compopt +o default\n";

    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CompletionCommand(Streams streams) {
        this.streams = streams;
    }

    /** The script for a command and all its subcommands. */
    static String script(CommandLine root) {
        return AutoComplete.bash(root.getCommandName(), root).replace(NO_FILE_NAMES, "");
    }

    @Override
    public void run() {
        streams.out().print(script(spec.root().commandLine()));
    }
}
