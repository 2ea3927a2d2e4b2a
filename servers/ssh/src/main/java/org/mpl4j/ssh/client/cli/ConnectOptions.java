package org.mpl4j.ssh.client.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.ssh.client.ClientConnection;
import picocli.CommandLine.Option;

/** Options that say how to connect and log in; those of ssh(1). */
final class ConnectOptions {
    @Option(names = "-p", paramLabel = "PORT", description = "The server's port; 22 if it is not said.")
    private @Nullable String port;

    @Option(names = "-l", paramLabel = "USER", description = "Who logs in; else who runs this.")
    private @Nullable String user;

    @Option(
            names = "-i",
            paramLabel = "FILE",
            description =
                    "A private key; can be repeated. Else ~/.ssh/id_ed25519, id_ecdsa and id_rsa, and the agent's.")
    private List<String> identities = List.of();

    @Option(
            names = "-o",
            paramLabel = "NAME=VALUE",
            description = "A setting of ssh_config(5); a name that is not known is answered by those that are.")
    private List<String> settings = List.of();

    @Option(names = "-c", paramLabel = "CIPHERS", description = "The same as -o Ciphers=CIPHERS.")
    private @Nullable String ciphers;

    @Option(names = "-m", paramLabel = "MACS", description = "The same as -o MACs=MACS.")
    private @Nullable String macs;

    @Option(names = "-C", description = "Compresses.")
    private boolean isCompressed;

    @Option(names = "-q", description = "Says nothing but why it fails.")
    private boolean isQuiet;

    @Option(names = "-v", description = "Says what it does.")
    private boolean[] isVerbose = {};

    @Option(names = "-F", paramLabel = "none", description = "No file of settings is read: this can only be none.")
    private @Nullable String file;

    @Option(
            names = {"-4", "-6", "-a", "-k", "-x"},
            description = "Change nothing: agents and X11 are not forwarded.")
    private boolean[] ignored = {};

    /** {@return all that was set} */
    Settings settings() throws UsageException {
        if (file != null && !List.of("none", "/dev/null").contains(file)) {
            throw new UsageException(
                    "no file of settings is read: -F can only be none, not %s; use -o".formatted(file));
        }
        Settings all = new Settings();
        for (String setting : settings) {
            all.add(setting);
        }
        put(all, "Port", port);
        put(all, "User", user);
        put(all, "Ciphers", ciphers);
        put(all, "MACs", macs);
        identities.forEach(path -> all.put("IdentityFile", path));
        if (isCompressed) {
            all.put("Compression", "yes");
        }
        return all;
    }

    private static void put(Settings all, String name, @Nullable String value) {
        if (value != null) {
            all.put(name, value);
        }
    }

    /** {@return what is told} */
    ConsoleLog log(Settings all) {
        boolean isSilent = isQuiet
                || all.get("LogLevel")
                        .filter(level -> List.of("QUIET", "FATAL", "ERROR").contains(level.toUpperCase(Locale.ROOT)))
                        .isPresent();
        ConsoleLog.Level level = isSilent ? ConsoleLog.Level.QUIET : ConsoleLog.Level.USUAL;
        return new ConsoleLog(System.err, isVerbose.length > 0 ? ConsoleLog.Level.DETAILED : level);
    }

    /** Connects and logs in. */
    static ClientConnection open(String server, Settings all, Map<String, String> environment, ConsoleLog log)
            throws UsageException, IOException {
        return new Setup(all, Destination.parse(server), environment, log).open();
    }
}
