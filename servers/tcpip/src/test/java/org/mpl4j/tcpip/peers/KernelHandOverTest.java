package org.mpl4j.tcpip.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

/** Clients of Linux send to a host that is stood in for, and is taken over by another process in an empty network namespace meanwhile. */
@Timeout(300)
class KernelHandOverTest {
    private static final String OURS = "192.0.2.2";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name = "mplh" + ProcessHandle.current().pid();
    private final List<Process> begun = new ArrayList<>();

    @TempDir
    private Path folder;

    private Namespace clients;
    private Namespace empty;
    private FrameFile tap;
    private MaskingHost mask;
    private ServerSocketChannel door;
    private int uploads;

    @BeforeEach
    void standIn() throws Exception {
        for (String program : List.of("nc", "nstat")) {
            Namespace.assumeProgram(program);
        }
        clients = new Namespace();
        empty = new Namespace();
        tap = TapFile.open(name, true, Device.OFFLOAD_HEADER);
        Namespace.run("ip", "link", "set", name, "netns", clients.name());
        clients.inside("ip", "link", "set", name, "up");
        clients.inside("ip", "addr", "add", "192.0.2.1/24", "dev", name);
        clients.inside("ip", "addr", "add", "2001:db8::1/64", "dev", name, "nodad");
        MaskPlan plan = new MaskPlan(
                MacAddress.of("02:00:00:00:00:02"),
                List.of(Prefix.of(OURS + "/24"), Prefix.of("2001:db8::2/64")),
                List.of(),
                1500,
                Set.of(TakingServer.PORT),
                Set.of(),
                MaskPlan.Limits.DEFAULT);
        mask = MaskingHost.start(plan, tap);
        door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        door.bind(UnixDomainSocketAddress.of(folder.resolve("conduit")));
    }

    @AfterEach
    void end() throws Exception {
        for (Process process : begun) {
            process.destroyForcibly().waitFor();
        }
        if (mask != null) {
            mask.close();
            tap.close();
            door.close();
        }
        if (empty != null) {
            empty.close();
        }
        if (clients != null) {
            clients.close();
        }
    }

    /** An upload by Linux. */
    private record Upload(Process process, Path answer, String hash) {
        void arrives() throws Exception {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(answer)).isEqualTo(hash + "\n");
        }
    }

    private Upload upload(String address, int bytes) throws Exception {
        int number = uploads++;
        byte[] content = new byte[bytes];
        new Random(number).nextBytes(content);
        Path file = Files.write(folder.resolve("upload" + number), content);
        Path answer = folder.resolve("answer" + number);
        Process process =
                clients.begin(answer, "sh", "-c", "exec nc -N " + address + " " + TakingServer.PORT + " < " + file);
        begun.add(process);
        return new Upload(
                process,
                answer,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    }

    private Process server(String endsAt) throws IOException {
        Process process = new ProcessBuilder(
                        "ip",
                        "netns",
                        "exec",
                        empty.name(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TakingServer.class.getName(),
                        folder.resolve("conduit").toString(),
                        endsAt)
                .inheritIO()
                .start();
        begun.add(process);
        return process;
    }

    private HandOverResult handOver() throws IOException {
        try (Conduit conduit = Conduit.accepted(door.accept())) {
            return mask.handOver(conduit, PATIENCE);
        }
    }

    private void awaitConnections(int count) throws InterruptedException {
        for (int i = 0; mask.connections() < count; i++) {
            assertThat(i).as("tenths of a second").isLessThan(600);
            Thread.sleep(100);
        }
    }

    private long counter(String counter) throws Exception {
        for (String line : clients.inside("nstat", "-asz", counter).lines().toList()) {
            if (line.startsWith(counter)) {
                return Long.parseLong(line.split("\\s+")[1]);
            }
        }
        throw new AssertionError("no counter " + counter);
    }

    private void nobodyWasResetOrHadToAskTwice() throws Exception {
        assertThat(counter("TcpEstabResets")).isZero();
        assertThat(counter("TcpAttemptFails")).isZero();
        assertThat(counter("TcpExtTCPSynRetrans")).isZero();
    }

    @Test
    void uploadsGoOnInAnotherProcess() throws Exception {
        clients.inside("ping", "-c1", "-W30", OURS);
        assertThat(mask.awaitTraffic(Duration.ZERO)).isFalse();
        List<Upload> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(upload(i % 3 == 2 ? "2001:db8::2" : OURS, i == 0 ? 0 : 3_000_000 * i));
        }
        assertThat(mask.awaitTraffic(PATIENCE)).isTrue();
        awaitConnections(6);
        server("never");
        HandOverResult result = handOver();
        assertThat(result.problem()).isEmpty();
        assertThat(result.isTaken()).isTrue();
        assertThat(result.connections()).isEqualTo(6);
        assertThat(result.notServed()).isZero();
        assertThat(result.neighbors()).isGreaterThanOrEqualTo(2);
        for (Upload upload : all) {
            upload.arrives();
        }
        upload(OURS, 100_000).arrives();
        nobodyWasResetOrHadToAskTwice();
    }

    @Test
    void whoeverDiesMeanwhileIsReplacedAndNobodyNotices() throws Exception {
        Upload upload = upload(OURS, 5_000_000);
        awaitConnections(1);
        for (String endsAt : List.of("offer", "take")) {
            server(endsAt);
            HandOverResult result = handOver();
            assertThat(result.isTaken()).isFalse();
            assertThat(result.problem()).isEqualTo("the other side of the conduit has gone");
            assertThat(mask.connections()).isEqualTo(1);
        }
        server("never");
        assertThat(handOver().isTaken()).isTrue();
        upload.arrives();
        nobodyWasResetOrHadToAskTwice();
    }

    @Test
    void afterTheServerWasKilledTheHostIsStoodInForAgain() throws Exception {
        Process first = server("never");
        assertThat(handOver().isTaken()).isTrue();
        upload(OURS, 200_000).arrives();
        first.destroyForcibly().waitFor();
        assertThat(mask.isStandingIn()).isFalse();
        mask.standInAgain();
        Upload next = upload(OURS, 2_000_000);
        assertThat(mask.awaitTraffic(PATIENCE)).isTrue();
        server("never");
        assertThat(handOver().isTaken()).isTrue();
        next.arrives();
        nobodyWasResetOrHadToAskTwice();
    }

    @Test
    void resetsWhatNobodyWillServe() throws Exception {
        Upload upload = upload(OURS, 1_000_000);
        awaitConnections(1);
        mask.reset();
        assertThat(upload.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(counter("TcpEstabResets")).isEqualTo(1);
        assertThat(mask.connections()).isZero();
        clients.inside("ping", "-c1", "-W30", OURS);
    }
}
