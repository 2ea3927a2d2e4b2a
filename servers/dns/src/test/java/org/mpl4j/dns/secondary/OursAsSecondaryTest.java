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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.dns.config.AccessRule;
import org.mpl4j.dns.config.Network;
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
                null,
                false);
    }
}
