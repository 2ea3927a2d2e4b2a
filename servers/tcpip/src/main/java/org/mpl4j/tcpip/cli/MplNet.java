package org.mpl4j.tcpip.cli;

import java.util.concurrent.Callable;
import org.mpl4j.servers.common.operate.BuildVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code mpl-net}. */
@Command(
        name = "mpl-net",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = MplNet.Version.class,
        description = {
            "Tools for networks, on a TCP/IP stack of their own.",
            "",
            "A command is a host by itself: it attaches to a TAP interface, whose other end is the kernel's, and has the addresses that it is told. What may be missing for that, and how to give it,"
                    + " is said when it is missing; `sudo mpl-net demo` shows all of it and needs nothing else.",
            ""
        },
        subcommands = {
            PingCommand.class,
            TraceCommand.class,
            ListenCommand.class,
            ConnectCommand.class,
            ConduitCommand.class,
            BenchCommand.class,
            StatsCommand.class,
            CaptureCommand.class,
            DemoCommand.class,
            DemoPeer.class,
            SelfTest.class
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {ExitStatus.DONE_TEXT, ExitStatus.FAILED_TEXT, ExitStatus.USAGE_TEXT, ExitStatus.NOT_ALLOWED_TEXT
        },
        footer = {
            "",
            "Examples:",
            "  sudo ip tuntap add dev tap0 mode tap user $USER",
            "  sudo ip addr add 192.0.2.1/24 dev tap0; sudo ip link set tap0 up",
            "  mpl-net ping --tap tap0 --address 192.0.2.2/24 192.0.2.1"
        })
public final class MplNet implements Callable<Integer> {
    /** Says which version this is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {BuildVersion.of("mpl-net", MplNet.class)};
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs the command. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command with all that it has below it. */
    static CommandLine commandLine() {
        return new CommandLine(new MplNet())
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    if (problem instanceof RuntimeException) {
                        problem.printStackTrace(command.getErr());
                    }
                    command.getErr().println("mpl-net: " + text(problem));
                    if (problem instanceof UsageException) {
                        command.getErr()
                                .println("see " + command.getCommandSpec().qualifiedName() + " --help");
                        return ExitStatus.USAGE;
                    }
                    return problem instanceof NotAllowedException ? ExitStatus.NOT_ALLOWED : ExitStatus.FAILED;
                })
                .setParameterExceptionHandler((problem, arguments) -> {
                    CommandLine command = problem.getCommandLine();
                    command.getErr().println("mpl-net: " + problem.getMessage());
                    command.getErr().println("see " + command.getCommandSpec().qualifiedName() + " --help");
                    return ExitStatus.USAGE;
                });
    }

    private static String text(Exception problem) {
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }

    /** Without a command, it says which there are. */
    @Override
    public Integer call() throws UsageException {
        throw new UsageException("a command is needed: "
                + String.join(
                        ", ",
                        spec.subcommands().entrySet().stream()
                                .filter(entry -> !entry.getValue()
                                        .getCommandSpec()
                                        .usageMessage()
                                        .hidden())
                                .map(entry -> entry.getKey())
                                .toList()));
    }
}
