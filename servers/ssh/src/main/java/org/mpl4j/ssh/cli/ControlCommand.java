package org.mpl4j.ssh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.operate.ControlSocket;
import org.mpl4j.ssh.config.ConfigReader;
import org.mpl4j.ssh.config.FileName;
import org.mpl4j.ssh.config.Options;
import org.mpl4j.ssh.config.Problems;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says a word to a server that runs, by its control socket, and prints what it answers. */
@Command(sortOptions = false, usageHelpAutoWidth = true, mixinStandardHelpOptions = true)
final class ControlCommand implements Callable<Integer> {
    private static final Map<String, String> WORDS = Map.of(
            "reload", "Makes a running server read its configuration again.",
            "status", "Says how a running server is.",
            "stop", "Stops a running server.");

    private final String word;
    private final PrintStream out;

    @Option(names = "--control", paramLabel = "PATH", description = "The server's control socket.")
    private @Nullable Path control;

    @Option(
            names = {"-f", "--config"},
            paramLabel = "FILE",
            description = "The server's configuration, where `ControlSocket` says it.")
    private @Nullable Path config;

    private ControlCommand(String word, PrintStream out) {
        this.word = word;
        this.out = out;
    }

    /** Adds one for each word. */
    static void addAll(CommandLine line, PrintStream out) {
        for (String word : WORDS.keySet().stream().sorted().toList()) {
            CommandLine command = new CommandLine(new ControlCommand(word, out));
            command.getCommandSpec().usageMessage().description(WORDS.get(word));
            line.addSubcommand(word, command);
        }
    }

    @Override
    public Integer call() throws IOException {
        Path socket = socket();
        try {
            String answer = ControlSocket.ask(socket, word);
            out.println(answer);
            return answer.startsWith("nothing is changed") ? 1 : 0;
        } catch (SocketException e) {
            throw new IOException("no server listens on " + socket + ": " + e.getMessage(), e);
        }
    }

    private Path socket() throws IOException {
        if (control != null) {
            return control;
        }
        // What else is wrong in a file is for the server to tell.
        Optional<FileName> said = config == null
                ? Optional.empty()
                : new ConfigReader(new Problems())
                        .file(config)
                        .config()
                        .global()
                        .get(Options.CONTROL_SOCKET);
        return said.map(FileName::path)
                .orElseThrow(() -> new IOException(
                        "name the control socket: --control PATH, or --config FILE with `ControlSocket PATH` in it"));
    }
}
