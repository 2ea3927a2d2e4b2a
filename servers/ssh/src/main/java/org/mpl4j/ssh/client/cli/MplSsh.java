package org.mpl4j.ssh.client.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.operate.BuildVersion;
import org.mpl4j.ssh.client.ClientConnection;
import org.mpl4j.ssh.forward.LocalForwards;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code mpl-ssh}. It ends with the status of what runs at the server, and with 255 if something fails before, as ssh does. */
@Command(
        name = "mpl-ssh",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = MplSsh.Version.class,
        description = "Logs in at a server and runs a command or a shell there, as ssh does.",
        subcommands = {SftpCommand.class, SelfTest.class},
        footer = {
            "",
            "Examples:",
            "  mpl-ssh alice@example.org uname -a",
            "  mpl-ssh -i key -o StrictHostKeyChecking=accept-new -p 2222 localhost",
            "  mpl-ssh -N -L 8080:intranet:80 example.org",
            "  rsync -e mpl-ssh -a folder example.org:",
            "  GIT_SSH_COMMAND=mpl-ssh git clone example.org:repository",
            "",
            "It ends with the command's status, or with 255."
        })
public final class MplSsh implements Callable<Integer> {
    /** Says which version this is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {BuildVersion.of("mpl-ssh", MplSsh.class)};
        }
    }

    @Mixin
    private ConnectOptions connecting = new ConnectOptions();

    @Option(
            names = "-L",
            paramLabel = "[ADDRESS:]PORT:HOST:PORT",
            description =
                    "Listens on a port here, and lets the server connect to a place for whoever comes; can be repeated.")
    private List<String> forwards = List.of();

    @Option(names = "-N", description = "Runs nothing.")
    private boolean isIdle;

    @Option(
            names = "-W",
            paramLabel = "HOST:PORT",
            description = "Runs nothing, but joins input and output with a place that the server connects to.")
    private @Nullable String place;

    @Option(names = "-T", description = "Asks for no terminal.")
    private boolean isWithoutTerminal;

    @Option(names = "-t", description = "Asks for a terminal for a command, too; -tt if there is none here.")
    private boolean[] isWithTerminal = {};

    @Option(names = "-n", description = "Has no input.")
    private boolean isWithoutInput;

    @Option(names = "-s", description = "The command is the name of a subsystem, such as sftp.")
    private boolean isSubsystem;

    @Parameters(index = "0", arity = "0..1", paramLabel = "[USER@]HOST", description = "The server.")
    private @Nullable String server;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "What is run there; else the user's shell.")
    private List<String> command = new ArrayList<>();

    /** Runs the command. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new MplSsh())
                .setStopAtPositional(true)
                .setSeparator(" ")
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    if (problem instanceof RuntimeException) {
                        problem.printStackTrace(command.getErr());
                    }
                    command.getErr().println("mpl-ssh: " + problem.getMessage());
                    return RemoteProgram.FAILED;
                })
                .setParameterExceptionHandler((problem, arguments) -> {
                    problem.getCommandLine()
                            .getErr()
                            .println("mpl-ssh: " + problem.getMessage() + "; see mpl-ssh --help");
                    return RemoteProgram.FAILED;
                });
    }

    @Override
    public Integer call() throws UsageException, IOException, InterruptedException {
        if (server == null) {
            throw new UsageException("a server is needed: mpl-ssh [OPTIONS] [USER@]HOST [COMMAND]; see mpl-ssh --help");
        }
        Map<String, String> environment = System.getenv();
        Settings settings = connecting.settings();
        ConsoleLog log = connecting.log(settings);
        List<ForwardSpec> specs = new ArrayList<>();
        for (String forward : forwards) {
            specs.add(ForwardSpec.parse(forward));
        }
        Destination target = place == null ? null : Destination.place(place);
        RemoteProgram.TerminalUse terminal = terminal(settings);
        try (ClientConnection connection = ConnectOptions.open(server, settings, environment, log);
                LocalForwards listening = new LocalForwards(connection.channels(), log::warning)) {
            listen(listening, specs, settings, log);
            if (target != null) {
                return RemoteProgram.join(connection, target);
            }
            if (isIdle) {
                return idle(connection, log);
            }
            return new RemoteProgram(connection, settings, environment, log, !isWithoutInput)
                    .run(
                            command.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", command)),
                            isSubsystem,
                            terminal);
        }
    }

    private static void listen(LocalForwards listening, List<ForwardSpec> specs, Settings settings, ConsoleLog log)
            throws UsageException, IOException {
        boolean isNeeded = settings.isOn("ExitOnForwardFailure", false);
        for (ForwardSpec spec : specs) {
            try {
                int port = listening.listen(spec.address(), spec.port(), spec.target());
                log.detail("port %d leads to %s".formatted(port, spec.target()));
            } catch (IOException e) {
                String problem = "cannot listen on port %d: %s".formatted(spec.port(), e.getMessage());
                if (isNeeded) {
                    throw new IOException(problem, e);
                }
                log.warning(problem);
            }
        }
    }

    /** Waits for the end of the connection, whoever ends it. */
    private static int idle(ClientConnection connection, ConsoleLog log) throws InterruptedException {
        log.warning("the connection has ended: " + connection.awaitEnd());
        return RemoteProgram.FAILED;
    }

    private RemoteProgram.TerminalUse terminal(Settings settings) throws UsageException {
        if (isWithoutTerminal || isSubsystem) {
            return RemoteProgram.TerminalUse.NO;
        }
        if (isWithTerminal.length > 1) {
            return RemoteProgram.TerminalUse.FORCE;
        }
        if (isWithTerminal.length == 1) {
            return RemoteProgram.TerminalUse.YES;
        }
        String setting = settings.get("RequestTTY").orElse("auto");
        return switch (setting) {
            case "no" -> RemoteProgram.TerminalUse.NO;
            case "auto" -> RemoteProgram.TerminalUse.AUTO;
            case "yes" -> RemoteProgram.TerminalUse.YES;
            case "force" -> RemoteProgram.TerminalUse.FORCE;
            default -> throw new UsageException("RequestTTY is one of no, auto, yes and force, not " + setting);
        };
    }
}
