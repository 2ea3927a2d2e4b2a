package org.mpl4j.ssh.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.servers.common.link.SocketListener;
import org.mpl4j.ssh.auth.AuthenticationOptions;
import org.mpl4j.ssh.auth.ConnectionService;
import org.mpl4j.ssh.auth.FileAccounts;
import org.mpl4j.ssh.auth.PasswordFile;
import org.mpl4j.ssh.keys.PrivateKeyFile;
import org.mpl4j.ssh.transport.HostKey;
import org.mpl4j.ssh.transport.Transport;
import org.mpl4j.ssh.transport.TransportLog;
import org.mpl4j.ssh.transport.TransportOptions;

/** A server of this project whose user is alice, and OpenSSH's client, with a key that may log in and one that may not. */
final class Bench implements AutoCloseable {
    private static final long SECONDS = 60;

    final Path folder;
    final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private final SshServer server;

    /** What is different from the usual. */
    record Setup(TransportOptions transport, AuthenticationOptions authentication, Duration grace, Startups startups) {
        static Setup usual() throws Exception {
            List<HostKey> keys = new ArrayList<>();
            for (String type : List.of(
                    "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa")) {
                keys.add(new HostKey(PrivateKeyFile.generate(type, "").key()));
            }
            TransportOptions transport = TransportOptions.of(keys);
            return new Setup(
                    transport,
                    AuthenticationOptions.anyOf(
                            List.of("publickey", "password", "keyboard-interactive"), transport.userKeys()),
                    Duration.ofSeconds(30),
                    new Startups(100, 30, 200));
        }

        Setup with(TransportOptions other) {
            return new Setup(other, authentication, grace, startups);
        }

        Setup with(AuthenticationOptions other) {
            return new Setup(transport, other, grace, startups);
        }

        Setup with(Duration otherGrace, Startups otherStartups) {
            return new Setup(transport, authentication, otherGrace, otherStartups);
        }
    }

    Bench(Path folder, Setup setup) throws Exception {
        this(folder, setup, new EchoService());
    }

    /** What logins get is another service. */
    Bench(Path folder, Setup setup, ConnectionService service) throws Exception {
        this.folder = folder;
        if (!Files.exists(folder.resolve("good"))) {
            key("good", "ssh-ed25519");
            key("bad", "ssh-ed25519");
            Files.copy(folder.resolve("good.pub"), folder.resolve("authorized_keys"));
            Files.writeString(folder.resolve("passwords"), "# the password is secret\n");
        }
        FileAccounts accounts = new FileAccounts(
                "alice",
                folder.resolve("authorized_keys"),
                Optional.of(PasswordFile.read(folder.resolve("passwords"))));
        this.server = new SshServer(
                new SocketListener(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                new ServerOptions(
                        setup.transport(), setup.authentication(), accounts, service, setup.grace(), setup.startups()),
                new Log());
    }

    /** Keeps all lines. */
    private final class Log implements TransportLog {
        @Override
        public void violation(Transport transport, PolicyViolation violation) {
            log.add(violation.message());
        }

        @Override
        public void ended(Transport transport, String reason) {
            log.add(reason);
        }
    }

    Path key(String name, String type) throws Exception {
        PrivateKeyFile key = PrivateKeyFile.generate(type, name);
        Path file = folder.resolve(name);
        Files.writeString(file, key.toText());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve(name + ".pub"), key.toPublicText());
        return file;
    }

    static boolean hasSsh() {
        return Files.isExecutable(Path.of("/usr/bin/ssh"));
    }

    int port() {
        return ((InetSocketAddress) server.address()).getPort();
    }

    int connectionCount() {
        return server.connectionCount();
    }

    /** How a program ended. */
    record Outcome(int status, String output) {}

    /** Runs ssh as alice with the good key. */
    Outcome ssh(String command, String... options) throws Exception {
        // The first of several values counts.
        List<String> line = new ArrayList<>(List.of("ssh", "-F", "none", "-p" + port()));
        line.addAll(List.of(options));
        line.addAll(List.of(
                "-oStrictHostKeyChecking=no",
                "-oUserKnownHostsFile=/dev/null",
                "-oLogLevel=ERROR",
                "-oIdentitiesOnly=yes",
                "-oIdentityAgent=none",
                "-oBatchMode=yes"));
        if (List.of(options).stream().noneMatch(option -> option.startsWith("-i"))) {
            line.add("-i" + folder.resolve("good"));
        }
        line.add("alice@127.0.0.1");
        line.add(command);
        return run(line, null);
    }

    Outcome run(List<String> line, Path input) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", "");
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(input == null ? Path.of("/dev/null").toFile() : input.toFile());
        builder.environment().put("SSH_ASKPASS", folder.resolve("askpass").toString());
        builder.environment().put("SSH_ASKPASS_REQUIRE", "force");
        Process process = builder.start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("hangs: " + line + "; server: " + log);
        }
        return new Outcome(process.exitValue(), Files.readString(output, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
