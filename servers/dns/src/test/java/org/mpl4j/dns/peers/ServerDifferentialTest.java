package org.mpl4j.dns.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.ListenConfig;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.server.Authoritative;
import org.mpl4j.dns.server.Serving;
import org.mpl4j.runtime.codec.DnsName;

/** Our server beside NSD, Knot and BIND: where all of them say the same, so do we, or an RFC allows the difference. */
final class ServerDifferentialTest {
    @Test
    void answersAsThePeersDo(@TempDir Path folder) throws IOException {
        assumeTrue(PeerProgram.areAllInstalled(), PeerProgram.MISSING);
        List<Peer> peers = Peer.startAll(TrialZones.all(), folder);
        try (Serving serving = new Serving(config(), Authoritative::new)) {
            InetSocketAddress ours = serving.udp().addresses().getFirst();
            for (PeerZone zone : TrialZones.all()) {
                Comparison comparison = Comparison.of(zone, "mpl-dns", ours, peers);
                System.out.println(comparison.report());
                assertThat(comparison.differential().queries()).isGreaterThanOrEqualTo(Comparison.QUERIES);
                assertThat(comparison.differential().differences())
                        .as("answers about %s that only we give", zone.origin())
                        .isZero();
            }
        } finally {
            for (Peer peer : peers) {
                peer.close();
            }
        }
    }

    private static Config config() throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), Peer.freePort());
        List<ZoneConfig> zones = TrialZones.all().stream()
                .map(zone -> ZoneConfig.of(DnsName.of(zone.origin().toString()), zone.file()))
                .toList();
        return Config.defaults().withListen(ListenConfig.both(List.of(anyPort))).withMoreZones(zones);
    }
}
