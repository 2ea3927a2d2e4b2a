package org.mpl4j.ssh.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.link.SocketListener;
import org.mpl4j.ssh.config.ConfigReader;
import org.mpl4j.ssh.config.Options;
import org.mpl4j.ssh.config.Problems;
import org.mpl4j.ssh.config.Settings;
import org.mpl4j.ssh.config.SshdConfig;
import org.mpl4j.ssh.config.TokenText;
import org.mpl4j.ssh.operate.HostLogins;
import org.mpl4j.ssh.operate.StartOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a command line says of a server. Each option is a line of a configuration, which wins over those of the file. */
final class ServeOptions {
    @ArgGroup(validate = false, order = 1, heading = "%nConfiguration:%n")
    private Configuration configuration = new Configuration();

    @ArgGroup(validate = false, order = 2, heading = "%nWhere, and what as:%n")
    private WhereOptions where = new WhereOptions();

    @ArgGroup(validate = false, order = 3, heading = "%nWho may log in, and for what:%n")
    private LoginOptions logins = new LoginOptions();

    @ArgGroup(validate = false, order = 4, heading = "%nOperation:%n")
    private OperationOptions operation = new OperationOptions();

    @ArgGroup(validate = false, order = 5, heading = "%nThe network:%n")
    private NetworkOptions network = new NetworkOptions();

    @ArgGroup(validate = false, order = 6, heading = "%nFor tries:%n")
    private Tries tries = new Tries();

    private Demo demo = Demo.NONE;

    /** Where what is said comes from. */
    private static final class Configuration {
        @Option(
                names = {"-f", "--config"},
                paramLabel = "FILE",
                description = "Read the configuration from a file as of sshd_config(5); options beside it win.")
        private @Nullable Path file;

        @Option(
                names = {"-o", "--option"},
                paramLabel = "'KEYWORD VALUE'",
                description = "A line of a configuration, as in -o 'MaxAuthTries 3'. Any number of times.")
        private List<String> lines = List.of();
    }

    /** What is for tries only. */
    private static final class Tries {
        @Option(
                names = "--demo",
                description =
                        "Serve on a free port of this machine, with a fresh host key and your own public keys; prints what to try.")
        private boolean isDemo;

        @Option(
                names = "--insecure-none",
                description =
                        "Offer the cipher and MAC `none` besides, which protect nothing: to measure what the others cost.")
        private boolean isNoneOffered;
    }

    boolean isDemo() {
        return tries.isDemo;
    }

    void take(Demo prepared) {
        demo = prepared;
    }

    StartOptions start() {
        return new StartOptions(
                demo.hostKeys(), tries.isNoneOffered, SocketListener::new, where.conduits(), new HostLogins());
    }

    NetworkOptions network() {
        return network;
    }

    /** The configuration, read anew each time, as a file may have changed. */
    SshdConfig read(Problems problems) throws IOException {
        ConfigReader reader = new ConfigReader(problems);
        ConfigLines lines = new ConfigLines(reader);
        configuration.lines.forEach(line -> lines.add(line, "--option"));
        where.say(lines);
        if (!where.saysWhere() && configuration.file == null) {
            lines.add("ListenAddress", standardPlace(), "the standard");
        }
        logins.say(lines, demo.publicKeys());
        operation.say(lines);
        if (configuration.file != null) {
            reader.file(configuration.file);
        }
        return reader.config();
    }

    private String standardPlace() {
        if (network.isOwnStack()) {
            return NetworkOptions.STANDARD;
        }
        return tries.isDemo ? "127.0.0.1:0" : WhereOptions.STANDARD;
    }

    /** Without a configuration, whoever starts this wants to log in. */
    void checkSomebodyCanLogIn(Settings settings) throws IOException {
        if (configuration.file != null || logins.hasOthers() || settings.isSaid(Options.TRUSTED_USER_CA_KEYS)) {
            return;
        }
        String home = System.getProperty("user.home");
        List<TokenText> files = settings.get(Options.AUTHORIZED_KEYS_FILE);
        for (TokenText file : files) {
            if (Files.isReadable(Path.of(home).resolve(file.expand(System.getProperty("user.name"), home)))) {
                return;
            }
        }
        throw new IOException(
                "there are no keys to log in by: "
                        + String.join(
                                ", ", files.stream().map(TokenText::toString).toList())
                        + " cannot be read; give a file by --authorized-keys FILE (for a try, your own: ~/.ssh/id_ed25519.pub)");
    }
}
