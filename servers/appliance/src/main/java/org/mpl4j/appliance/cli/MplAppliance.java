package org.mpl4j.appliance.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.mpl4j.appliance.build.BuildException;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.operate.BuildVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code mpl-appliance}. */
@Command(
        name = "mpl-appliance",
        mixinStandardHelpOptions = true,
        versionProvider = MplAppliance.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Sealed images of one server with the TCP/IP stack of this project, and what runs them.",
            "",
            "An image has all that the server needs, but the kernel: a runtime of Java with few modules, the classes that the server can reach, a cache of them, and its configuration, checked, with the files that it serves.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  mpl-appliance build --server web --config site --address 192.0.2.2/24 -o web.appliance",
            "  mpl-appliance run web.appliance --bridge br0",
            "  mpl-appliance inspect web.appliance",
            "  mpl-appliance boot web.appliance --svg boot.svg",
            "",
            "Exit status: 0 if all is well, 1 if it cannot be done, 2 if the command line or a configuration is wrong."
        },
        subcommands = {BuildCommand.class, RunCommand.class, InspectCommand.class, BootCommand.class})
public final class MplAppliance implements Runnable {
    /** Says which version this is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {BuildVersion.of("mpl-appliance", MplAppliance.class)};
        }
    }

    private static final int FAILED = 1;
    private static final int WRONG = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs the command. */
    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** Runs the command; returns the exit status. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        return new CommandLine(new MplAppliance())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    command.getErr()
                            .println(
                                    problem instanceof ConfigException
                                            ? problem.getMessage()
                                            : "mpl-appliance: " + text(problem));
                    return problem instanceof ConfigException || problem instanceof BuildException ? WRONG : FAILED;
                })
                .execute(arguments);
    }

    /** Some exceptions of files say nothing but the name. */
    private static String text(Exception problem) {
        return switch (problem) {
            case NoSuchFileException missing -> "there is no file " + missing.getFile();
            case AccessDeniedException denied -> denied.getFile() + " may not be read or written";
            case NotDirectoryException none -> "there is no folder " + none.getFile() + "; make it first";
            case FileAlreadyExistsException there -> there.getFile() + " is there already";
            case IOException failed -> String.valueOf(failed.getMessage());
            default -> String.valueOf(problem.getMessage());
        };
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
