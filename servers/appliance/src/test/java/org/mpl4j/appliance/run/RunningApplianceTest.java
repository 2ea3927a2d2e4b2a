package org.mpl4j.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/** Appliances on a bridge, which curl and dig ask. Each image is built once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RunningApplianceTest {
    private static final String PREFIX = "mplat";
    private static final Duration GRACE = Duration.ofSeconds(60);

    /** On a busy machine, what was given back may be needed at once; it is given back again after a further pause, once a minute at the most. */
    private static final int PAUSES = 3;

    private static final long IDLE_KIBIBYTES = 40 << 10;

    private Path folder;
    private OwnBridge bridge;
    private ApplianceImage web;
    private ApplianceImage dns;

    @BeforeAll
    void build() throws Exception {
        Requirements.assumeRootAnd("ip", "curl", "dig", "nsenter", "setpriv");
        folder = Files.createTempDirectory("appliances");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        web = BuiltImages.of(ServerKind.WEB);
        dns = BuiltImages.of(ServerKind.DNS);
        bridge = OwnBridge.make();
    }

    @AfterAll
    void remove() throws IOException {
        if (bridge != null) {
            bridge.close();
            BuiltImages.remove(folder);
        }
    }

    private Launcher.Options options(Path log) {
        return new Launcher.Options(bridge.name(), "", 0, 50, Optional.of(log), Map.of());
    }

    private static String ask(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static String fetch(String path) throws Exception {
        return ask("curl", "-sS", "--fail", "-m", "50", "http://" + Images.NETWORK + "2" + path);
    }

    @Test
    void answersCurlAndDig() throws Exception {
        Path log = folder.resolve("both.log");
        try (NamespacePool pool = new NamespacePool(PREFIX, 2);
                Launcher pages = new Launcher(web, options(log), pool);
                Launcher names = new Launcher(dns, options(log), pool)) {
            assertThat(fetch("/")).isEqualTo("<h1>an appliance</h1>\n");
            assertThat(fetch("/sub/page.txt")).isEqualTo("a page below\n");
            String[] dig = {"dig", "+short", "+time=30", "+tries=1", "@" + Images.NETWORK + "3", "www.appliance.test"};
            assertThat(ask(dig)).isEqualTo(Images.NETWORK + "2\n");
            assertThat(ask(Stream.concat(Stream.of(dig), Stream.of("+tcp")).toArray(String[]::new)))
                    .isEqualTo(Images.NETWORK + "2\n");
            ask("ping", "-c", "1", "-W", "30", Images.NETWORK + "2");
            checkConfinement(pages.process().pid());
            assertThat(pages.process().stop(GRACE)).isEqualTo(new ProcessExit(0, 0, false));
            // This one ends as Java does when it is told to by a signal.
            assertThat(names.process().stop(GRACE)).isEqualTo(new ProcessExit(128 + 15, 0, false));
        }
        assertThat(Files.readString(log)).as("errors").doesNotContain("Exception");
        checkNothingIsLeft();
    }

    private void checkConfinement(long process) throws Exception {
        Path state = Path.of("/proc", Long.toString(process));
        String user = Integer.toString(UserNumbers.of(web.name()));
        assertThat(Files.readAllLines(state.resolve("status")))
                .contains("NoNewPrivs:\t1", "CapEff:\t0000000000000000", "CapBnd:\t0000000000000000")
                .contains("Uid:" + ("\t" + user).repeat(4), "Gid:" + ("\t" + user).repeat(4));
        String links = ask("nsenter", "--net=" + state.resolve("ns/net"), "ip", "-o", "link");
        assertThat(links.strip().split("\n")).hasSize(1);
        assertThat(links).contains("lo:").contains("state DOWN");
        // Nothing of the image can be written to by it, nor by others that are not root.
        assertThat(ask("find", web.folder().toString(), "-perm", "/222")).isEmpty();
    }

    /** What is idle has given back what only its start needed, and gets it again. */
    @Test
    void isSmallWhenItIsIdle() throws Exception {
        for (ApplianceImage image : List.of(web, dns)) {
            Path log = folder.resolve("idle.log");
            try (NamespacePool pool = new NamespacePool(PREFIX, 0);
                    Launcher running = new Launcher(image, options(log), pool)) {
                Path state = Path.of("/proc", Long.toString(running.process().pid()));
                ask(image);
                boolean isSmall = isSmallSoon(state);
                for (int pause = 1; pause < PAUSES && !isSmall; pause++) {
                    ask(image);
                    isSmall = isSmallSoon(state);
                }
                assertThat(isSmall).as("%d KiB", pssKibibytes(state)).isTrue();
                ask(image);
            }
            assertThat(log).content().doesNotContain("appliance:");
        }
    }

    private static boolean isSmallSoon(Path state) throws IOException, InterruptedException {
        long end = System.nanoTime() + GRACE.toNanos();
        while (pssKibibytes(state) > IDLE_KIBIBYTES) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(100);
        }
        return true;
    }

    private static long pssKibibytes(Path state) throws IOException {
        return Files.readAllLines(state.resolve("smaps_rollup")).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private void ask(ApplianceImage image) throws Exception {
        if (image == web) {
            assertThat(fetch("/")).isEqualTo("<h1>an appliance</h1>\n");
        } else {
            assertThat(ask("dig", "+short", "+time=30", "+tries=1", "@" + Images.NETWORK + "3", "www.appliance.test"))
                    .isEqualTo(Images.NETWORK + "2\n");
        }
    }

    @Test
    void leavesNothingBehindWhenItIsKilled() throws Exception {
        try (NamespacePool pool = new NamespacePool(PREFIX, 0);
                Launcher running = new Launcher(web, options(folder.resolve("killed.log")), pool)) {
            fetch("/");
            assertThat(running.process().kill()).isEqualTo(new ProcessExit(0, 9, false));
            assertThat(running.process().isAlive()).isFalse();
        }
        checkNothingIsLeft();
    }

    @Test
    void endsWithWhoStartedIt() throws Exception {
        Process starting = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.mpl4j.appliance.cli.MplAppliance",
                        "run",
                        web.folder().toString(),
                        "--bridge",
                        bridge.name())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("started.log").toFile())
                .start();
        String link = Launcher.PREFIX + "-" + web.name();
        try {
            for (int i = 0; !ask("ip", "-o", "link").contains(link); i++) {
                assertThat(i).as("tenths of a second").isLessThan(600);
                Thread.sleep(100);
            }
            fetch("/");
        } finally {
            starting.destroyForcibly().waitFor();
        }
        for (int i = 0; ask("ip", "-o", "link").contains(link); i++) {
            assertThat(i).as("tenths of a second").isLessThan(600);
            Thread.sleep(100);
        }
        // Whoever starts another appliance on this machine removes it, too.
        NamespacePool.removeLeftovers(Launcher.PREFIX);
        assertThat(ask("ip", "netns")).doesNotContain(Launcher.PREFIX + "-" + starting.pid() + "-");
    }

    /** In a container, a process that is started again often has the number that it had before. */
    @Test
    void removesWhatAProcessOfTheSameNumberHasLeft() throws Exception {
        String prefix = PREFIX + "same";
        String left = prefix + "-" + ProcessHandle.current().pid() + "-1";
        Programs.ip("netns", "add", left);
        assertThat(NamespacePool.removeLeftovers(prefix)).isEqualTo(1);
        assertThat(ask("ip", "netns")).doesNotContain(left);
        try (NamespacePool pool = new NamespacePool(prefix, 0)) {
            assertThat(pool.take().getFileName()).hasToString(left);
        }
    }

    /** Who fetches before there is a process gets the same page, by the connection that another stack has begun. */
    @Test
    void takesOverWhatOthersHaveBegun() throws Exception {
        Path door = folder.resolve("conduit");
        try (NamespacePool pool = new NamespacePool(PREFIX, 1);
                BridgeTap tap = BridgeTap.make(Images.MASK, bridge.name(), web.mtu(), true);
                MaskingHost mask = MaskingHost.start(mask(web), tap.file());
                ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(door));
            Files.setPosixFilePermissions(door, PosixFilePermissions.fromString("rwxrwxrwx"));
            CompletableFuture<String> early = CompletableFuture.supplyAsync(() -> {
                try {
                    return fetch("/");
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            });
            assertThat(mask.awaitTraffic(GRACE)).isTrue();
            Path namespace = pool.take();
            ApplianceProcess running = ApplianceProcess.start(
                    web,
                    new RunPlan(
                            namespace,
                            tap.descriptor(),
                            Optional.of(door),
                            Optional.empty(),
                            96,
                            0,
                            UserNumbers.of(web.name()),
                            Optional.of(folder.resolve("conduit.log")),
                            Map.of()));
            try (Conduit conduit = Conduit.accepted(listening.accept())) {
                mask.handOver(conduit, GRACE);
                assertThat(early.get(60, TimeUnit.SECONDS)).isEqualTo("<h1>an appliance</h1>\n");
                assertThat(fetch("/sub/page.txt")).isEqualTo("a page below\n");
            } finally {
                running.kill();
            }
        } finally {
            Files.deleteIfExists(door);
        }
    }

    private static MaskPlan mask(ApplianceImage image) throws IOException {
        return new MaskPlan(
                MacAddress.of(image.mac()),
                image.addresses().stream().map(Prefix::of).toList(),
                List.of(),
                image.mtu(),
                Set.of(80),
                Set.of(),
                MaskPlan.Limits.DEFAULT);
    }

    private static void checkNothingIsLeft() throws Exception {
        assertThat(ask("ip", "-o", "link")).doesNotContain(Launcher.PREFIX + "-" + Images.MARK);
        assertThat(ask("ip", "netns"))
                .doesNotContain(PREFIX + "-" + ProcessHandle.current().pid());
        for (String controller : List.of("", "memory/", "cpu/")) {
            Path groups = Path.of("/sys/fs/cgroup/" + controller + "mpl-appliance");
            if (Files.isDirectory(groups)) {
                try (Stream<Path> all = Files.list(groups)) {
                    assertThat(all.map(Path::getFileName).map(Path::toString))
                            .noneMatch(name -> name.startsWith(
                                    PREFIX + "-" + ProcessHandle.current().pid()));
                }
            }
        }
    }

    @Test
    void limitsItOrSaysThatItDoesNot() throws Exception {
        try (NamespacePool pool = new NamespacePool(PREFIX, 0);
                Launcher running = new Launcher(web, options(folder.resolve("limited.log")), pool)) {
            fetch("/");
            String groups = Files.readString(
                    Path.of("/proc", Long.toString(running.process().pid()), "cgroup"));
            if (running.process().missingLimits().isEmpty()) {
                assertThat(groups).contains("mpl-appliance/" + PREFIX);
                Path memory = Path.of("/sys/fs/cgroup/memory/mpl-appliance");
                if (Files.isDirectory(memory)) {
                    try (Stream<Path> all =
                            Files.list(memory).filter(path -> path.toString().contains(PREFIX))) {
                        assertThat(Files.readString(
                                                all.findFirst().orElseThrow().resolve("memory.limit_in_bytes"))
                                        .strip())
                                .isEqualTo(Long.toString(96L << 20));
                    }
                }
            } else {
                assertThat(running.process().missingLimits()).allMatch(line -> line.contains("not"));
            }
        }
    }

    @Test
    void saysThatThereIsNoBridge() {
        Launcher.Options nowhere = new Launcher.Options("mplat-none", "", 0, 0, Optional.empty(), Map.of());
        try (NamespacePool pool = new NamespacePool(PREFIX, 0)) {
            assertThatThrownBy(() -> new Launcher(web, nowhere, pool))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("mplat-none")
                    .hasMessageContaining("ip link add");
            checkNothingIsLeft();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
