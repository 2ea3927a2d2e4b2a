package org.mpl4j.ssh.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Options in authorized_keys, as OpenSSH's client comes upon them: what they allow is done, what they don't is not. */
@ExtendWith(Interop.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeyOptionsTest {
    private static final String GROUP = "options of authorized_keys";
    private static final String CLIENT = "OpenSSH";

    private final ProvingGround ground;
    private final Matrix matrix;
    private TrialServer server;
    private EchoPort tcp;
    private EchoPort unix;
    private Path socket;
    private int users;

    KeyOptionsTest(ProvingGround ground, Matrix matrix) {
        this.ground = ground;
        this.matrix = matrix;
    }

    @BeforeAll
    void prepare() throws Exception {
        assumeTrue(Programs.areInstalled("ssh"), "OpenSSH's client is not installed");
        server = ground.serve(TrialServer.Setup.usual());
        tcp = EchoPort.tcp();
        socket = ground.fresh("echo");
        unix = EchoPort.unix(socket);
    }

    @AfterAll
    void close() throws Exception {
        tcp.close();
        unix.close();
    }

    /** A user whose key has these options. */
    private Ssh user(String options) throws Exception {
        users++;
        String name = "user" + users;
        ground.users().put(name, options + " " + ground.publicText(KeyKind.ED25519.file()));
        return Ssh.to(ground, server).as(name);
    }

    private void refused(Ssh ssh) throws Exception {
        Programs.Outcome outcome = ssh.run(List.of(), "echo hello");
        assertThat(outcome.status()).isEqualTo(255);
        assertThat(outcome.errors()).contains("Permission denied");
    }

    private void forwards(Ssh ssh, String target, boolean isAllowed) throws Exception {
        Programs.Outcome outcome =
                Programs.run(java.util.Map.of(), ground.input(), ssh.line(List.of("-oLogLevel=INFO", "-W" + target)));
        assertThat(outcome.status() == 0).as(outcome.errors()).isEqualTo(isAllowed);
        if (!isAllowed) {
            assertThat(outcome.errors()).contains("administratively prohibited");
        }
    }

    private void listens(Ssh ssh, String where, boolean isAllowed) throws Exception {
        String forward = "-R" + where + ":127.0.0.1:" + tcp.port();
        if (isAllowed) {
            ssh.master(forward).close();
        } else {
            assertThatThrownBy(() -> ssh.master(forward)).hasMessageContaining("remote port forwarding failed");
        }
    }

    @Test
    void command() throws Exception {
        matrix.trial(GROUP, "command", CLIENT, () -> {
            Ssh ssh = user("command=\"echo \\\"forced: $SSH_ORIGINAL_COMMAND\\\"\"");
            assertThat(ssh.output("rm -rf it")).isEqualTo("forced: rm -rf it\n");
            assertThat(ssh.run(List.of("-T")).output()).isEqualTo("forced: \n");
            assertThat(ssh.run(List.of("-s"), "sftp").output()).isEqualTo("forced: sftp\n");
            Ssh sftp = user("command=\"internal-sftp\"");
            Path back = ground.fresh("forced");
            String options = String.join(" ", OpenSsh.options(sftp.login()));
            Programs.output(
                    "sh",
                    "-c",
                    "echo get %s %s | sftp -q %s -b - %s"
                            .formatted(
                                    ground.input(), back, options, sftp.login().destination()));
            assertThat(back).hasSameBinaryContentAs(ground.input());
        });
    }

    @Test
    void from() throws Exception {
        matrix.trial(GROUP, "from", CLIENT, () -> {
            for (String there : List.of("127.0.0.1", "127.0.0.0/8", "10.0.0.0/8,127.0.0.?", "!127.0.0.2,127.*")) {
                assertThat(user("from=\"" + there + "\"").output("echo hello")).isEqualTo("hello\n");
            }
            for (String elsewhere : List.of("10.0.0.0/8", "!127.0.0.1,*", "::1")) {
                refused(user("from=\"" + elsewhere + "\""));
            }
        });
    }

    @Test
    void expiry() throws Exception {
        matrix.trial(GROUP, "expiry-time", CLIENT, () -> {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            DateTimeFormatter date = DateTimeFormatter.BASIC_ISO_DATE;
            assertThat(user("expiry-time=\"" + date.format(today.plusDays(2)) + "\"")
                            .output("echo hello"))
                    .isEqualTo("hello\n");
            refused(user("expiry-time=\"" + date.format(today.minusDays(2)) + "1200Z\""));
        });
    }

    @Test
    void environment() throws Exception {
        matrix.trial(
                GROUP,
                "environment",
                CLIENT,
                () -> assertThat(user("environment=\"PLACE=here and there\",environment=\"OTHER=a=b\"")
                                .output("echo $PLACE, $OTHER"))
                        .isEqualTo("here and there, a=b\n"));
    }

    @Test
    void terminal() throws Exception {
        for (String options : List.of("restrict", "no-pty")) {
            matrix.trial(GROUP, options + ", terminal", CLIENT, () -> {
                Programs.Outcome outcome = user(options).run(List.of("-tt", "-oLogLevel=INFO"), "echo hello");
                assertThat(outcome.all()).contains("PTY allocation request failed");
            });
        }
        matrix.trial(
                GROUP,
                "restrict,pty",
                CLIENT,
                () -> assertThat(user("restrict,pty").run(List.of("-tt"), "tty").output())
                        .contains("/dev/pts/"));
    }

    @Test
    void forwarding() throws Exception {
        for (String options : List.of("restrict", "no-port-forwarding")) {
            matrix.trial(GROUP, options + ", forwarding", CLIENT, () -> {
                Ssh ssh = user(options);
                forwards(ssh, "127.0.0.1:" + tcp.port(), false);
                listens(ssh, "0", false);
                Path unasked = ground.fresh("r");
                assertThatThrownBy(() -> ssh.master("-R" + unasked + ":127.0.0.1:" + tcp.port()))
                        .hasMessageContaining("remote port forwarding failed");
                socketIsRefused(ssh);
                assertThat(ssh.output("echo hello")).isEqualTo("hello\n");
            });
        }
        matrix.trial(GROUP, "restrict,port-forwarding", CLIENT, () -> {
            Ssh ssh = user("restrict,port-forwarding");
            forwards(ssh, "127.0.0.1:" + tcp.port(), true);
            listens(ssh, "0", true);
        });
    }

    /** A socket of the server, which a local port is forwarded to. */
    private void socketIsRefused(Ssh ssh) throws Exception {
        int local = EchoPort.freePort();
        try (Ssh.Master master = ssh.master("-L" + local + ":" + socket)) {
            assertThat(EchoPort.echoes(EchoPort.loopback(local), new byte[] {1}))
                    .isFalse();
            assertThat(master.run("echo hello").output()).isEqualTo("hello\n");
        }
    }

    @Test
    void permitOpen() throws Exception {
        matrix.trial(GROUP, "permitopen", CLIENT, () -> {
            Ssh one = user("permitopen=\"127.0.0.1:" + tcp.port() + "\"");
            forwards(one, "127.0.0.1:" + tcp.port(), true);
            forwards(one, "localhost:" + tcp.port(), false);
            forwards(one, "127.0.0.1:" + server.port(), false);
            socketIsRefused(one);
            listens(one, "0", true);
            Ssh any = user("permitopen=\"localhost:*\",permitopen=\"*:" + tcp.port() + "\"");
            forwards(any, "localhost:" + server.port(), true);
            forwards(any, "127.0.0.1:" + tcp.port(), true);
            forwards(any, "127.0.0.1:" + server.port(), false);
        });
    }

    @Test
    void permitListen() throws Exception {
        matrix.trial(GROUP, "permitlisten", CLIENT, () -> {
            int port = EchoPort.freePort();
            Ssh one = user("permitlisten=\"" + port + "\"");
            listens(one, "" + port, true);
            listens(one, "" + EchoPort.freePort(), false);
            listens(one, "0", false);
            forwards(one, "127.0.0.1:" + tcp.port(), true);
            Ssh host = user("permitlisten=\"localhost:*\"");
            listens(host, "localhost:" + port, true);
            listens(host, "0", true);
            listens(host, "0.0.0.0:" + port, false);
        });
    }

    @Test
    void agent() throws Exception {
        assumeTrue(Programs.areInstalled("ssh-agent"), "there is no agent");
        Path agentSocket = ground.fresh("agent");
        try (Background agent = new Background(List.of("ssh-agent", "-D", "-a", agentSocket.toString()))) {
            EchoPort.connect(java.net.UnixDomainSocketAddress.of(agentSocket)).close();
            String[] options = {"-oIdentityAgent=" + agentSocket, "-oForwardAgent=yes"};
            String command = "echo ${SSH_AUTH_SOCK:-none}";
            for (String refused : List.of("restrict", "no-agent-forwarding")) {
                matrix.trial(
                        GROUP,
                        refused + ", agent",
                        CLIENT,
                        () -> assertThat(user(refused).output(command, options)).isEqualTo("none\n"));
            }
            matrix.trial(
                    GROUP,
                    "restrict,agent-forwarding",
                    CLIENT,
                    () -> assertThat(user("restrict,agent-forwarding").output(command, options))
                            .startsWith("/"));
            assertThat(agent.isAlive()).isTrue();
        }
    }
}
