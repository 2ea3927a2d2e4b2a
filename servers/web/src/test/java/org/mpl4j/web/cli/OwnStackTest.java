package org.mpl4j.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.servers.common.nativeio.FrameFile;
import org.mpl4j.servers.common.nativeio.TapFile;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.handover.Conduit;
import org.mpl4j.tcpip.handover.HandOverResult;
import org.mpl4j.tcpip.handover.MaskPlan;
import org.mpl4j.tcpip.handover.MaskingHost;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.web.TestSite;

/** curl, on Linux, and the server on the TCP/IP stack of this project, at the other end of a TAP. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class OwnStackTest {
    private static final long SECONDS = 60;
    private static final String OURS = "192.0.2.2";
    private static final int FILE_SIZE = 5_000_000;

    @TempDir
    private Path folder;

    private final String name = "mplw" + ProcessHandle.current().pid();
    private boolean isThere;

    @AfterEach
    void removeNamespace() throws IOException, InterruptedException {
        if (isThere) {
            run("ip", "netns", "del", name);
        }
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
        return output;
    }

    private String inside(String... command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", name));
        whole.addAll(List.of(command));
        return run(whole.toArray(new String[0]));
    }

    private String curl(String... arguments) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(List.of("curl", "-sS", "-m60"));
        whole.addAll(List.of(arguments));
        return inside(whole.toArray(new String[0]));
    }

    private static void assumeRoot() throws IOException {
        assumeTrue(
                Files.isWritable(Path.of("/dev/net/tun"))
                        && Files.getOwner(Path.of("/proc/self")).getName().equals("root"),
                "network namespaces and TAP take root: this is not tested");
        for (String program : List.of("ip", "curl")) {
            assumeTrue(
                    Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin")
                            .anyMatch(place -> Files.isExecutable(Path.of(place, program))),
                    program + " is not installed: this is not tested");
        }
    }

    private void namespace() throws IOException, InterruptedException {
        run("ip", "netns", "add", name);
        isThere = true;
        run("ip", "link", "set", name, "netns", name);
        inside("ip", "addr", "add", "192.0.2.1/24", "dev", name);
        inside("ip", "link", "set", name, "up");
    }

    private static Process server(Path root, String... device) throws IOException {
        List<String> whole = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                MplWeb.class.getName(),
                root.toString(),
                "--stack=mpl"));
        whole.addAll(List.of(device));
        return new ProcessBuilder(whole).redirectErrorStream(true).start();
    }

    @Test
    void servesWhoConnectedBeforeItWasThere() throws IOException, InterruptedException {
        assumeRoot();
        Path root = Files.createDirectory(folder.resolve("root"));
        TestSite.fill(root);
        try (FrameFile tap = TapFile.open(name, true, Device.OFFLOAD_HEADER)) {
            namespace();
            MaskPlan plan = new MaskPlan(
                    MacAddress.of("02:00:00:00:00:02"),
                    List.of(Prefix.of(OURS + "/24")),
                    List.of(),
                    1500,
                    Set.of(80),
                    Set.of(),
                    MaskPlan.Limits.DEFAULT);
            try (MaskingHost mask = MaskingHost.start(plan, tap)) {
                takeOver(mask, root);
            }
        }
    }

    private void takeOver(MaskingHost mask, Path root) throws IOException, InterruptedException {
        List<Process> clients = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            clients.add(new ProcessBuilder(
                            "ip", "netns", "exec", name, "curl", "-sS", "-m60", "http://" + OURS + "/text.txt")
                    .redirectErrorStream(true)
                    .start());
        }
        assertThat(mask.awaitTraffic(Duration.ofSeconds(SECONDS))).isTrue();
        Path path = folder.resolve("conduit");
        Process server = null;
        try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            door.bind(UnixDomainSocketAddress.of(path));
            server = server(root, "--conduit=" + path);
            try (Conduit conduit = Conduit.accepted(door.accept())) {
                HandOverResult result = mask.handOver(conduit, Duration.ofSeconds(SECONDS));
                assertThat(result.problem()).isEmpty();
                assertThat(result.notServed()).isZero();
            }
            for (Process client : clients) {
                assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(TestSite.TEXT);
            }
            assertThat(curl("http://" + OURS + "/text.txt")).isEqualTo(TestSite.TEXT);
            server.destroy();
            assertThat(server.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).isZero();
        } finally {
            clients.forEach(Process::destroyForcibly);
            if (server != null) {
                server.destroyForcibly();
            }
        }
    }

    @Test
    void saysThatNobodyHasAHostToTakeOver() throws IOException, InterruptedException {
        assumeRoot();
        Path root = Files.createDirectory(folder.resolve("root"));
        Process server = server(root, "--conduit=" + folder.resolve("nowhere"));
        assertThat(new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("cannot connect to the conduit");
        assertThat(server.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isNotZero();
    }

    @Test
    void servesOverATap() throws IOException, InterruptedException {
        assumeRoot();
        Path root = Files.createDirectory(folder.resolve("root"));
        TestSite.fill(root);
        byte[] content = new byte[FILE_SIZE];
        new Random(1).nextBytes(content);
        TestSite.write(root, "huge.bin", content);
        Process server = server(root, "--tap=" + name, "--address=" + OURS + "/24");
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).matches("listening on .*:80");
            namespace();
            fetch(content);
            server.destroy();
            assertThat(server.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(server.exitValue()).isZero();
        } finally {
            server.destroyForcibly();
        }
    }

    private void fetch(byte[] content) throws IOException, InterruptedException {
        String url = "http://" + OURS;
        assertThat(curl(url + "/text.txt")).isEqualTo(TestSite.TEXT);
        assertThat(curl(url + "/text.txt", url + "/index.html", "-o", "a", "-o", "b", "-w", "%{num_connects}"))
                .isEqualTo("10");
        curl(url + "/huge.bin", "-o", "c");
        assertThat(Files.readAllBytes(folder.resolve("c"))).isEqualTo(content);
        assertThat(curl("-r", "0-4,200-204", url + "/text.txt")).contains("Content-Range: bytes 200-204/1000");
        assertThat(curl("-d", "x".repeat(1000), "-w", "%{http_code}", "-o", "d", url + "/"))
                .isEqualTo("405");
        assertThat(curl("-H", "Content-Length: 9999999", "-X", "POST", "-w", "%{http_code}", "-o", "d", url + "/"))
                .isEqualTo("413");
    }
}
