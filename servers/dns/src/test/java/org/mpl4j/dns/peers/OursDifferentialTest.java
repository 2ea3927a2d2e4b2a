package org.mpl4j.dns.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A server that runs somewhere and serves the trial zones, {@code -Dmpl.dns.ours=127.0.0.1:5353}, beside NSD, Knot and BIND. */
@EnabledIfSystemProperty(named = "mpl.dns.ours", matches = ".+:[0-9]+")
class OursDifferentialTest {
    @Test
    void differsFromAllOthersNowhere(@TempDir Path folder) throws IOException {
        assumeTrue(PeerProgram.areAllInstalled(), PeerProgram.MISSING);
        String given = System.getProperty("mpl.dns.ours");
        int colon = given.lastIndexOf(':');
        InetSocketAddress ours = new InetSocketAddress(
                InetAddress.getByName(given.substring(0, colon)), Integer.parseInt(given.substring(colon + 1)));
        List<Peer> peers = Peer.startAll(TrialZones.all(), folder);
        try {
            int differences = 0;
            for (PeerZone zone : TrialZones.all()) {
                Comparison comparison = Comparison.of(zone, "ours", ours, peers);
                System.out.println(comparison.report());
                differences += comparison.differential().differences();
            }
            assertThat(differences).isZero();
        } finally {
            for (Peer peer : peers) {
                peer.close();
            }
        }
    }
}
