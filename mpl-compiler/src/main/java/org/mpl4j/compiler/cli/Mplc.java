package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code mplc}. */
@Command(
        name = "mplc",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks and compiles packet specifications (MPL), and reads and writes packets with them.",
        subcommands = {
            InitCommand.class,
            CheckCommand.class,
            CompileCommand.class,
            WatchCommand.class,
            FmtCommand.class,
            DissectCommand.class,
            BuildCommand.class,
            FuzzCommand.class,
            WiresharkCommand.class,
            ExploreCommand.class,
            SplCommand.class,
            DiagramCommand.class,
            DocsCommand.class,
            DumpCommand.class,
            ExplainCommand.class,
            CompletionCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:errors in a specification or a packet; they are on standard error",
            "2:the command line can't be understood, or names a file that can't be read",
            "70:a bug of mplc"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  mplc init demo                         a Maven project to begin with",
            "  mplc dissect capture.pcap              what is in a capture",
            "  mplc check specs/                      are these specifications right?",
            "  mplc compile specs/ --out gen/         Java for every packet",
            "  mplc watch specs/ --out gen/           the same, again whenever one changes",
            "  mplc spl check specs/                  are these policies right?",
            "  mplc explain E0604                     what does this error mean?",
            "",
            "mplc COMMAND --help tells the options of a command, with examples.",
            "Options can be put into a file, one a line: mplc @FILE"
        })
public final class Mplc implements Runnable {
    private final Streams streams;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    Mplc(Streams streams) {
        this.streams = streams;
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(Streams.ofProcess(), arguments));
    }

    /** The whole command line with all subcommands, for what documents it. */
    public static CommandLine commandLine() {
        return commandLine(Streams.ofProcess());
    }

    /** What completes the command line in bash and zsh. */
    public static String completionScript() {
        return CompletionCommand.script(commandLine());
    }

    private static CommandLine commandLine(Streams streams) {
        CommandLine line = new CommandLine(new Mplc(streams), new CommandFactory(streams));
        ServiceLoader.load(Subcommand.class, Mplc.class.getClassLoader()).forEach(line::addSubcommand);
        line.setOut(new PrintWriter(streams.out(), true)).setErr(new PrintWriter(streams.err(), true));
        line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setUsageHelpLongOptionsMaxWidth(36);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                streams.outIsTerminal() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler((e, args) -> usageError(streams, e));
        line.setExecutionExceptionHandler((e, command, result) -> failed(streams, e));
        return line;
    }

    /** Runs a command; returns its exit code. */
    static int run(Streams streams, String... arguments) {
        CommandLine line = commandLine(streams);
        int code;
        try {
            code = line.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError e) {
            code = bug(streams, e);
        }
        // A reader that has gone away, such as head, wants no more: that is no error.
        streams.out().flush();
        return code;
    }

    private static int usageError(Streams streams, ParameterException e) {
        streams.err().println("mplc: " + message(e));
        UnmatchedArgumentException.printSuggestions(e, new PrintWriter(streams.err(), true));
        streams.err().println("Try `" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help`.");
        return ExitCode.USAGE;
    }

    /** In words that need no knowledge of how arguments are parsed. */
    private static String message(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched) || unmatched.isUnknownOption()) {
            return String.valueOf(e.getMessage());
        }
        String first = "`" + unmatched.getUnmatched().get(0) + "`";
        return e.getCommandLine().getParent() == null
                ? "there is no command " + first
                : first + " is an argument too many";
    }

    private static int failed(Streams streams, Exception e) {
        Optional<String> problem = problem(e);
        problem.ifPresent(text -> streams.err().println("mplc: " + text));
        return problem.isPresent() ? ExitCode.USAGE : bug(streams, e);
    }

    /** What a user can mend: something that is named is not there, or can't be read or written. Empty if it is a bug. */
    static Optional<String> problem(Exception e) {
        if (e instanceof UncheckedIOException io) {
            return Optional.of(
                    String.valueOf(Objects.requireNonNull(io.getCause()).getMessage()));
        }
        return e instanceof UsageException || e instanceof IOException
                ? Optional.of(String.valueOf(e.getMessage()))
                : Optional.empty();
    }

    private static int bug(Streams streams, Throwable e) {
        streams.err().println("mplc: internal error: " + e);
        if (System.getenv("MPL_DEBUG") != null) {
            e.printStackTrace(streams.err());
        } else {
            StackTraceElement[] trace = e.getStackTrace();
            streams.err().println("  " + (trace.length == 0 ? "" : "at " + trace[0]));
            streams.err()
                    .println(
                            "This is a bug. Please report it with the input, and with what MPL_DEBUG=1 makes mplc print.");
        }
        return ExitCode.INTERNAL;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "which command? " + String.join(", ", spec.subcommands().keySet()));
    }

    Streams streams() {
        return streams;
    }
}
