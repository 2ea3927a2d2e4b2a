package org.mpl4j.dns.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.ConfigFile;
import org.mpl4j.dns.server.Authoritative;
import org.mpl4j.dns.server.Serving;
import org.mpl4j.dns.transport.StackNetwork;
import org.mpl4j.servers.common.nativeio.FrameFile;
import org.mpl4j.servers.common.nativeio.TapFile;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.handover.Conduit;
import org.mpl4j.tcpip.handover.HandOverResult;
import org.mpl4j.tcpip.handover.MaskPlan;
import org.mpl4j.tcpip.handover.MaskingHost;
import org.mpl4j.tcpip.phy.Device;
import org.mpl4j.tcpip.socket.StackPlan;

/** {@code dig}, which asks before the server is there: somebody stands in for it, by UDP and TCP, and hands the host over. */
final class TakenHostTest {
    private static final String OURS = "192.0.2.2";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name = "mplt" + ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    private Config config() throws Exception {
        Path config = folder.resolve("dns.yaml");
        Files.writeString(config, """
                listen:
                  udp: ["0.0.0.0:53"]
                  tcp: ["0.0.0.0:53"]
                zones:
                  - {name: example.org, file: zone}
                """);
        Files.writeString(folder.resolve("zone"), """
                $ORIGIN example.org.
                $TTL 300
                @ SOA ns hostmaster 1 3600 600 86400 300
                @ NS ns
                ns A 192.0.2.2
                host A 198.51.100.7
                """);
        return ConfigFile.read(config);
    }

    @Test
    @Timeout(240)
    void answersWhatWasAskedBeforeItWasThere() throws Exception {
        assumeTrue(
                Files.isWritable(Path.of("/dev/net/tun"))
                        && Files.getOwner(Path.of("/proc/self")).getName().equals("root"),
                "network namespaces and TAP take root: this is not tested");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dig")), "dig is not installed: this is not tested");
        Config config = config();
        try (FrameFile tap = TapFile.open(name, true, Device.OFFLOAD_HEADER)) {
            run("ip", "netns", "add", name);
            try {
                run("ip", "link", "set", name, "netns", name);
                inside("ip", "addr", "add", "192.0.2.1/24", "dev", name);
                inside("ip", "link", "set", name, "up");
                takeOver(config, tap);
            } finally {
                run("ip", "netns", "del", name);
            }
        }
    }

    private void takeOver(Config config, FrameFile tap) throws Exception {
        MaskPlan plan = new MaskPlan(
                MacAddress.of("02:00:00:00:00:02"),
                List.of(Prefix.of(OURS + "/24")),
                List.of(),
                1500,
                Set.of(53),
                Set.of(53),
                MaskPlan.Limits.DEFAULT);
        Path path = folder.resolve("conduit");
        try (MaskingHost mask = MaskingHost.start(plan, tap);
                ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            door.bind(UnixDomainSocketAddress.of(path));
            Process byUdp = dig("+notcp");
            assertThat(mask.awaitTraffic(PATIENCE)).isTrue();
            Process byTcp = dig("+tcp");
            for (int i = 0; mask.connections() == 0; i++) {
                assertThat(i).as("tenths of a second").isLessThan(600);
                Thread.sleep(100);
            }
            CompletableFuture<Serving> serving = CompletableFuture.supplyAsync(() -> serve(config, path));
            try (Conduit conduit = Conduit.accepted(door.accept())) {
                HandOverResult result = mask.handOver(conduit, PATIENCE);
                assertThat(result.problem()).isEmpty();
                assertThat(result.datagrams()).isEqualTo(1);
                assertThat(result.connections()).isEqualTo(1);
                assertThat(result.notServed()).isZero();
            }
            try (Serving server = serving.get()) {
                assertThat(server.udp().addresses()).hasSize(1);
                assertThat(answer(byUdp)).isEqualTo("198.51.100.7\n");
                assertThat(answer(byTcp)).isEqualTo("198.51.100.7\n");
                assertThat(answer(dig("+notcp"))).isEqualTo("198.51.100.7\n");
            }
        }
    }

    private static Serving serve(Config config, Path conduit) {
        try {
            return new Serving(
                    config,
                    Authoritative::new,
                    StackNetwork.start(StackPlan.conduit(conduit).plan()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process dig(String transport) throws Exception {
        return new ProcessBuilder(
                        command("dig", "@" + OURS, "+short", "+tries=1", "+time=60", transport, "host.example.org"))
                .redirectErrorStream(true)
                .start();
    }

    private static String answer(Process dig) throws Exception {
        return new String(dig.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private List<String> command(String... words) {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", name));
        whole.addAll(List.of(words));
        return whole;
    }

    private void inside(String... words) throws Exception {
        run(command(words).toArray(new String[0]));
    }

    private static void run(String... words) throws Exception {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        assertThat(answer(process)).isEmpty();
        assertThat(process.waitFor()).isZero();
    }
}
