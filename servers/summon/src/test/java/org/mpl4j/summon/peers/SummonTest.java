package org.mpl4j.summon.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mpl4j.appliance.build.BuildPlan;
import org.mpl4j.appliance.build.ImageFormat;
import org.mpl4j.appliance.build.ImageWriter;
import org.mpl4j.appliance.image.ServerKind;
import org.mpl4j.servers.common.conduit.ConduitDirectory;
import org.mpl4j.servers.common.conduit.ConduitException;
import org.mpl4j.servers.common.conduit.ConduitLink;

/**
 * Real appliances, summoned by dig and fetched from by curl. {@code -Dmpl.summon.starts=500 -Dmpl.summon.names=100} has more of them.
 */
@Timeout(value = 1200, unit = TimeUnit.SECONDS)
class SummonTest {
    private static final int STARTS = Integer.getInteger("mpl.summon.starts", 3);
    private static final int NAMES = Integer.getInteger("mpl.summon.names", 4);
    private static final int RUNNING = 4;
    private static final String PAGE = "<p>" + "a page that is compared ".repeat(400) + "</p>\n";

    private static Path folder;
    private static Path image;

    @BeforeAll
    static void buildImage() throws Exception {
        Machine.assumeRootAnd("ip", "dig", "curl", "nsenter", "setpriv");
        folder = Files.createTempDirectory("mpl-summon-test");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path site = Files.createDirectory(folder.resolve("site"));
        Files.writeString(site.resolve("index.html"), PAGE);
        image = folder.resolve("image");
        ImageWriter.write(
                new BuildPlan(
                        ServerKind.WEB,
                        "web",
                        site,
                        List.of("10.93.0.2/16"),
                        List.of("10.93.0.1"),
                        "",
                        1500,
                        BuildPlan.USUAL_MEMORY,
                        true),
                ImageFormat.DIR,
                image,
                line -> {});
    }

    @AfterAll
    static void removeImage() throws IOException, InterruptedException {
        if (folder != null) {
            Machine.run("chmod", "-R", "u+w", folder.toString());
            Machine.run("rm", "-rf", folder.toString());
        }
    }

    private static RunningDirectory begin(String name, String rest, String... names)
            throws IOException, InterruptedException {
        return new RunningDirectory(Files.createDirectory(folder.resolve(name)), image, rest, List.of(names));
    }

    @Test
    void coldStartsServeThePage() throws IOException, InterruptedException {
        try (RunningDirectory directory = begin("cold", "idle: 1h", "web")) {
            for (int i = 0; i < STARTS; i++) {
                String address = directory.dig("web");
                assertThat(RunningDirectory.curl(address)).as(directory.log()).isEqualTo(PAGE);
                assertThat(directory.tell("stop web")).contains("web stops");
                directory.awaitState("web", "stopped");
                assertThat(directory.status("web", "starts")).isEqualTo(Integer.toString(i + 1));
            }
            // Who remembers the address needs no query.
            assertThat(RunningDirectory.curl(directory.status("web", "address")))
                    .isEqualTo(PAGE);
            assertThat(directory.status("web", "starts")).isEqualTo(Integer.toString(STARTS + 1));
        }
    }

    @Test
    void withoutMaskingFramesWaitForWhatIsSummoned() throws IOException, InterruptedException {
        try (RunningDirectory directory = begin("unmasked", "idle: 1h\nmasking: false", "web, address: 10.93.0.2")) {
            assertThat(RunningDirectory.curl(directory.dig("web")))
                    .as(directory.log())
                    .isEqualTo(PAGE);
            assertThat(directory.tell("stop web")).contains("web stops");
            directory.awaitState("web", "stopped");
            directory.dig("web");
            directory.awaitState("web", "running");
            directory.kill();
            directory.begin();
            assertThat(Machine.processes(directory.state())).isEmpty();
        }
    }

    @Test
    void bothVersionsOfIpAreAnsweredForAndHandedOver() throws IOException, InterruptedException {
        Machine.assumeRootAnd("ping");
        Machine.assumeIpv6();
        String networks = "network: 10.93.0.0/16, network6: \"fd93::/64\"";
        try (RunningDirectory directory = new RunningDirectory(
                Files.createDirectory(folder.resolve("both")), image, networks, "idle: 1h", List.of("web", "other"))) {
            String remembered = directory.status("other", "address6");
            assertThat(remembered).matches("fd93::[0-9a-f]+");
            assertThat(Machine.run("ping", "-6", "-c2", "-W30", remembered).status())
                    .as("who stands in answers echo requests, which start nothing")
                    .isZero();
            assertThat(directory.status("other", "starts")).isEqualTo("0");
            for (int i = 0; i < STARTS; i++) {
                String address = directory.digIpv6("web");
                assertThat(RunningDirectory.curl("[" + address + "]"))
                        .as(directory.log())
                        .isEqualTo(PAGE);
                assertThat(directory.log()).contains("web has 1 connections");
                assertThat(RunningDirectory.curl(directory.dig("web"))).isEqualTo(PAGE);
                assertThat(Machine.run("ping", "-6", "-c1", "-W30", address).status())
                        .isZero();
                assertThat(directory.tell("stop web")).contains("web stops");
                directory.awaitState("web", "stopped");
            }
            // Who remembers the address needs no query.
            assertThat(RunningDirectory.curl("[" + remembered + "]")).isEqualTo(PAGE);
            assertThat(directory.status("other", "starts")).isEqualTo("1");
        }
    }

    @Test
    void aBridgeMayHaveIpv6Only() throws IOException, InterruptedException {
        Machine.assumeIpv6();
        try (RunningDirectory directory = new RunningDirectory(
                Files.createDirectory(folder.resolve("six")),
                image,
                "network6: \"fd93::/64\"",
                "idle: 1h",
                List.of("web, address6: \"fd93::1:0:0:5\"", "other, address6: \"fd93::5\""))) {
            assertThat(directory.digIpv6("other")).isEqualTo("fd93::5");
            assertThat(RunningDirectory.curl("[fd93::5]")).as(directory.log()).isEqualTo(PAGE);
            assertThat(RunningDirectory.curl("[fd93::1:0:0:5]"))
                    .as("not the one with the same last bits: " + directory.log())
                    .isEqualTo(PAGE);
            assertThat(directory.status("web", "starts")).isEqualTo("1");
            assertThat(directory.status("web", "address")).isEmpty();
        }
    }

    private static String fetchByConduit(RunningDirectory directory, String name) throws IOException {
        try (ConduitLink link = connect(directory, name)) {
            link.write(ByteBuffer.wrap(("GET /index.html HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1)));
            String answer = rest(link);
            assertThat(answer).startsWith("HTTP/1.1 200 ");
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    private static ConduitLink connect(RunningDirectory directory, String name) throws IOException {
        return new ConduitDirectory(directory.state().resolve("conduits")).connect(name, Duration.ofSeconds(60));
    }

    private static String rest(ConduitLink link) throws IOException {
        StringBuilder text = new StringBuilder();
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        while (link.read(bytes.clear()) >= 0) {
            text.append(StandardCharsets.ISO_8859_1.decode(bytes.flip()));
        }
        return text.toString();
    }

    @Test
    void aConduitWithASummonedApplianceIsHadByItsName() throws IOException, InterruptedException {
        try (RunningDirectory directory = begin(
                "conduits",
                "idle: 3s\nconduits: {}\nlimits: {boot: 60s, back-off: {first: 1s, most: 2s}}",
                "web",
                "other")) {
            assertThat(fetchByConduit(directory, "web.apps.example"))
                    .as(directory.log())
                    .isEqualTo(PAGE);
            assertThat(directory.status("web", "starts")).isEqualTo("1");
            assertThat(RunningDirectory.curl(directory.dig("web"))).isEqualTo(PAGE);
            Machine.Output joined = Machine.run(
                    "sh",
                    "-c",
                    "printf 'GET /index.html HTTP/1.0\\r\\n\\r\\n' | \"$@\"",
                    "sh",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.mpl4j.tcpip.cli.MplNet",
                    "conduit",
                    "--timeout=60",
                    "--directory=" + directory.state().resolve("conduits"),
                    "web.apps.example");
            assertThat(joined.text()).contains(" 200 ").endsWith(PAGE);
            assertThatThrownBy(() -> fetchByConduit(directory, "wob.apps.example"))
                    .hasMessageContaining("nothing of this name takes conduits there");
            try (ConduitLink open = connect(directory, "web")) {
                // It is not idle, though no frame comes from it.
                TimeUnit.SECONDS.sleep(5);
                assertThat(directory.status("web", "state")).isEqualTo("running");
                ProcessHandle.of(Long.parseLong(directory.status("web", "pid")))
                        .ifPresent(ProcessHandle::destroyForcibly);
                assertThatThrownBy(() -> rest(open)).isInstanceOf(ConduitException.class);
            }
            assertThat(fetchByConduit(directory, "web")).as(directory.log()).isEqualTo(PAGE);
            directory.awaitState("web", "stopped");
            assertThat(directory.status("other", "starts")).isEqualTo("0");
        }
    }

    @Test
    void whatIsIdleStops() throws IOException, InterruptedException {
        try (RunningDirectory directory = begin("idle", "idle: 2s", "web")) {
            assertThat(RunningDirectory.curl(directory.dig("web"))).isEqualTo(PAGE);
            directory.awaitState("web", "stopped");
            assertThat(directory.status("web", "failures")).isEqualTo("0");
        }
    }

    @Test
    void namesSummonedAtOnceAreAllServed() throws Exception {
        String[] names = IntStream.range(0, NAMES).mapToObj(i -> "n" + i).toArray(String[]::new);
        String rest = "idle: 1h\nlimits: {running: " + RUNNING + ", boot: 60s, stay: 1s, patience: 1h}";
        try (RunningDirectory directory = begin("many", rest, names);
                ExecutorService clients = Executors.newFixedThreadPool(Math.min(NAMES, 16))) {
            Map<String, String> pages = new ConcurrentHashMap<>();
            for (String name : names) {
                clients.submit(() -> pages.put(name, RunningDirectory.curl(directory.dig(name))));
            }
            clients.shutdown();
            assertThat(clients.awaitTermination(1000, TimeUnit.SECONDS)).isTrue();
            assertThat(pages).hasSize(NAMES);
            assertThat(pages.values()).as(directory.log()).containsOnly(PAGE);
        }
    }

    @Test
    void anApplianceThatIsKilledAtAnyTimeStartsAgain() throws IOException, InterruptedException {
        try (RunningDirectory directory =
                begin("killed", "idle: 1h\nlimits: {boot: 60s, back-off: {first: 1s, most: 2s}}", "web")) {
            for (long millis : new long[] {0, 60, 250, 1500}) {
                String address = directory.dig("web");
                Machine.await(
                        "it has a process",
                        () -> !directory.status("web", "pid").equals("0"));
                TimeUnit.MILLISECONDS.sleep(millis);
                ProcessHandle.of(Long.parseLong(directory.status("web", "pid")))
                        .ifPresent(ProcessHandle::destroyForcibly);
                directory.awaitState("web", "backing_off");
                assertThat(RunningDirectory.curl(address)).as(directory.log()).isEqualTo(PAGE);
                directory.tell("stop web");
                directory.awaitState("web", "stopped");
            }
        }
    }

    @Test
    void aDirectoryThatIsKilledLeavesNothingToTheNext() throws IOException, InterruptedException {
        try (RunningDirectory directory = begin("restarted", "idle: 1h", "web", "other")) {
            for (long millis : new long[] {0, 100, 2000}) {
                String address = directory.dig("web");
                TimeUnit.MILLISECONDS.sleep(millis);
                directory.kill();
                directory.begin();
                assertThat(directory.status("web", "state")).isEqualTo("stopped");
                assertThat(Machine.processes(directory.state())).isEmpty();
                assertThat(directory.dig("web")).isEqualTo(address);
                assertThat(RunningDirectory.curl(address)).as(directory.log()).isEqualTo(PAGE);
            }
        }
    }
}
