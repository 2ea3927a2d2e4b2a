package org.mpl4j.ssh.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.servers.common.config.ConfigException;

/** What a configuration says holds, as OpenSSH's client sees it. */
final class SshdTest {
    private static final String USERS = "Users alice bob carol";
    private static final String NO_PENALTIES = "PerSourcePenalties no";

    @TempDir
    Path folder;

    @BeforeEach
    void needClient() {
        assumeTrue(RunningSshd.hasSsh(), "OpenSSH's client is not installed");
    }

    @Test
    void makesItsHostKeyOnceAndKeepsItSafe() throws Exception {
        Path key = folder.resolve("host");
        try (RunningSshd server = new RunningSshd(folder)) {
            server.await("made the host key " + key);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        byte[] made = Files.readAllBytes(key);
        try (RunningSshd server = new RunningSshd(folder, USERS)) {
            assertThat(server.ssh("alice", "echo here").output()).isEqualTo("here\n");
        }
        assertThat(key).hasBinaryContent(made);
    }

    @Test
    void saysAllThatIsWrongWithTheFilesThatItNames() throws Exception {
        RunningSshd.prepare(folder);
        Path open = Files.copy(folder.resolve("good"), folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        Path other = Files.copy(folder.resolve("good.pub"), folder.resolve("other"));
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve("passwords"), "alice:plain\n");
        assertThatThrownBy(() -> new RunningSshd(
                                folder,
                                "HostKey open",
                                "HostKey other",
                                "PasswordFile passwords",
                                "TotpSecretsFile missing",
                                "ListenAddress nowhere.invalid",
                                "HostCertificate good.pub")
                        .close())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("sshd_config:4:9: the private key " + open + " can be read or written by others")
                .hasMessageContaining("help: chmod 600 " + open)
                .hasMessageContaining("sshd_config:5:9: " + other + ": there is no private key in it")
                .hasMessageContaining(
                        "sshd_config:6:14: " + folder.resolve("passwords") + ":1: a hash of a password begins")
                .hasMessageContaining(
                        "sshd_config:7:17: " + folder.resolve("missing") + " cannot be read: there is no such file")
                .hasMessageContaining("sshd_config:8:15: there is no host `nowhere.invalid`")
                .hasMessageContaining(
                        "sshd_config:9:17: " + folder.resolve("good.pub") + " is no certificate of a host");
        assertThat(folder.resolve("host")).doesNotExist();
    }

    @Test
    void writesTheLinesOfOpenSsh() throws Exception {
        Files.writeString(
                folder.resolve("passwords"),
                "alice:" + OpenBSDBCrypt.generate("x".toCharArray(), new byte[16], 4) + "\n");
        askpass("wrong");
        try (RunningSshd server = new RunningSshd(
                folder, USERS, NO_PENALTIES, "DenyUsers carol", "AllowUsers alice carol", "PasswordFile passwords")) {
            assertThat(server.ssh("alice", "true").status()).isZero();
            server.await("Accepted publickey for alice from 127.0.0.1 port ");
            assertThat(server.await("Accepted publickey")).matches(".* ssh2: ED25519 SHA256:[A-Za-z0-9+/]{43}");
            server.await(":11: disconnected by user");
            server.await("Disconnected from user alice 127.0.0.1 port ");
            assertThat(server.ssh("mallory", "true").status()).isEqualTo(255);
            server.await("Invalid user mallory from 127.0.0.1 port ");
            server.await("Failed publickey for invalid user mallory from 127.0.0.1 port ");
            server.await("Connection closed by invalid user mallory 127.0.0.1 port ");
            server.ssh("carol", "true");
            server.await("User carol from 127.0.0.1 port ");
            server.await("not allowed because listed in DenyUsers");
            server.ssh("bob", "true");
            server.await("not allowed because not listed in AllowUsers");
            server.ssh(
                    "alice",
                    "true",
                    "-oPreferredAuthentications=password",
                    "-oBatchMode=no",
                    "-oNumberOfPasswordPrompts=1");
            server.await("Failed password for alice from 127.0.0.1 port ");
            assertThat(server.sshd.metricsText())
                    .contains("mpl_ssh_logins_total{method=\"publickey\",result=\"accepted\"} 1\n")
                    .contains("mpl_ssh_logins_total{method=\"password\",result=\"failed\"} 1\n")
                    .contains("mpl_ssh_channels_total{type=\"session\"} 1\n")
                    .contains("mpl_ssh_connections_total 5\n")
                    .containsPattern(
                            "mpl_ssh_handshakes_total\\{kex=\"[^\"]+\",host_key=\"ssh-ed25519\",cipher=\"[^\"]+\"")
                    .containsPattern("mpl_ssh_bytes_total\\{direction=\"received\"\\} [1-9]\\d{3}");
        }
    }

    @Test
    void countsNewKeysAndSaysWhyItEndsAConnection() throws Exception {
        try (RunningSshd server = new RunningSshd(folder, USERS, "MaxAuthTries 1", NO_PENALTIES)) {
            assertThat(server.ssh("alice", "head -c 8000000 /dev/zero", "-oRekeyLimit=32K")
                            .output())
                    .hasSize(8_000_000);
            assertThat(server.sshd.metricsText()).containsPattern("mpl_ssh_rekeys_total [1-9]");
            server.ssh("alice", "true", "-i" + folder.resolve("bad"), "-i" + folder.resolve("good"));
            server.await("Too many authentication failures [preauth]");
            try (java.net.Socket odd = new java.net.Socket("127.0.0.1", server.port())) {
                odd.getOutputStream().write("SSH-1.5-old\r\n".getBytes(StandardCharsets.US_ASCII));
                server.await("Disconnecting 127.0.0.1 port " + odd.getLocalPort());
            }
            server.configure(USERS, "LoginGraceTime 1");
            server.sshd.reload();
            try (java.net.Socket silent = new java.net.Socket("127.0.0.1", server.port())) {
                server.await(
                        "Timeout before authentication for connection from 127.0.0.1 port " + silent.getLocalPort());
            }
        }
    }

    private void askpass(String answer) throws Exception {
        Path script = Files.writeString(folder.resolve("askpass"), "#!/bin/sh\necho '" + answer + "'\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void asksForCodesBehindAKey() throws Exception {
        String secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        Path secrets = Files.writeString(folder.resolve("codes"), "alice:" + secret + "\n");
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        try (RunningSshd server = new RunningSshd(
                folder,
                USERS,
                NO_PENALTIES,
                "TotpSecretsFile codes",
                "AuthenticationMethods publickey,keyboard-interactive:totp")) {
            String[] asking = {"-oBatchMode=no", "-oNumberOfPasswordPrompts=1"};
            String code = org.mpl4j.ssh.auth.TotpCodes.code(secret, Instant.now());
            askpass("000000".equals(code) ? "111111" : "000000");
            assertThat(server.ssh("alice", "echo in", asking).output()).contains("Permission denied");
            server.await("Partial publickey for alice");
            askpass(code);
            assertThat(server.ssh("alice", "echo in", asking).output()).isEqualTo("in\n");
            server.await("Accepted keyboard-interactive for alice");
            assertThat(server.ssh("alice", "echo in", asking).output()).contains("Permission denied");
            assertThat(server.ssh("bob", "echo in", asking).output()).contains("Permission denied");
            assertThat(server.ssh("alice", "echo in", "-oPubkeyAuthentication=no", "-oBatchMode=no")
                            .output())
                    .contains("Permission denied (publickey)");
        }
    }

    /** As sshd merges them: what both lines allow, and no session where they force different commands. */
    @Test
    void obeysTheLinesOfBothKeysWhereTwoAreDemanded() throws Exception {
        try (RunningSshd server = new RunningSshd(folder, NO_PENALTIES, "AuthenticationMethods publickey,publickey")) {
            // Without the files of public keys, which the client would read.
            Path first = Files.copy(folder.resolve("good"), folder.resolve("first"));
            Path second = Files.copy(folder.resolve("bad"), folder.resolve("second"));
            String[] both = {"-i" + first, "-i" + second};
            String user = System.getProperty("user.name");
            permit("environment=\"A=first\",permitopen=\"host:1\"", "");
            assertThat(server.ssh(user, "echo in", "-i" + folder.resolve("good"))
                            .output())
                    .contains("Permission denied");
            assertThat(server.ssh(user, "echo in", both).output()).isEqualTo("in\n");
            permit("command=\"echo one\"", "");
            assertThat(server.ssh(user, "echo in", both).output()).isEqualTo("one\n");
            permit("", "command=\"echo two\"");
            assertThat(server.ssh(user, "echo in", both).output()).isEqualTo("two\n");
            permit("command=\"echo one\"", "command=\"echo two\"");
            assertThat(server.ssh(user, "echo in", both).output()).contains("Permission denied");
            permit("no-pty", "no-port-forwarding");
            String[] terminal = {both[0], both[1], "-tt"};
            assertThat(server.ssh(user, "tty", terminal).output()).contains("PTY allocation request failed");
            permit("", "");
            assertThat(server.ssh(user, "tty", terminal).output()).startsWith("/dev/pts/");
        }
    }

    /** What stands before the two keys in the file of those that may log in. */
    private void permit(String good, String bad) throws Exception {
        Path line = folder.resolve("good.line");
        if (!Files.exists(line)) {
            Files.copy(folder.resolve("good.pub"), line);
        }
        Files.writeString(
                folder.resolve("good.pub"),
                (good + " " + Files.readString(line).strip()).strip() + "\n"
                        + (bad + " "
                                        + Files.readString(folder.resolve("bad.pub"))
                                                .strip())
                                .strip() + "\n");
    }

    @Test
    void doesForEachUserWhatItsMatchSays() throws Exception {
        try (RunningSshd server = new RunningSshd(
                folder,
                USERS,
                "AcceptEnv GREETING",
                "SetEnv A=everybody",
                "Match User bob",
                "ForceCommand echo forced \"$SSH_ORIGINAL_COMMAND\" $A",
                "SetEnv A=bob",
                "Match User carol",
                "PubkeyAuthentication no")) {
            List<String> line = server.line("ssh", "alice", List.of("echo $A $GREETING"), "-oSetEnv=GREETING=hi");
            assertThat(server.run(line).output()).isEqualTo("everybody hi\n");
            assertThat(server.ssh("bob", "id").output()).isEqualTo("forced id bob\n");
            assertThat(server.ssh("carol", "id").output()).contains("Permission denied");
        }
    }

    @Test
    void runsProgramsByTheOneThatItIsTold() throws Exception {
        String own = System.getProperty("user.name");
        try (RunningSshd server = new RunningSshd(
                folder, "Users " + own + " nobody-at-all", NO_PENALTIES, "RunAs /usr/bin/env \"BY=%u and so\"")) {
            assertThat(server.ssh(own, "echo $BY").output()).isEqualTo(own + " and so\n");
            assertThat(server.ssh("nobody-at-all", "id").output()).contains("Permission denied");
            server.await("Invalid user nobody-at-all from");
            server.configure(
                    "Users " + own,
                    "RunAs /usr/bin/env \"BY=%u and so\"",
                    "Subsystem sftp /bin/echo is served by another program");
            server.sshd.reload();
            List<String> line = server.line("ssh", own, List.of("sftp"), "-s");
            assertThat(server.run(line).output()).isEqualTo("is served by another program\n");
        }
    }

    @Test
    void takesCertificatesOfItsAuthoritiesButNoRevokedKeys() throws Exception {
        RunningSshd.prepare(folder);
        RunningSshd.key(folder, "ca");
        RunningSshd.key(folder, "user");
        Files.writeString(folder.resolve("names"), "# who is also carol\nno-pty operator\n");
        Files.writeString(folder.resolve("revoked"), "");
        Process made = new ProcessBuilder(
                        "ssh-keygen", "-q", "-s", "ca", "-I", "the id", "-n", "alice,operator", "user.pub")
                .directory(folder.toFile())
                .start();
        assertThat(made.waitFor()).isZero();
        try (RunningSshd server = new RunningSshd(
                folder,
                USERS,
                NO_PENALTIES,
                "TrustedUserCAKeys ca.pub",
                "RevokedKeys revoked",
                "Match User carol",
                "AuthorizedPrincipalsFile " + folder.resolve("names"))) {
            String key = "-i" + folder.resolve("user");
            assertThat(server.ssh("alice", "echo in", key).output()).isEqualTo("in\n");
            server.await("ED25519-CERT SHA256:");
            server.await("ID the id (serial 0) CA ED25519 SHA256:");
            assertThat(server.ssh("carol", "echo in", key).output()).isEqualTo("in\n");
            assertThat(server.ssh("bob", "echo in", key).output()).contains("Permission denied");
            Files.copy(
                    folder.resolve("ca.pub"),
                    folder.resolve("revoked"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertThat(server.ssh("alice", "echo in", key).output()).contains("Permission denied");
            assertThat(server.ssh("alice", "echo in").output()).isEqualTo("in\n");
            Files.delete(folder.resolve("revoked"));
            assertThat(server.ssh("alice", "echo in").output()).contains("Permission denied");
        }
    }

    @Test
    void believesNoFileThatOthersCanWrite() throws Exception {
        try (RunningSshd server = new RunningSshd(folder, USERS)) {
            Path keys = folder.resolve("good.pub");
            Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-rw-r--"));
            assertThat(server.ssh("alice", "id").output()).contains("Permission denied");
            server.await("bad ownership or modes for " + keys.toRealPath());
        }
    }

    @Test
    void confinesWhoShallOnlyTransferFiles() throws Exception {
        Path root = Files.createDirectories(folder.resolve("srv/alice"));
        Files.writeString(root.resolve("inside"), "content");
        Files.createSymbolicLink(root.resolve("outside"), folder.resolve("good"));
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/sftp")), "OpenSSH's sftp is not installed");
        try (RunningSshd server = new RunningSshd(
                folder,
                USERS,
                "Match User alice",
                "ChrootDirectory " + folder.resolve("srv/%u"),
                "ForceCommand internal-sftp -R")) {
            Path batch = Files.writeString(
                    folder.resolve("batch"),
                    "ls /\nget /inside " + folder.resolve("got") + "\n-get /outside x\n-rm /inside\n");
            String output = server.run(server.line("sftp", "alice", List.of(), "-b" + batch))
                    .output();
            assertThat(output)
                    .contains("inside", "outside")
                    .contains("remote delete /inside: Permission denied")
                    .doesNotContain("PRIVATE KEY");
            assertThat(folder.resolve("got")).hasContent("content");
            assertThat(folder.resolve("x")).doesNotExist();
            assertThat(root.resolve("inside")).exists();
            Process shell =
                    server.start(server.line("ssh", "alice", List.of("echo outside > " + folder.resolve("made"))));
            shell.getOutputStream().close();
            shell.waitFor();
            assertThat(folder.resolve("made")).doesNotExist();
            assertThat(server.sshd.metricsText())
                    .containsPattern("mpl_ssh_sftp_requests_total\\{request=\"read\"\\} [1-9]");
        }
    }

    @Test
    void forwardsOnlyWhatIsPermitted() throws Exception {
        try (RunningSshd server =
                new RunningSshd(folder, USERS, "PermitOpen 127.0.0.1:1", "Match User bob", "AllowTcpForwarding no")) {
            String target = "127.0.0.1:" + server.port();
            String[] options = {"-W" + target};
            assertThat(server.run(server.line("ssh", "alice", List.of(), options))
                            .output())
                    .contains("stdio forwarding failed");
            server.await("forwarding to " + target + " is not permitted");
            server.configure(USERS, "PermitOpen " + target, "Match User bob", "AllowTcpForwarding no");
            server.sshd.reload();
            assertThat(server.run(server.line("ssh", "alice", List.of(), options))
                            .output())
                    .startsWith("SSH-2.0-");
            assertThat(server.run(server.line("ssh", "bob", List.of(), options)).output())
                    .contains("stdio forwarding failed");
        }
    }

    @Test
    void refusesSourcesOfTroubleForAWhile() throws Exception {
        try (RunningSshd server = new RunningSshd(folder, USERS, "PerSourcePenalties authfail:60 min:60 max:60")) {
            assertThat(server.ssh("alice", "id", "-i" + folder.resolve("bad")).status())
                    .isEqualTo(255);
            server.await("penalty for 127.0.0.1");
            assertThat(server.ssh("alice", "id").status()).isEqualTo(255);
            assertThat(server.await("drop connection from [127.0.0.1]:")).endsWith("penalty");
            assertThat(server.sshd.metricsText())
                    .contains("mpl_ssh_refused_total{reason=\"penalty\"} 1\n", "mpl_ssh_penalized_sources 1\n");
            server.configure(USERS, "PerSourcePenaltyExemptList 127.0.0.0/8");
            server.sshd.reload();
            assertThat(server.ssh("alice", "echo in").output()).isEqualTo("in\n");
        }
    }

    @Test
    void goesOnByAnotherConfigurationWithoutDroppingConnections() throws Exception {
        try (RunningSshd server = new RunningSshd(folder, USERS)) {
            Process old = server.start(server.line("ssh", "alice", List.of("cat")));
            server.await("Accepted publickey for alice");
            server.configure(USERS, "ForceCommand echo new");
            assertThat(server.sshd.reload()).contains("is read again");
            assertThat(server.ssh("alice", "id").output()).isEqualTo("new\n");
            server.configure(USERS, "ForceCommand echo newer", "MaxSessions many");
            assertThatThrownBy(server.sshd::reload).hasMessageContaining("sshd_config:6:13: `many` is no number");
            assertThat(server.ssh("alice", "id").output()).isEqualTo("new\n");
            old.getOutputStream().write("still here".getBytes(StandardCharsets.UTF_8));
            old.getOutputStream().close();
            assertThat(old.getInputStream().readAllBytes()).asString().isEqualTo("still here");
            assertThat(old.waitFor()).isZero();
        }
    }

    @Test
    void listensElsewhereWhenItIsTold() throws Exception {
        int free;
        try (java.net.ServerSocket probe = new java.net.ServerSocket(0)) {
            free = probe.getLocalPort();
        }
        try (RunningSshd server = new RunningSshd(folder, USERS)) {
            String port = "-oPort=" + free;
            assertThat(server.run(List.of("ssh-keyscan", "-p", "" + free, "127.0.0.1"))
                            .output())
                    .doesNotContain("ssh-ed25519");
            server.configure(USERS, "ListenAddress 127.0.0.1:" + free);
            server.sshd.reload();
            assertThat(server.sshd.addresses()).hasSize(2);
            assertThat(server.ssh("alice", "echo in", port).output()).contains("in\n");
            server.configure(USERS);
            server.sshd.reload();
            assertThat(server.sshd.addresses()).hasSize(1);
            assertThat(server.run(List.of("ssh-keyscan", "-p", "" + free, "127.0.0.1"))
                            .output())
                    .doesNotContain("ssh-ed25519");
        }
    }

    @Test
    void letsConnectionsGoOnForAWhileWhenItIsStopped() throws Exception {
        try (RunningSshd server = new RunningSshd(folder, USERS)) {
            Process done = server.start(server.line("ssh", "alice", List.of("cat")));
            server.await("Accepted publickey for alice");
            Process busy = server.start(server.line("ssh", "bob", List.of("cat")));
            server.await("Accepted publickey for bob");
            Thread ending = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(Duration.ofSeconds(1));
                    done.getOutputStream().write("bye".getBytes(StandardCharsets.UTF_8));
                    done.getOutputStream().close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(server.sshd.stop(Duration.ofSeconds(8))).isEqualTo(1);
            ending.join();
            assertThat(done.getInputStream().readAllBytes()).asString().isEqualTo("bye");
            assertThat(done.waitFor()).isZero();
            assertThat(busy.getInputStream().readAllBytes()).asString().contains("the server is stopped");
            assertThat(busy.waitFor()).isEqualTo(255);
        }
    }
}
