package org.mpl4j.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mpl4j.compiler.cli.Mplc;
import org.mpl4j.compiler.cli.manual.ManPage;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Writes a manual page for mplc and each of its subcommands, and the completion script for bash and zsh, below {@code share/}. */
final class CommandDocuments {
    private CommandDocuments() {}

    /** Arguments: the folder that is to contain {@code man/} and {@code bash-completion/}, the version, and its date. */
    public static void main(String[] arguments) throws IOException {
        Path share = Path.of(arguments[0]);
        ManPage.Edition edition = new ManPage.Edition(arguments[1], arguments[2].substring(0, "2026-01-01".length()));
        CommandLine mplc = Mplc.commandLine();
        writePages(share.resolve("man/man1"), mplc, edition);
        write(share.resolve("bash-completion/completions/mplc"), Mplc.completionScript());
    }

    private static void writePages(Path folder, CommandLine command, ManPage.Edition edition) throws IOException {
        CommandSpec spec = command.getCommandSpec();
        write(folder.resolve(spec.qualifiedName("-") + ".1"), ManPage.of(spec, edition));
        for (CommandLine subcommand : command.getSubcommands().values()) {
            if (!subcommand.getCommandSpec().usageMessage().hidden()) {
                writePages(folder, subcommand, edition);
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
