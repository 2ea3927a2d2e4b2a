package org.mpl4j.ssh.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mpl4j.ssh.auth.AuthenticationOptions;
import org.mpl4j.ssh.auth.FileAccounts;
import org.mpl4j.ssh.auth.PasswordFile;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.Passphrase;
import org.mpl4j.ssh.keys.PrivateKeyFile;
import org.mpl4j.ssh.link.SocketListener;
import org.mpl4j.ssh.server.ConnectionSettings;
import org.mpl4j.ssh.server.LoginConnections;
import org.mpl4j.ssh.server.ServerOptions;
import org.mpl4j.ssh.server.SshServer;
import org.mpl4j.ssh.transport.HostKey;
import org.mpl4j.ssh.transport.TransportOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code mpl-sshd}. */
@Command(
        name = "mpl-sshd",
        description = "An SSH server.",
        mixinStandardHelpOptions = true,
        subcommands = {SftpServerCommand.class, SelfTestCommand.class})
public final class MplSshd implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int MAX_PORT = 65535;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS:PORT",
            description = "Where to listen (default: ${DEFAULT-VALUE}); port 0 for any that is free.",
            defaultValue = "127.0.0.1:2222")
    private String listen = "";

    @Option(
            names = "--host-key",
            paramLabel = "FILE",
            description = "A private key that the server proves itself by; can be repeated.")
    private List<Path> hostKeys = List.of();

    @Option(names = "--authorized-keys", paramLabel = "FILE", description = "The keys by which one may log in.")
    private @Nullable Path authorizedKeys;

    @Option(
            names = "--passwords",
            paramLabel = "FILE",
            description = "Lines of user:hash; the hash is bcrypt's or Argon2's.")
    private @Nullable Path passwords;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Who may log in by a key (default: who runs this).",
            defaultValue = "${sys:user.name}")
    private String user = "";

    @Option(names = "--banner", paramLabel = "TEXT", description = "What is shown to whoever tries.", defaultValue = "")
    private String banner = "";

    @Option(names = "--demo", description = "With a fresh host key and your own public keys; prints what to try.")
    private boolean isDemo;

    /** Runs the command. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new MplSshd())
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    command.getErr().println("mpl-sshd: " + problem.getMessage());
                    return FAILED;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, KeyFormatException, InterruptedException {
        List<HostKey> proving = readHostKeys();
        TransportOptions transport = TransportOptions.of(proving);
        AuthenticationOptions authentication =
                AuthenticationOptions.anyOf(methods(), transport.userKeys()).withBanner(banner);
        Path keys = authorizedKeys == null ? ownKeys() : authorizedKeys;
        Optional<PasswordFile> hashes =
                passwords == null ? Optional.empty() : Optional.of(PasswordFile.read(passwords));
        ServerOptions options = new ServerOptions(
                transport,
                authentication,
                new FileAccounts(user, keys, hashes),
                new LoginConnections(ConnectionSettings.standard(
                        proving.stream().map(HostKey::key).toList(), line -> System.err.println(line))));
        try (SshServer server =
                new SshServer(new SocketListener(address(listen)), options, new ConsoleLog(System.err))) {
            InetSocketAddress bound = (InetSocketAddress) server.address();
            System.out.println("listening on " + bound.getHostString() + ":" + bound.getPort());
            if (isDemo) {
                System.out.println("try: ssh -p %d -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null %s@%s"
                        .formatted(bound.getPort(), user, bound.getHostString()));
            }
            server.await();
        }
        return 0;
    }

    private List<String> methods() {
        List<String> methods = new ArrayList<>(List.of(AuthenticationOptions.PUBLICKEY));
        if (passwords != null) {
            methods.add(AuthenticationOptions.PASSWORD);
            methods.add(AuthenticationOptions.KEYBOARD_INTERACTIVE);
        }
        return methods;
    }

    private List<HostKey> readHostKeys() throws IOException, KeyFormatException {
        List<HostKey> keys = new ArrayList<>();
        for (Path file : hostKeys) {
            keys.add(new HostKey(PrivateKeyFile.read(file, Passphrase.NONE).key()));
        }
        if (isDemo && keys.isEmpty()) {
            keys.add(new HostKey(PrivateKeyFile.generate("ssh-ed25519", "").key()));
        }
        if (keys.isEmpty()) {
            throw new IOException(
                    "a host key is needed: give one by --host-key FILE, which `ssh-keygen -f FILE` makes, or try --demo");
        }
        return keys;
    }

    private Path ownKeys() throws IOException {
        Path own = Path.of(System.getProperty("user.home"), ".ssh", "authorized_keys");
        if (!Files.isReadable(own) && passwords == null) {
            throw new IOException(
                    "there are no keys to log in by: " + own
                            + " cannot be read; give a file by --authorized-keys FILE (for a try, your own: ~/.ssh/id_ed25519.pub)");
        }
        return own;
    }

    private static InetSocketAddress address(String text) throws IOException {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > MAX_PORT) {
            throw new IOException("--listen takes ADDRESS:PORT, such as 127.0.0.1:2222, not " + text);
        }
        String host = text.substring(0, colon).replaceAll("[\\[\\]]", "");
        return new InetSocketAddress(host, Integer.parseInt(port));
    }
}
