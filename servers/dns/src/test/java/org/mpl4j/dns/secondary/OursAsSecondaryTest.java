package org.mpl4j.dns.secondary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mpl4j.dns.transfer.TransferPeers.DIG;
import static org.mpl4j.dns.transfer.TransferPeers.KEY;
import static org.mpl4j.dns.transfer.TransferPeers.ZONE;
import static org.mpl4j.dns.transfer.TransferPeers.awaitSerial;
import static org.mpl4j.dns.transfer.TransferPeers.loopback;
import static org.mpl4j.dns.transfer.TransferPeers.records;
import static org.mpl4j.dns.transfer.TransferPeers.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.dns.config.AccessRule;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.Network;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.peers.Peer;
import org.mpl4j.dns.peers.PeerProgram;
import org.mpl4j.dns.server.Authoritative;
import org.mpl4j.dns.server.Serving;
import org.mpl4j.dns.transfer.TransferPeers;
import org.mpl4j.runtime.codec.DnsName;

/** We have a zone and its changes from Knot and BIND; without them from what was saved. */
final class OursAsSecondaryTest {
    @TempDir
    private Path folder;

    @Test
    void hasTheZoneFromKnot() throws IOException {
        assumeTrue(TransferPeers.areInstalled(), "Knot, BIND, dig and kdig are not all installed");
        int port = Peer.freePort();
        int ours = Peer.freePort();
        String options = "zonefile-load: difference\njournal-content: changes\nzonefile-sync: -1\nnotify: ours";
        follow(PeerProgram.KNOT, TransferPeers.knot(port, folder, ours, options), port, ours, "IXFR, outgoing");
    }

    @Test
    void hasTheZoneFromBind() throws IOException {
        assumeTrue(TransferPeers.areInstalled(), "Knot, BIND, dig and kdig are not all installed");
        int port = Peer.freePort();
        int ours = Peer.freePort();
        String options = ("type primary; ixfr-from-differences yes; notify explicit; allow-transfer { any; };"
                        + " also-notify { 127.0.0.1 port %d key transfer.example; };")
                .formatted(ours);
        follow(PeerProgram.BIND, TransferPeers.bind(port, folder, options), port, ours, "IXFR started");
    }

    /** What comes unsigned is signed here, also what comes as a change. */
    @Test
    void signsWhatItHasFromKnot() throws Exception {
        assumeTrue(TransferPeers.areInstalled(), "Knot, BIND, dig and kdig are not all installed");
        int port = Peer.freePort();
        InetSocketAddress ours = loopback(Peer.freePort());
        Path file = folder.resolve("plain.example.zone");
        Path keys = folder.resolve("keys");
        TransferPeers.writeZone(file, 1);
        String options = "zonefile-load: difference\njournal-content: changes\nzonefile-sync: -1\nnotify: ours";
        ZoneConfig zone = zone(folder.resolve("saved.zone"), List.of(loopback(port)), "policy");
        Config config = TransferPeers.config(
                ours,
                zone,
                new SigningPolicy(
                        "policy",
                        new SigningPolicy.Keys(keys, SigningPolicy.Algorithm.ECDSAP256SHA256, true, true),
                        SigningPolicy.Denial.NSEC,
                        SigningPolicy.Times.DEFAULT,
                        SigningPolicy.Serial.INCREMENT));
        String text = TransferPeers.knot(port, folder, ours.getPort(), options);
        try (Peer peer = TransferPeers.start(PeerProgram.KNOT, text, port, folder)) {
            peer.awaitZone(ZONE, 1);
            try (Serving serving = new Serving(config, Authoritative::new)) {
                awaitSerial(ours, 1);
                verify(ours);
                TransferPeers.writeZone(file, 2);
                peer.reload();
                awaitSerial(ours, 2);
                assertThat(records(ours)).anyMatch(line -> line.startsWith("only2.plain.example. 300 in rrsig mx"));
                verify(ours);
            }
            try (Serving serving = new Serving(config, Authoritative::new)) {
                // Confirmed, with a number that is not the primary's if something was signed anew.
                awaitSerial(ours, 2);
                verify(ours);
            }
        }
    }

    private void verify(InetSocketAddress ours) throws Exception {
        Path copy = folder.resolve("transferred");
        Files.writeString(copy, run(DIG, ours, "+nocmd", "+nocomments", "+nostats", "+onesoa", ZONE, "AXFR"));
        Process process = new ProcessBuilder("dnssec-verify", "-o", ZONE, copy.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private void follow(PeerProgram program, String text, int port, int ourPort, String incremental)
            throws IOException {
        Path file = folder.resolve("plain.example.zone");
        Path saved = folder.resolve("saved.zone");
        TransferPeers.writeZone(file, 1);
        InetSocketAddress ours = loopback(ourPort);
        // One primary that is not there is left out.
        ZoneConfig zone = zone(saved, List.of(loopback(Peer.freePort()), loopback(port)));
        try (Peer peer = TransferPeers.start(program, text, port, folder)) {
            peer.awaitZone(ZONE, 1);
            try (Serving serving = new Serving(TransferPeers.config(ours, zone), Authoritative::new)) {
                awaitSerial(ours, 1);
                Set<String> first = records(ours);
                assertThat(first).hasSize(5007).isEqualTo(records(peer.address()));
                for (long serial = 2; serial <= 3; serial++) {
                    TransferPeers.writeZone(file, serial);
                    peer.reload();
                    awaitSerial(ours, serial);
                }
                assertThat(records(ours)).hasSize(5007).isNotEqualTo(first).isEqualTo(records(peer.address()));
                assertThat(peer.log()).contains(incremental);
                // What came as a change is given as one.
                assertThat(run(DIG, ours, ZONE, "ixfr=1", "+tcp"))
                        .contains("\"1\"", "\"2\"", "\"3\"")
                        .doesNotContain("host1.");
                assertThat(serving.metricsText())
                        .contains(
                                "mpl_dns_zone_serial{zone=\"plain.example\"} 3\n",
                                "mpl_dns_transfers_axfr_in_total 1\n",
                                "mpl_dns_transfers_ixfr_in_total 2\n",
                                "mpl_dns_transfers_axfr_out_total 2\n",
                                "mpl_dns_transfers_ixfr_out_total 1\n",
                                "mpl_dns_secondary_zones 1\n",
                                "mpl_dns_secondary_missing_zones 0\n",
                                "mpl_dns_updates_total{result=\"made\"} 0\n")
                        .containsPattern("mpl_dns_transfers_failed_in_total [1-9]")
                        .containsPattern("mpl_dns_transfers_notify_in_total [1-9]")
                        .containsPattern("mpl_dns_secondary_confirmed_time_seconds\\{zone=\"plain.example\"} \\d{10}")
                        .containsPattern("mpl_dns_secondary_expires_time_seconds\\{zone=\"plain.example\"} \\d{10}");
            }
        }
        try (Serving serving = new Serving(TransferPeers.config(ours, zone), Authoritative::new)) {
            assertThat(run(DIG, ours, "+short", "version." + ZONE, "TXT")).contains("\"3\"");
        }
        Files.setLastModifiedTime(saved, FileTime.from(Instant.now().minusSeconds(86_401)));
        try (Serving serving = new Serving(TransferPeers.config(ours, zone), Authoritative::new)) {
            assertThat(run(DIG, ours, "version." + ZONE, "TXT")).contains("SERVFAIL", "expired");
        }
    }

    private static ZoneConfig zone(Path saved, List<InetSocketAddress> primaries) {
        return zone(saved, primaries, null);
    }

    private static ZoneConfig zone(Path saved, List<InetSocketAddress> primaries, @Nullable String policy) {
        return new ZoneConfig(
                DnsName.of(ZONE),
                saved,
                primaries.stream()
                        .map(address -> new ZoneConfig.Remote(address, KEY))
                        .toList(),
                List.of(),
                List.of(new AccessRule(Network.parse("127.0.0.0/8"), null)),
                List.of(),
                List.of(),
                policy,
                null);
    }
}
