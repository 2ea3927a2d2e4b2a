package org.mpl4j.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mpl4j.appliance.BuiltImages;
import org.mpl4j.appliance.Images;
import org.mpl4j.appliance.OwnBridge;
import org.mpl4j.appliance.Requirements;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.image.ServerKind;
import org.mpl4j.servers.common.nativeio.ProcessExit;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.handover.Conduit;
import org.mpl4j.tcpip.handover.MaskPlan;
import org.mpl4j.tcpip.handover.MaskingHost;

/** An SSH server in an appliance, as OpenSSH's ssh and sftp see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SshApplianceTest {
    private static final String PREFIX = "mplas";
    private static final String HERE = Images.NETWORK + "1";
    private static final String THERE = Images.NETWORK + "4";
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final String KEY = "etc/sshd/ssh_host_ed25519_key";

    private Path folder;
    private OwnBridge bridge;
    private ApplianceImage image;

    @BeforeAll
    void build() throws Exception {
        Requirements.assumeRootAnd("ip", "ssh", "sftp", "nsenter", "setpriv");
        image = BuiltImages.of(ServerKind.SSH);
        folder = Files.createTempDirectory("ssh-appliance");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(
                folder.resolve("known_hosts"),
                THERE + " " + Files.readString(BuiltImages.sources().resolve("ssh/ssh_host_ed25519_key.pub")));
        bridge = OwnBridge.make();
    }

    @AfterAll
    void remove() throws IOException {
        if (bridge != null) {
            bridge.close();
            BuiltImages.remove(folder);
        }
    }

    /** How a program ended. */
    private record Outcome(int status, String output) {}

    private List<String> line(String program, List<String> options, String... behind) {
        List<String> line = new ArrayList<>(List.of(program, "-F", "none"));
        line.addAll(options);
        line.addAll(List.of(
                "-i" + BuiltImages.sources().resolve("id"),
                "-oUserKnownHostsFile=" + folder.resolve("known_hosts"),
                "-oStrictHostKeyChecking=yes",
                "-oGlobalKnownHostsFile=/dev/null",
                "-oIdentitiesOnly=yes",
                "-oIdentityAgent=none",
                "-oBatchMode=yes",
                "-oConnectTimeout=50",
                "alice@" + THERE));
        line.addAll(List.of(behind));
        return line;
    }

    private static Process start(List<String> line, String input) throws IOException {
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return process;
    }

    private static Outcome end(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), output);
    }

    private Outcome sftp(String script) throws Exception {
        return end(start(line("sftp", List.of("-b", "-")), script));
    }

    private Launcher launch(String log, NamespacePool pool) throws IOException {
        return new Launcher(
                image, new Launcher.Options(bridge.name(), "", 0, 0, Optional.of(folder.resolve(log)), Map.of()), pool);
    }

    @Test
    void servesFilesAndMakesConnections() throws Exception {
        try (NamespacePool pool = new NamespacePool(PREFIX, 0);
                Launcher running = launch("served.log", pool)) {
            Path got = folder.resolve("got");
            Outcome read = sftp("ls -l\nget sub/large " + got + "\nrename hello.txt x\n");
            assertThat(read.output()).contains("hello.txt").contains("Permission denied");
            assertThat(read.status()).isEqualTo(1);
            assertThat(got).hasSameBinaryContentAs(BuiltImages.sources().resolve("ssh/files/sub/large"));
            forward();
            Outcome asked = end(start(line("ssh", List.of(), "id"), ""));
            assertThat(asked.output()).contains("There are no programs on this host");
            assertThat(asked.status()).isEqualTo(1);
            assertThat(running.process().stop(GRACE)).isEqualTo(new ProcessExit(0, 0, false));
        }
        assertThat(folder.resolve("served.log"))
                .content()
                .contains("Accepted publickey for alice from " + HERE)
                .doesNotContain("Exception");
    }

    private void forward() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (ServerSocket target = new ServerSocket(0, 1, InetAddress.getByName(HERE))) {
            target.setSoTimeout((int) GRACE.toMillis());
            Process forwarding = start(
                    line(
                            "ssh",
                            List.of(
                                    "-N",
                                    "-oExitOnForwardFailure=yes",
                                    "-L",
                                    "127.0.0.1:" + port + ":" + HERE + ":" + target.getLocalPort())),
                    "");
            try (Socket here = connect(port, forwarding);
                    Socket there = target.accept()) {
                assertThat(there.getInetAddress().getHostAddress()).isEqualTo(THERE);
                here.getOutputStream().write("question\n".getBytes(StandardCharsets.UTF_8));
                here.shutdownOutput();
                assertThat(there.getInputStream().readAllBytes()).asString().isEqualTo("question\n");
                there.getOutputStream().write("answer\n".getBytes(StandardCharsets.UTF_8));
                there.shutdownOutput();
                assertThat(here.getInputStream().readAllBytes()).asString().isEqualTo("answer\n");
            } finally {
                forwarding.destroyForcibly().waitFor();
            }
        }
    }

    private static Socket connect(int port, Process forwarding) throws Exception {
        for (int i = 0; ; i++) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException e) {
                assertThat(i).as("tenths of a second").isLessThan(600);
                assertThat(forwarding.isAlive()).as("ssh -N runs").isTrue();
                Thread.sleep(100);
            }
        }
    }

    /** Who asks before there is a process has the file by the connection that another stack has begun. */
    @Test
    void takesOverWhatOthersHaveBegun() throws Exception {
        Path door = folder.resolve("conduit");
        Path got = folder.resolve("early");
        MaskPlan plan = new MaskPlan(
                MacAddress.of(image.mac()),
                image.addresses().stream().map(Prefix::of).toList(),
                List.of(),
                image.mtu(),
                Set.of(22),
                Set.of(),
                MaskPlan.Limits.DEFAULT);
        try (NamespacePool pool = new NamespacePool(PREFIX, 1);
                BridgeTap tap = BridgeTap.make(Images.MASK, bridge.name(), image.mtu(), true);
                MaskingHost mask = MaskingHost.start(plan, tap.file());
                ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(door));
            Files.setPosixFilePermissions(door, PosixFilePermissions.fromString("rwxrwxrwx"));
            Process early = start(line("sftp", List.of("-b", "-")), "get sub/large " + got + "\n");
            assertThat(mask.awaitTraffic(GRACE)).isTrue();
            ApplianceProcess running = ApplianceProcess.start(
                    image,
                    new RunPlan(
                            pool.take(),
                            tap.descriptor(),
                            Optional.of(door),
                            Optional.empty(),
                            96,
                            0,
                            UserNumbers.of(image.name()),
                            Optional.of(folder.resolve("conduit.log")),
                            Map.of()));
            try (Conduit conduit = Conduit.accepted(listening.accept())) {
                mask.handOver(conduit, GRACE);
                Outcome outcome = end(early);
                assertThat(outcome.status()).as(outcome.output()).isZero();
                assertThat(got).hasSameBinaryContentAs(BuiltImages.sources().resolve("ssh/files/sub/large"));
                assertThat(sftp("ls\n").output()).contains("hello.txt");
            } finally {
                running.kill();
            }
        } finally {
            Files.deleteIfExists(door);
        }
    }

    @Test
    void keepsItsPrivateKeyFromOthers() throws Exception {
        Path key = image.folder().resolve(KEY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("r--r-----");
        int group = UserNumbers.of(image.name());
        assertThat((int) Files.getAttribute(key, "unix:gid")).isEqualTo(group);
        List<String> read =
                List.of("setpriv", "--clear-groups", "--reuid=65534", "--regid=65534", "cat", key.toString());
        Outcome others = end(start(read, ""));
        assertThat(others.status()).isNotZero();
        assertThat(others.output()).contains("Permission denied");
        List<String> own =
                List.of("setpriv", "--clear-groups", "--reuid=" + group, "--regid=" + group, "cat", key.toString());
        assertThat(end(start(own, "")).status()).isZero();

        Path copy = BuiltImages.copyWithout(image, folder.resolve("open.appliance"), KEY);
        Path directory = copy.resolve(KEY).getParent();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.copy(key, copy.resolve(KEY));
        Files.setPosixFilePermissions(copy.resolve(KEY), PosixFilePermissions.fromString("r--r--r--"));
        ApplianceImage open = ApplianceImage.open(copy);
        try (NamespacePool pool = new NamespacePool(PREFIX, 0)) {
            Launcher.Options options = new Launcher.Options(bridge.name(), "", 0, 0, Optional.empty(), Map.of());
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Launcher(open, options, pool).close())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("chmod 440");
            // Of whoever has unpacked it, it becomes the appliance's when that is started.
            Files.setPosixFilePermissions(copy.resolve(KEY), PosixFilePermissions.fromString("r--r-----"));
            Files.setAttribute(copy.resolve(KEY), "unix:gid", 0);
            try (Launcher running = new Launcher(open, options, pool)) {
                assertThat((int) Files.getAttribute(copy.resolve(KEY), "unix:gid"))
                        .isEqualTo(group);
                assertThat(sftp("ls\n").output()).contains("hello.txt");
                running.process().stop(GRACE);
            }
        }
    }

    @Test
    void hasNoCodeThatStartsPrograms() throws IOException {
        try (JarFile jar =
                new JarFile(image.folder().resolve(ApplianceImage.CLASSES).toFile())) {
            List<String> names = jar.stream().map(Object::toString).toList();
            assertThat(names).contains("org/mpl4j/ssh/sealed/SealedSession.class");
            assertThat(names.stream()
                            .filter(name -> name.startsWith("org/mpl4j/ssh/session/")
                                    || name.startsWith("org/mpl4j/servers/common/nativeio/ProcessCalls")))
                    .isEmpty();
        }
    }
}
