package org.mpl4j.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mpl4j.appliance.BuiltImages;
import org.mpl4j.appliance.Images;
import org.mpl4j.appliance.OwnBridge;
import org.mpl4j.appliance.Requirements;
import org.mpl4j.appliance.build.BuildPlan;
import org.mpl4j.appliance.build.ImageFormat;
import org.mpl4j.appliance.build.ImageWriter;
import org.mpl4j.appliance.build.Tuning;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.image.ServerKind;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.tcpip.address.MacAddress;
import org.mpl4j.tcpip.address.Prefix;
import org.mpl4j.tcpip.handover.Conduit;
import org.mpl4j.tcpip.handover.MaskPlan;
import org.mpl4j.tcpip.handover.MaskingHost;

/** An appliance with much to do goes over to calls by which frames share system calls, and its clients notice nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeviceChangeTest {
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final int BURST = 48;
    private static final int MOST_BURSTS = 20_000;
    private static final int AFTER = 100;

    /** What a device of its own has open, and nothing else in an appliance without conduits. */
    private static final String DEVICE = "anon_inode:[eventfd]";

    private static final String RING = "anon_inode:[io_uring]";

    private Path folder;
    private OwnBridge bridge;

    @BeforeAll
    void begin() throws Exception {
        Requirements.assumeRootAnd("ip", "curl", "nsenter", "setpriv");
        folder = Files.createTempDirectory("appliances");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        bridge = OwnBridge.make();
    }

    @AfterAll
    void end() throws IOException {
        if (bridge != null) {
            bridge.close();
            BuiltImages.remove(folder);
        }
    }

    private static boolean hasOpen(long process, String what) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(process), "fd"))) {
            for (Path file : files.toList()) {
                if (Files.readSymbolicLink(file).toString().equals(what)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Each query of each burst is answered, before the change, while it is made ready, and after it. */
    @Test
    void answersEachQueryOfBursts() throws Exception {
        checkBursts(BuiltImages.of(ServerKind.DNS));
    }

    /** The same with the other compiler. */
    @Test
    void answersEachQueryOfBurstsTunedForSpeed() throws Exception {
        BuildPlan plan = Images.dns(folder);
        Path output = folder.resolve("speed.appliance");
        ImageWriter.write(
                new BuildPlan(
                        plan.server(),
                        plan.name(),
                        plan.config(),
                        plan.addresses(),
                        plan.gateways(),
                        plan.mac(),
                        plan.mtu(),
                        plan.memoryMegabytes(),
                        plan.isOffloading(),
                        Tuning.SPEED),
                ImageFormat.DIR,
                output,
                line -> {});
        ApplianceImage image = ApplianceImage.open(output);
        assertThat(image.command()).noneMatch(word -> word.contains("TieredStopAtLevel"));
        checkBursts(image);
    }

    private void checkBursts(ApplianceImage dns) throws Exception {
        Path log = folder.resolve("bursts.log");
        Launcher.Options options = new Launcher.Options(bridge.name(), "", 0, 0, Optional.of(log), Map.of());
        try (NamespacePool pool = new NamespacePool("mplad", 0);
                Launcher running = new Launcher(dns, options, pool);
                DatagramChannel client = DatagramChannel.open()) {
            client.connect(new InetSocketAddress(Images.NETWORK + "3", 53));
            client.socket().setSoTimeout((int) GRACE.toMillis());
            long process = running.process().pid();
            burst(client, 1);
            assertThat(hasOpen(process, DEVICE))
                    .as("its own device right after the start")
                    .isFalse();
            int bursts = 0;
            while (!hasOpen(process, RING)) {
                assertThat(bursts++).as("bursts").isLessThan(MOST_BURSTS);
                burst(client, BURST);
            }
            assertThat(hasOpen(process, DEVICE)).isTrue();
            for (int i = 0; i < AFTER; i++) {
                burst(client, BURST);
            }
        }
        assertThat(log).content().doesNotContain("appliance:").doesNotContain("Exception");
    }

    private static void burst(DatagramChannel client, int queries) throws IOException {
        for (int i = 0; i < queries; i++) {
            client.write(Dns.builder(ByteBuffer.allocate(512))
                    .id(i)
                    .questions(list -> list.add(question ->
                            question.qname(DnsName.of("www.appliance.test")).qtype(Rrtype.A)))
                    .build()
                    .flip());
        }
        BitSet answered = new BitSet();
        byte[] answer = new byte[512];
        while (answered.cardinality() < queries) {
            java.net.DatagramPacket packet = new java.net.DatagramPacket(answer, answer.length);
            client.socket().receive(packet);
            ByteBuffer bytes = ByteBuffer.wrap(answer, 0, packet.getLength());
            answered.set(bytes.getShort(0));
            // One answer, and the address of the web server.
            assertThat(bytes.getShort(6)).isEqualTo((short) 1);
        }
    }

    /** Connections that somebody else has begun, and others, go on by the new device. */
    @Test
    void goesOnAfterAHandOver() throws Exception {
        ApplianceImage web = BuiltImages.of(ServerKind.WEB);
        Path door = folder.resolve("conduit");
        Path log = folder.resolve("pages.log");
        MaskPlan plan = new MaskPlan(
                MacAddress.of(web.mac()),
                web.addresses().stream().map(Prefix::of).toList(),
                List.of(),
                web.mtu(),
                Set.of(80),
                Set.of(),
                MaskPlan.Limits.DEFAULT);
        try (NamespacePool pool = new NamespacePool("mplad", 1);
                BridgeTap tap = BridgeTap.make(Images.MASK, bridge.name(), web.mtu(), true);
                MaskingHost mask = MaskingHost.start(plan, tap.file());
                ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(door));
            Files.setPosixFilePermissions(door, PosixFilePermissions.fromString("rwxrwxrwx"));
            // One connection, which begins before there is a process, and lasts for longer than the change takes.
            Process client = pages(4_000, "early");
            assertThat(mask.awaitTraffic(GRACE)).isTrue();
            ApplianceProcess running = ApplianceProcess.start(
                    web,
                    new RunPlan(
                            pool.take(),
                            tap.descriptor(),
                            Optional.of(door),
                            Optional.empty(),
                            96,
                            0,
                            UserNumbers.of(web.name()),
                            Optional.of(log),
                            Map.of()));
            try (Conduit conduit = Conduit.accepted(listening.accept())) {
                mask.handOver(conduit, GRACE);
                check(client, 4_000, "early");
                assertThat(hasOpen(running.pid(), DEVICE)).isTrue();
                check(pages(200, "late"), 200, "late");
            } finally {
                client.destroyForcibly();
                running.kill();
            }
        } finally {
            Files.deleteIfExists(door);
        }
        assertThat(log).content().doesNotContain("appliance:").doesNotContain("Exception");
    }

    private Process pages(int count, String name) throws IOException {
        return new ProcessBuilder(
                        "curl",
                        "-sS",
                        "--fail",
                        "-m",
                        "120",
                        "http://" + Images.NETWORK + "2/sub/page.txt?[1-" + count + "]")
                .redirectError(folder.resolve(name + ".errors").toFile())
                .redirectOutput(folder.resolve(name).toFile())
                .start();
    }

    private void check(Process client, int count, String name) throws Exception {
        assertThat(client.waitFor(180, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve(name + ".errors")).content().isEmpty();
        assertThat(Files.readString(folder.resolve(name))).isEqualTo("a page below\n".repeat(count));
    }
}
