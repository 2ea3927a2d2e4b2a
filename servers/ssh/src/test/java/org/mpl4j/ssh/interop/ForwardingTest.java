package org.mpl4j.ssh.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mpl4j.ssh.transport.Sender;

/** Connections that are forwarded in all the ways that clients know. */
@ExtendWith(Interop.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ForwardingTest {
    private static final String GROUP = "forwarding";
    private static final int MORE = 20;

    private final ProvingGround ground;
    private final Matrix matrix;
    private final byte[] content;
    private TrialServer server;
    private Ssh ssh;
    private EchoPort tcp;
    private EchoPort unix;
    private Path socket;

    ForwardingTest(ProvingGround ground, Matrix matrix) throws IOException {
        this.ground = ground;
        this.matrix = matrix;
        content = Files.readAllBytes(ground.input());
    }

    @BeforeAll
    void prepare() throws IOException {
        assumeTrue(Programs.areInstalled("ssh"), "OpenSSH's client is not installed");
        server = ground.serve(TrialServer.Setup.usual());
        ssh = Ssh.to(ground, server);
        tcp = EchoPort.tcp();
        socket = ground.fresh("echo");
        unix = EchoPort.unix(socket);
    }

    @AfterAll
    void close() throws IOException {
        tcp.close();
        unix.close();
    }

    private void echoes(String row, String client, SocketAddress address) throws Exception {
        matrix.trial(
                GROUP,
                row,
                client,
                () -> assertThat(EchoPort.echoes(address, content))
                        .as(server.lines())
                        .isTrue());
    }

    private static SocketAddress port(int number) {
        return EchoPort.loopback(number);
    }

    private static SocketAddress path(Path file) {
        return UnixDomainSocketAddress.of(file);
    }

    private String target() throws IOException {
        return "127.0.0.1:" + tcp.port();
    }

    @Test
    void toPortsAndSocketsOfTheServer() throws Exception {
        int first = EchoPort.freePort();
        int second = EchoPort.freePort();
        Path third = ground.fresh("l");
        Path fourth = ground.fresh("l");
        try (Ssh.Master master = ssh.master(
                "-L" + first + ":localhost:" + tcp.port(),
                "-L" + second + ":" + socket,
                "-L" + third + ":" + target(),
                "-L" + fourth + ":" + socket)) {
            echoes("-L, port to port", "OpenSSH", port(first));
            echoes("-L, port to socket", "OpenSSH", port(second));
            echoes("-L, socket to port", "OpenSSH", path(third));
            echoes("-L, socket to socket", "OpenSSH", path(fourth));
            manyAtOnce(first);
            assertThat(master.run("echo still there").output()).isEqualTo("still there\n");
        }
    }

    private void manyAtOnce(int number) throws Exception {
        List<SocketChannel> idle = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            idle.add(EchoPort.connect(port(number)));
        }
        echoes("-L, beside 20 that are idle", "OpenSSH", port(number));
        for (SocketChannel one : idle) {
            one.close();
        }
    }

    @Test
    void moreThanThereMayBe() throws Exception {
        int number = EchoPort.freePort();
        try (EchoPort target = EchoPort.tcp();
                Ssh.Master master = ssh.master("-L" + number + ":127.0.0.1:" + target.port())) {
            List<SocketChannel> all = new ArrayList<>();
            for (int i = 0; i < Sender.MAX_CHANNELS + MORE; i++) {
                SocketChannel socketOfOne = EchoPort.connect(port(number));
                socketOfOne.configureBlocking(false);
                all.add(socketOfOne);
            }
            until(
                    "some are refused",
                    () -> all.stream().filter(ForwardingTest::isEnded).count() >= MORE);
            for (SocketChannel one : all) {
                one.close();
            }
            until("no connection is left over", () -> target.openCount() == 0);
            echoes("-L, when too many have ended", "OpenSSH", port(number));
            assertThat(master.run("echo still there").output()).isEqualTo("still there\n");
        }
    }

    private static boolean isEnded(SocketChannel one) {
        try {
            return one.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException e) {
            return true;
        }
    }

    private static void until(String what, BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1200 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }

    @Test
    void toWhatIsNotThere() throws Exception {
        int number = EchoPort.freePort();
        int nobody = EchoPort.freePort();
        try (Ssh.Master master = ssh.master("-L" + number + ":127.0.0.1:" + nobody)) {
            assertThat(EchoPort.echoes(port(number), new byte[0])).isTrue();
            assertThat(master.run("echo still there").output()).isEqualTo("still there\n");
        }
        assertThat(server.lines()).contains("no connection to 127.0.0.1:" + nobody);
        Programs.Outcome outcome = ssh.run(List.of("-oLogLevel=INFO", "-W127.0.0.1:" + nobody));
        assertThat(outcome.status()).isEqualTo(255);
        assertThat(outcome.errors()).contains("connect failed");
    }

    @Test
    void toPortsAndSocketsOfTheClient() throws Exception {
        int first = EchoPort.freePort();
        Path second = ground.fresh("r");
        Path third = ground.fresh("r");
        int fourth = EchoPort.freePort();
        try (Ssh.Master master = ssh.master(
                "-R" + first + ":" + target(),
                "-R" + second + ":" + target(),
                "-R" + third + ":" + socket,
                "-R" + fourth + ":" + socket)) {
            echoes("-R, port to port", "OpenSSH", port(first));
            echoes("-R, socket to port", "OpenSSH", path(second));
            echoes("-R, socket to socket", "OpenSSH", path(third));
            echoes("-R, port to socket", "OpenSSH", port(fourth));
            assertThat(master.run("echo still there").output()).isEqualTo("still there\n");
        }
        gone(first);
        assertThat(second).as("the socket, when nobody listens any more").satisfies(this::isGone);
    }

    private void isGone(Path file) throws InterruptedException {
        for (int i = 0; i < 600 && Files.exists(file); i++) {
            Thread.sleep(50);
        }
        assertThat(file).doesNotExist();
    }

    private static void gone(int number) throws Exception {
        for (int i = 0; i < 600; i++) {
            try (SocketChannel still = SocketChannel.open(port(number))) {
                Thread.sleep(50);
            } catch (ConnectException e) {
                return;
            }
        }
        throw new AssertionError("somebody still listens on port " + number);
    }

    @Test
    void toThePortThatTheServerChooses() throws Exception {
        try (Ssh.Master master = ssh.master()) {
            String forward = "0:" + target();
            int first = allocated(master, "-R" + forward);
            int second = allocated(master, "-Rlocalhost:0:" + target());
            assertThat(first).isNotEqualTo(second);
            echoes("-R, port that the server chooses", "OpenSSH", port(first));
            echoes("-R, another one", "OpenSSH", port(second));
            matrix.trial(GROUP, "-R, cancelled", "OpenSSH", () -> {
                Programs.Outcome outcome = master.ask("cancel", "-R" + forward);
                assertThat(outcome.status()).as(outcome.all()).isZero();
                gone(first);
            });
            assertThat(EchoPort.echoes(port(second), content)).isTrue();
        }
    }

    private static int allocated(Ssh.Master master, String forward) throws Exception {
        Programs.Outcome outcome = master.ask("forward", forward);
        assertThat(outcome.output()).as(outcome.all()).matches("\\d+\\s*");
        return Integer.parseInt(outcome.output().strip());
    }

    @Test
    void onAPortThatIsTaken() throws Exception {
        assertThatThrownBy(() -> ssh.master("-R" + server.port() + ":" + target()))
                .hasMessageContaining("remote port forwarding failed for listen port " + server.port());
        try (Ssh.Master master = ssh.master()) {
            assertThat(master.ask("forward", "-R" + server.port() + ":" + target())
                            .status())
                    .isNotZero();
            assertThat(master.run("echo still there").output()).isEqualTo("still there\n");
        }
    }

    @Test
    void toWhereSocksSays() throws Exception {
        assumeTrue(Programs.areInstalled("curl"), "curl is not installed");
        int local = EchoPort.freePort();
        int remote = EchoPort.freePort();
        try (Page page = new Page(content);
                Ssh.Master master = ssh.master("-D" + local, "-R" + remote)) {
            for (String proxy : List.of("socks5h", "socks5", "socks4", "socks4a")) {
                matrix.trial(GROUP, "-D, " + proxy, "OpenSSH", () -> page.isServedBy(proxy, local));
            }
            matrix.trial(GROUP, "-R, SOCKS", "OpenSSH", () -> page.isServedBy("socks5h", remote));
            assertThat(master.run("echo still there").output()).isEqualTo("still there\n");
        }
    }

    @Test
    void standardInputAndOutput() throws Exception {
        for (String client : List.of("OpenSSH", "PuTTY", "Dropbear")) {
            Path output = ground.fresh("w");
            List<String> line = switch (client) {
                case "OpenSSH" -> ssh.line(List.of("-W" + target()));
                case "PuTTY" -> putty("-nc", target());
                default -> dropbear("-B", target());
            };
            if (Programs.areInstalled(line.getFirst())) {
                matrix.trial(GROUP, "-W, standard input and output", client, () -> {
                    Programs.pass(Putty.environment(ground), ground.input(), output, line);
                    assertThat(Files.mismatch(ground.input(), output)).isEqualTo(-1);
                });
            }
        }
    }

    private List<String> putty(String... options) throws Exception {
        List<String> line = new ArrayList<>(List.of("plink", "-ssh"));
        line.addAll(List.of(options));
        line.addAll(Putty.options(ground, ssh.login()));
        line.add(ssh.login().destination());
        return line;
    }

    private List<String> dropbear(String... options) throws Exception {
        List<String> line = new ArrayList<>(List.of("dbclient", "-q"));
        line.addAll(List.of(options));
        line.addAll(Dropbear.options(ssh.login()));
        line.add(ssh.login().destination());
        return line;
    }

    @Test
    void byPutty() throws Exception {
        assumeTrue(Programs.areInstalled("plink", "puttygen", "curl"), "PuTTY or curl is not installed");
        int local = EchoPort.freePort();
        int remote = EchoPort.freePort();
        int socks = EchoPort.freePort();
        List<String> line =
                putty("-N", "-L", local + ":" + target(), "-R", remote + ":" + target(), "-D", "127.0.0.1:" + socks);
        try (Page page = new Page(content);
                Background plink = new Background(Putty.environment(ground), line)) {
            echoes("-L, port to port", "PuTTY", port(local));
            echoes("-R, port to port", "PuTTY", port(remote));
            matrix.trial(GROUP, "-D, socks5h", "PuTTY", () -> page.isServedBy("socks5h", socks));
            assertThat(plink.isAlive()).isTrue();
        }
    }

    @Test
    void byDropbear() throws Exception {
        assumeTrue(Programs.areInstalled("dbclient", "dropbearconvert"), "Dropbear's client is not installed");
        int local = EchoPort.freePort();
        int remote = EchoPort.freePort();
        List<String> line = dropbear("-N", "-L", local + ":" + target(), "-R", remote + ":" + target());
        try (Background dbclient = new Background(line)) {
            echoes("-L, port to port", "Dropbear", port(local));
            echoes("-R, port to port", "Dropbear", port(remote));
            assertThat(dbclient.isAlive()).isTrue();
        }
    }

    @Test
    void throughTheServerToAnother() throws Exception {
        TrialServer other = ground.serve(TrialServer.Setup.usual());
        Path config = ground.fresh("config");
        Files.writeString(
                config,
                "Host *\n"
                        + String.join(
                                "\n",
                                OpenSsh.options(ssh.login()).stream()
                                        .filter(option -> option.startsWith("-o") && !option.startsWith("-oPort"))
                                        .map(option -> option.substring(2).replace('=', ' '))
                                        .toList())
                        + "\nIdentityFile " + ssh.login().key() + "\n");
        matrix.trial(GROUP, "-J, through the server to another", "OpenSSH", () -> {
            Path output = ground.fresh("j");
            String hop = ssh.login().destination() + ":" + server.port();
            Programs.pass(
                    Map.of(),
                    ground.input(),
                    output,
                    List.of(
                            "ssh",
                            "-F",
                            config.toString(),
                            "-J",
                            hop,
                            "-p",
                            "" + other.port(),
                            ssh.login().destination(),
                            "cat"));
            assertThat(Files.mismatch(ground.input(), output)).isEqualTo(-1);
        });
    }
}
