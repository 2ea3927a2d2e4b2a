package org.mpl4j.ssh.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.link.SocketListener;
import org.mpl4j.ssh.config.ConfigReader;
import org.mpl4j.ssh.forward.TcpConnector;

/** A server without programs, as OpenSSH's clients see it, and which configurations it can have. */
final class SealedSshdTest {
    private static final long SECONDS = 60;
    private static final String GOOD = """
            ListenAddress 127.0.0.1:0
            HostKey host
            Users alice bob
            AuthorizedKeysFile keys/%u
            ForceCommand internal-sftp -R
            ChrootDirectory %h/files
            PerSourcePenalties no
            """;

    @TempDir
    Path folder;

    private Sshd sshd;

    @BeforeEach
    void makeFiles() throws Exception {
        RunningSshd.key(folder, "good");
        Files.createDirectories(folder.resolve("files/sub"));
        Files.createDirectories(folder.resolve("keys"));
        Files.writeString(folder.resolve("files/hello.txt"), "hello\n");
        Files.writeString(folder.resolve("files/sub/x"), "x".repeat(100_000));
        for (String user : List.of("alice", "bob")) {
            Files.copy(folder.resolve("good.pub"), folder.resolve("keys").resolve(user));
        }
    }

    @AfterEach
    void stop() throws Exception {
        if (sshd != null) {
            sshd.stop(Duration.ZERO);
        }
    }

    private void start(String config) throws Exception {
        Path file = Files.writeString(folder.resolve("sshd_config"), config);
        TcpConnector tcp = (host, port) -> {
            if (host.endsWith(".test")) {
                throw new UnknownHostException(host);
            }
            return TcpConnector.ofKernel().connect(host, port);
        };
        sshd = new Sshd(
                problems -> new ConfigReader(problems).file(file).config(),
                new StartOptions(
                        List.of(), false, SocketListener::new, List.of(), new SealedLogins(folder, tcp, List.of())),
                line -> {});
    }

    private List<String> line(String program, String user, List<String> options, String... behind) {
        int port = ((InetSocketAddress) sshd.addresses().get(0)).getPort();
        List<String> line =
                new ArrayList<>(List.of(program, "-F", "none", "-oPort=" + port, "-i" + folder.resolve("good")));
        line.addAll(options);
        line.addAll(List.of(
                "-oStrictHostKeyChecking=no",
                "-oUserKnownHostsFile=/dev/null",
                "-oLogLevel=ERROR",
                "-oIdentitiesOnly=yes",
                "-oIdentityAgent=none",
                "-oBatchMode=yes",
                user + "@127.0.0.1"));
        line.addAll(List.of(behind));
        return line;
    }

    private static RunningSshd.Outcome run(List<String> line, String input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return new RunningSshd.Outcome(process.exitValue(), output);
    }

    @Test
    void servesFilesToReadAndNothingElse() throws Exception {
        assumeTrue(RunningSshd.hasSsh(), "OpenSSH's client is not installed");
        start(GOOD);
        Path got = folder.resolve("got");
        String script = "ls -l\ncd sub\npwd\nget x " + got + "\n";
        RunningSshd.Outcome read = run(line("sftp", "alice", List.of("-b", "-")), script);
        assertThat(read.output()).contains("-r--r--r--", "hello.txt", "/sub");
        assertThat(read.status()).as(read.output()).isZero();
        assertThat(got).hasSameBinaryContentAs(folder.resolve("files/sub/x"));

        RunningSshd.Outcome written = run(line("sftp", "bob", List.of("-b", "-")), "put " + got + " new\n");
        assertThat(written.status()).isNotZero();
        assertThat(written.output()).contains("Permission denied");
        assertThat(folder.resolve("files/new")).doesNotExist();

        for (String[] command : List.of(new String[] {"id"}, new String[0])) {
            RunningSshd.Outcome asked = run(line("ssh", "alice", List.of(), command), "");
            assertThat(asked.output()).contains("There are no programs on this host", "sftp");
            assertThat(asked.status()).isEqualTo(1);
        }
        assertThat(run(line("ssh", "carol", List.of(), "id"), "").status()).isEqualTo(255);
    }

    @Test
    void makesConnectionsAndListensOnNothing() throws Exception {
        assumeTrue(RunningSshd.hasSsh(), "OpenSSH's client is not installed");
        try (ServerSocket target = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            start(
                    "ListenAddress 127.0.0.1:0\nHostKey host\nUsers alice\nAuthorizedKeysFile keys/%u\nPermitOpen 127.0.0.1:"
                            + target.getLocalPort() + " name.test:7\n");
            Process forwarding = new ProcessBuilder(
                            line("ssh", "alice", List.of("-W", "127.0.0.1:" + target.getLocalPort())))
                    .redirectErrorStream(true)
                    .start();
            try (Socket accepted = target.accept()) {
                forwarding.getOutputStream().write("question\n".getBytes(StandardCharsets.UTF_8));
                forwarding.getOutputStream().flush();
                assertThat(accepted.getInputStream().readNBytes(9)).asString().isEqualTo("question\n");
                accepted.getOutputStream().write("answer\n".getBytes(StandardCharsets.UTF_8));
                accepted.shutdownOutput();
                forwarding.getOutputStream().close();
                assertThat(forwarding.getInputStream().readAllBytes())
                        .asString()
                        .isEqualTo("answer\n");
                assertThat(forwarding.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(run(line("ssh", "alice", List.of("-oLogLevel=INFO", "-W", "name.test:7")), "")
                            .output())
                    .contains("names are not looked up here");
            assertThat(run(line("ssh", "alice", List.of("-oLogLevel=INFO", "-W", "127.0.0.1:1")), "")
                            .output())
                    .contains("not permitted");
            RunningSshd.Outcome listening =
                    run(line("ssh", "alice", List.of("-N", "-oExitOnForwardFailure=yes", "-R", "0:127.0.0.1:1")), "");
            assertThat(listening.status()).isEqualTo(255);
            RunningSshd.Outcome asked = run(line("ssh", "alice", List.of(), "id"), "");
            assertThat(asked.output()).contains("There are no programs on this host. It makes connections");
            assertThat(run(line("sftp", "alice", List.of("-b", "-")), "ls\n").status())
                    .isNotZero();
        }
    }

    private ConfigException refusal(String config) throws IOException {
        Path file = Files.writeString(folder.resolve("sshd_config"), config);
        try {
            SealedConfig.read(file, line -> {});
        } catch (ConfigException e) {
            return e;
        }
        throw new AssertionError("it was taken");
    }

    @Test
    void saysWhatAnImageCannotDo() throws Exception {
        assertThat(refusal("""
                HostKey host
                Users alice bob
                AuthorizedKeysFile keys/%u
                RunAs /bin/su -l %u -c %c
                PasswordFile passwords
                ControlSocket socket
                MetricsAddress 127.0.0.1:9
                AcceptEnv LANG
                ForceCommand internal-sftp
                AllowTcpForwarding yes
                AllowAgentForwarding yes
                PermitTTY yes
                PermitOpen host.example:22
                ListenAddress localhost:0
                AuthenticationMethods publickey,password
                Match User bob
                  ForceCommand /bin/date
                """))
                .hasMessageContaining("sshd_config:4:1: `RunAs")
                .hasMessageContaining("sshd_config:5:1: `PasswordFile")
                .hasMessageContaining("sshd_config:6:1: `ControlSocket")
                .hasMessageContaining("sshd_config:7:1: `MetricsAddress")
                .hasMessageContaining("sshd_config:8:1: `AcceptEnv LANG` cannot be: there are no programs in an image")
                .hasMessageContaining("sshd_config:9:1: `ForceCommand internal-sftp` cannot be: it lets clients write")
                .hasMessageContaining("help: write `ForceCommand internal-sftp -R`")
                .hasMessageContaining("sshd_config:9:1: files are to be served, and nothing says which")
                .hasMessageContaining("sshd_config:10:1: `AllowTcpForwarding yes` cannot be")
                .hasMessageContaining("sshd_config:11:1: `AllowAgentForwarding")
                .hasMessageContaining("sshd_config:12:1: `PermitTTY")
                .hasMessageContaining("sshd_config:14:1: `ListenAddress")
                .hasMessageContaining("sshd_config:15:1: `AuthenticationMethods")
                .hasMessageContaining("sshd_config:17:3: `ForceCommand /bin/date` cannot be");
        assertThat(folder.resolve("host"))
                .as("made for a configuration that is wrong")
                .doesNotExist();
    }

    @Test
    void saysWhatIsWrongWithFiles() throws Exception {
        Files.writeString(
                folder.resolve("keys/bob"),
                "command=\"id\" " + Files.readString(folder.resolve("good.pub")) + "nonsense\n");
        assertThat(refusal("""
                HostKey /etc/ssh/ssh_host_ed25519_key
                Users alice bob carol
                AuthorizedKeysFile keys/%u
                Banner none-such
                ForceCommand internal-sftp -R
                ChrootDirectory /srv
                """))
                .hasMessageContaining("sshd_config:1:1: /etc/ssh/ssh_host_ed25519_key does not lie below " + folder)
                .hasMessageContaining("sshd_config:2:1: `carol` has no keys")
                .hasMessageContaining("keys/bob:1:1: `command=` wants a program")
                .hasMessageContaining("keys/bob:2:")
                .hasMessageContaining("none-such cannot be read, or is not there")
                .hasMessageContaining("sshd_config:6:1: /srv does not lie below " + folder);
        Files.writeString(folder.resolve("keys/bob"), "");
        assertThat(
                        refusal(
                                "HostKey good\nUsers alice\nAuthorizedKeysFile keys/%u\nForceCommand internal-sftp -R\nChrootDirectory %h\n"))
                .hasMessageContaining(
                        "sshd_config:5:1: the private key " + folder.resolve("good") + " would be served");
        assertThat(refusal("HostKey good\n")).hasMessageContaining("nobody is named who may log in");
    }

    @Test
    void findsTheFilesThatItTakes() throws Exception {
        Files.writeString(folder.resolve("more.conf"), "Match User bob\n  ChrootDirectory %h/files/sub\n");
        Path file = Files.writeString(folder.resolve("sshd_config"), GOOD.replace(":0", "") + "Include more.conf\n");
        List<String> made = new ArrayList<>();
        SealedConfig config = SealedConfig.read(file, made::add);
        assertThat(made).singleElement().asString().contains("made the host key " + folder.resolve("host"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("host"))))
                .isEqualTo("rw-------");
        assertThat(config.files())
                .containsExactlyInAnyOrder(
                        Path.of("sshd_config"), Path.of("more.conf"), Path.of("keys/alice"), Path.of("keys/bob"));
        assertThat(config.secrets()).containsExactly(Path.of("host"));
        assertThat(config.roots()).containsExactlyInAnyOrder(Path.of("files"), Path.of("files/sub"));
        assertThat(config.ports()).containsExactly(22);

        Path copy = Files.createDirectory(folder.resolve("copy"));
        for (Path each : List.of(
                Path.of("sshd_config"),
                Path.of("more.conf"),
                Path.of("keys/alice"),
                Path.of("keys/bob"),
                Path.of("host"),
                Path.of("files/sub/x"))) {
            Files.createDirectories(copy.resolve(each).getParent());
            Files.copy(folder.resolve(each), copy.resolve(each));
        }
        config.checkCopy(copy);
        Files.writeString(
                copy.resolve("sshd_config"),
                "HostKey " + folder.resolve("host") + "\nUsers alice\nAuthorizedKeysFile keys/%u\n");
        assertThatThrownBy(() -> config.checkCopy(copy))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        folder.resolve("sshd_config") + ":1:1: " + folder.resolve("host") + " is a whole path")
                .hasMessageContaining("write its path from the folder of the configuration: host");
    }
}
