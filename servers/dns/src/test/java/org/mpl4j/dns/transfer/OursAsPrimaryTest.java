package org.mpl4j.dns.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.mpl4j.dns.transfer.TransferPeers.DIG;
import static org.mpl4j.dns.transfer.TransferPeers.DIG_KEY;
import static org.mpl4j.dns.transfer.TransferPeers.KDIG;
import static org.mpl4j.dns.transfer.TransferPeers.KEY;
import static org.mpl4j.dns.transfer.TransferPeers.ZONE;
import static org.mpl4j.dns.transfer.TransferPeers.loopback;
import static org.mpl4j.dns.transfer.TransferPeers.records;
import static org.mpl4j.dns.transfer.TransferPeers.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.peers.Peer;
import org.mpl4j.dns.peers.PeerProgram;
import org.mpl4j.dns.server.Authoritative;
import org.mpl4j.dns.server.Serving;
import org.mpl4j.runtime.codec.DnsName;

/** Knot, BIND, dig and kdig have zones and changes from us. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OursAsPrimaryTest {
    private Path file;
    private Serving serving;
    private InetSocketAddress ours;
    private Peer knot;
    private Peer bind;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        assumeTrue(TransferPeers.areInstalled(), "Knot, BIND, dig and kdig are not all installed");
        file = folder.resolve("ours.zone");
        TransferPeers.writeZone(file, 1);
        int knotPort = Peer.freePort();
        int bindPort = Peer.freePort();
        ZoneConfig zone = new ZoneConfig(
                DnsName.of(ZONE),
                file,
                List.of(),
                List.of(
                        new ZoneConfig.Remote(loopback(knotPort), KEY),
                        new ZoneConfig.Remote(loopback(bindPort), null)),
                List.of(TransferPeers.keyed()),
                List.of(),
                List.of(),
                null,
                null);
        serving = new Serving(TransferPeers.config(loopback(Peer.freePort()), zone), Authoritative::new);
        ours = serving.udp().addresses().getFirst();
        Path knotFolder = Files.createDirectory(folder.resolve("knot"));
        knot = TransferPeers.start(
                PeerProgram.KNOT,
                TransferPeers.knot(knotPort, knotFolder, ours.getPort(), "master: ours"),
                knotPort,
                knotFolder);
        Path bindFolder = Files.createDirectory(folder.resolve("bind"));
        bind = TransferPeers.start(
                PeerProgram.BIND,
                TransferPeers.bind(
                        bindPort,
                        bindFolder,
                        "type secondary; masterfile-format text; primaries { 127.0.0.1 port %d key transfer.example; };"
                                .formatted(ours.getPort())),
                bindPort,
                bindFolder);
    }

    @AfterAll
    void stop() throws IOException {
        for (AutoCloseable closed : new AutoCloseable[] {knot, bind, serving}) {
            try {
                if (closed != null) {
                    closed.close();
                }
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }

    @Test
    void givesTheZoneAndThenItsChanges() throws IOException {
        knot.awaitZone(ZONE, 1);
        bind.awaitZone(ZONE, 1);
        Set<String> first = records(ours, "-y", DIG_KEY);
        assertThat(first).hasSize(5007);
        assertThat(records(knot.address())).isEqualTo(first);
        assertThat(records(bind.address())).isEqualTo(first);

        for (long serial = 2; serial <= 3; serial++) {
            TransferPeers.writeZone(file, serial);
            knot.awaitZone(ZONE, serial);
            bind.awaitZone(ZONE, serial);
        }
        Set<String> third = records(ours, "-y", DIG_KEY);
        assertThat(third).hasSize(5007).isNotEqualTo(first);
        assertThat(records(knot.address())).isEqualTo(third);
        assertThat(records(bind.address())).isEqualTo(third);
        assertThat(knot.log()).contains("notify, incoming", "IXFR, incoming").doesNotContain("fallback to AXFR");
        assertThat(bind.log()).contains("received notify for zone 'plain.example'", "1 messages, 12 records");

        checkIncremental();
    }

    private void checkIncremental() {
        for (String transport : List.of("+tcp", "+notcp")) {
            String changes = run(DIG, ours, "-y", DIG_KEY, ZONE, "ixfr=2", transport);
            assertThat(changes).as(transport).contains("\"2\"", "\"3\"").doesNotContain("\"1\"", "host1.");
        }
        assertThat(run(DIG, ours, "-y", DIG_KEY, ZONE, "ixfr=1", "+tcp")).contains("\"1\"", "\"2\"", "\"3\"");
        String changes = run(KDIG, ours, "-y", DIG_KEY, ZONE, "ixfr=2");
        assertThat(changes).contains("\"2\"", "\"3\"").doesNotContain("\"1\"", "host1.");
        assertThat(run(DIG, ours, "-y", DIG_KEY, ZONE, "ixfr=3", "+tcp")).contains("XFR size: 1 records");
        assertThat(run(DIG, ours, "-y", DIG_KEY, ZONE, "ixfr=9", "+tcp")).contains("XFR size: 1 records");
        assertThat(run(DIG, ours, "-y", DIG_KEY, ZONE, "ixfr=0", "+tcp")).contains("XFR size: 5008 records");
        // Too much for a datagram: the SOA record alone.
        assertThat(run(DIG, ours, "-y", DIG_KEY, ZONE, "ixfr=0", "+notcp"))
                .contains("SOA", " 3 3600")
                .doesNotContain("host1.", "\"3\"");
    }

    @Test
    void givesItToNobodyElse() {
        assertThat(run(DIG, ours, ZONE, "AXFR")).contains("Transfer failed");
        assertThat(run(DIG, ours, "-y", "hmac-sha256:other.example:" + TransferPeers.SECRET, ZONE, "AXFR"))
                .contains("BADKEY", "Transfer failed");
        assertThat(run(DIG, ours, "-y", "hmac-sha256:transfer.example:b3RoZXJvdGhlcg==", ZONE, "AXFR"))
                .contains("BADSIG", "Transfer failed");
        assertThat(run(DIG, ours, "+tcp", ZONE, "ixfr=1")).contains("Transfer failed");
        assertThat(run(KDIG, ours, ZONE, "AXFR", "+edns")).contains("REFUSED");
        assertThat(run(KDIG, ours, "-y", DIG_KEY, ZONE, "SOA"))
                .contains("NOERROR", "TSIG")
                .doesNotContain("WARNING");
    }
}
