package org.mpl4j.ssh.client.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.ssh.client.ClientConnection;
import org.mpl4j.ssh.client.ClientSession;
import org.mpl4j.ssh.client.Exit;
import org.mpl4j.ssh.connection.Channel;
import org.mpl4j.ssh.connection.ChannelHandler;

/** One program at the server, with the input, output and errors of this one. */
final class RemoteProgram {
    static final int FAILED = 255;

    private static final Duration FOREVER = Duration.ofDays(10_000);

    private final ClientConnection connection;
    private final Settings settings;
    private final Map<String, String> environment;
    private final ConsoleLog log;
    private final boolean hasInput;

    RemoteProgram(
            ClientConnection connection,
            Settings settings,
            Map<String, String> environment,
            ConsoleLog log,
            boolean hasInput) {
        this.connection = connection;
        this.settings = settings;
        this.environment = environment;
        this.log = log;
        this.hasInput = hasInput;
    }

    /** When a terminal is asked for. */
    enum TerminalUse {
        /** Never. */
        NO,
        /** For a shell, if there is one here. */
        AUTO,
        /** If there is one here. */
        YES,
        /** Even if there is none here. */
        FORCE
    }

    /**
     * Runs it to its end.
     *
     * @param command for the user's shell; nothing for that alone
     * @param isSubsystem whether the command is the name of a subsystem
     * @param use whether there is to be a terminal
     * @return its exit status
     */
    int run(Optional<String> command, boolean isSubsystem, TerminalUse use) throws IOException {
        Optional<LocalTerminal> local =
                use == TerminalUse.NO || use == TerminalUse.AUTO && command.isPresent() || !hasInput
                        ? Optional.empty()
                        : LocalTerminal.find();
        ClientSession session = connection.session();
        sendEnvironment(session);
        if (local.isPresent() || use == TerminalUse.FORCE) {
            LocalTerminal.Size size = local.isPresent() ? LocalTerminal.size() : LocalTerminal.Size.USUAL;
            session.terminal(LocalTerminal.request(environment, size));
        } else if (use == TerminalUse.YES) {
            log.warning("no terminal is asked for, as standard input is none; -tt asks in any case");
        }
        try (LocalTerminal terminal = local.orElse(null)) {
            start(session, command, isSubsystem);
            if (terminal != null) {
                terminal.use(() -> resize(session));
            }
            return pass(session);
        }
    }

    private void sendEnvironment(ClientSession session) throws IOException {
        for (String names : settings.all("SendEnv")) {
            for (String pattern : names.split("\\s+")) {
                String expression = pattern.replaceAll("[^A-Za-z0-9_*?]", "")
                        .replace("*", ".*")
                        .replace("?", ".");
                for (Map.Entry<String, String> one : environment.entrySet()) {
                    if (one.getKey().matches(expression)) {
                        session.environment(one.getKey(), one.getValue());
                    }
                }
            }
        }
        for (String setting : settings.all("SetEnv")) {
            String[] parts = setting.split("=", 2);
            session.environment(parts[0], parts.length > 1 ? parts[1] : "");
        }
    }

    private static void start(ClientSession session, Optional<String> command, boolean isSubsystem) throws IOException {
        if (command.isEmpty()) {
            session.shell();
        } else if (isSubsystem) {
            session.subsystem(command.get());
        } else {
            session.exec(command.get());
        }
    }

    private static void resize(ClientSession session) {
        try {
            LocalTerminal.Size size = LocalTerminal.size();
            session.resize(size.columns(), size.rows());
        } catch (IOException e) {
            // The session is over.
        }
    }

    private int pass(ClientSession session) throws IOException {
        if (hasInput) {
            new Pump(input(), session.input()).startAndClose();
        } else {
            session.input().close();
        }
        Thread errors = new Pump(session.errors(), new FileOutputStream(FileDescriptor.err).getChannel()).start();
        try {
            new Pump(session.output(), output()).run();
            errors.join();
        } catch (IOException e) {
            // Nobody takes the output any more.
            session.close();
            log.detail("output is not taken: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
        return status(session.awaitExit(FOREVER).orElseThrow());
    }

    private int status(Exit exit) {
        return switch (exit) {
            case Exit.Status(long status) -> (int) status & 0xff;
            case Exit.Signal(String name, boolean isCoreDumped, String message) -> {
                log.warning("the program was ended by the signal %s%s%s"
                        .formatted(
                                name,
                                isCoreDumped ? ", its memory was dumped" : "",
                                message.isEmpty() ? "" : ": " + message.replaceAll("\\p{Cntrl}", "")));
                yield FAILED;
            }
            case Exit.Unknown() -> {
                log.warning(connection
                        .end()
                        .map(reason -> "the connection was lost: " + reason)
                        .orElse("the server has not said how the program ended"));
                yield FAILED;
            }
        };
    }

    /** Joins input and output with a place that the server connects to. */
    static int join(ClientConnection connection, Destination place) throws IOException {
        Channel channel = connection.connect(place.host(), place.port().orElseThrow(), new ChannelHandler() {});
        new Pump(input(), channel.output()).startAndClose();
        new Pump(channel.input(), output()).run();
        channel.close();
        return 0;
    }

    private static FileChannel input() {
        return new FileInputStream(FileDescriptor.in).getChannel();
    }

    private static FileChannel output() {
        return new FileOutputStream(FileDescriptor.out).getChannel();
    }
}
