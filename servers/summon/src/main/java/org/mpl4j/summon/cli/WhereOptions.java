package org.mpl4j.summon.cli;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.operate.ControlSocket;
import org.mpl4j.summon.config.SummonConfigFile;
import picocli.CommandLine.Option;

/** Which directory a command is for. */
final class WhereOptions {
    private static final Path STANDARD = Path.of("summon.yaml");

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration of the directory (default: summon.yaml).")
    private @Nullable Path config;

    @Option(
            names = "--control",
            paramLabel = "SOCKET",
            description = "Its control socket, in the place of the one that the configuration says.")
    private @Nullable Path control;

    Path config() {
        return config == null ? STANDARD : config;
    }

    /** Says a line to the directory; what it answers. */
    String ask(String line) throws IOException, ConfigException {
        Path socket = control == null ? SummonConfigFile.read(config()).control() : control;
        try {
            return ControlSocket.ask(socket, line);
        } catch (SocketException e) {
            throw new IOException("no directory listens on " + socket + ": " + e.getMessage(), e);
        }
    }
}
