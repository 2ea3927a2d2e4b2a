package org.mpl4j.ssh.operate;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.mpl4j.servers.common.link.SocketListener;
import org.mpl4j.ssh.config.ConfigReader;
import org.mpl4j.ssh.keys.PrivateKeyFile;

/** A server by a configuration in a folder, whose log is kept, and OpenSSH's client with a key that may log in. */
final class RunningSshd implements AutoCloseable {
    private static final long SECONDS = 60;
    private static final Logger LOGGER = Logger.getLogger("org.mpl4j.ssh.sshd");

    final Path folder;
    final Path config;
    final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    final Sshd sshd;
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            log.add(record.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /** Starts one; the configuration has a host key, the good key and a free port besides what is said. */
    RunningSshd(Path folder, String... lines) throws Exception {
        this.folder = folder;
        prepare(folder);
        config = folder.resolve("sshd_config");
        configure(lines);
        LOGGER.setLevel(Level.ALL);
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(handler);
        sshd = new Sshd(
                problems -> new ConfigReader(problems).file(config).config(),
                new StartOptions(List.of(), false, SocketListener::new, List.of(), new HostLogins()),
                log::add);
    }

    static void prepare(Path folder) throws Exception {
        if (!Files.exists(folder.resolve("good"))) {
            key(folder, "good");
            key(folder, "bad");
        }
    }

    /** Writes another configuration, which goes when it is read. */
    void configure(String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "ListenAddress 127.0.0.1:0", "HostKey host", "AuthorizedKeysFile " + folder.resolve("good.pub")));
        all.addAll(List.of(lines));
        Files.write(config, all);
    }

    static Path key(Path folder, String name) throws Exception {
        PrivateKeyFile key = PrivateKeyFile.generate("ssh-ed25519", name);
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
        return ((InetSocketAddress) sshd.addresses().get(0)).getPort();
    }

    /** How a program ended. */
    record Outcome(int status, String output) {}

    /** Runs ssh with the good key, unless options say otherwise. */
    Outcome ssh(String user, String command, String... options) throws Exception {
        return run(line("ssh", user, List.of(command), options));
    }

    /** A line that runs a client. */
    List<String> line(String program, String user, List<String> behind, String... options) {
        List<String> line = new ArrayList<>(List.of(program, "-F", "none", "-oPort=" + port()));
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
        line.add(user + "@127.0.0.1");
        line.addAll(behind);
        return line;
    }

    Outcome run(List<String> line) throws IOException, InterruptedException {
        Process process = start(line);
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("hangs: " + line + "; server: " + log);
        }
        return new Outcome(process.exitValue(), output);
    }

    Process start(List<String> line) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("SSH_ASKPASS", folder.resolve("askpass").toString());
        builder.environment().put("SSH_ASKPASS_REQUIRE", "force");
        return builder.start();
    }

    /** Waits for a line of the log. */
    String await(String part) throws InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS); System.nanoTime() < end; ) {
            for (String line : log) {
                if (line.contains(part)) {
                    return line;
                }
            }
            Thread.sleep(Duration.ofMillis(10));
        }
        throw new AssertionError("no line with `" + part + "` in " + String.join("\n", log));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        sshd.stop(Duration.ZERO);
        LOGGER.removeHandler(handler);
    }
}
