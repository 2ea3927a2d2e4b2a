package org.mpl4j.compiler.backend.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.fuzz.CoverageRow;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.model.QualifiedName;

/** Arbitraries reach the branches and optional items of packets, nested ones included. */
class ArbitrariesCoverageTest {
    @Test
    void everyPacketOfTheSpecificationsHasArbitraries() {
        List<String> without = new ArrayList<>();
        for (String file : TestSpec.files()) {
            if (file.startsWith("new:")) {
                TestSpec spec = TestSpec.ofFile(file);
                OutlineTable outlines = new OutlineTable(spec.spec(), BackendContext.DEFAULT);
                for (QualifiedName packet : spec.spec().model().packets().keySet()) {
                    if (!new PacketTests(packet, outlines).canBeAlone()) {
                        without.add(packet.name());
                    }
                }
            }
        }
        assertThat(without).isEmpty();
    }

    /** The last column is how many cases may be missed by chance, or cannot be reached from that packet. */
    @ParameterizedTest
    @CsvSource({
        "dns/dns, dns, 2000, 2",
        "dns/dns, dns_tcp, 2000, 2",
        "icmp/icmpv6, icmpv6, 2000, 2",
        "mqtt/mqtt, mqtt, 2000, 0",
        "ntp/ntp, ntp, 2000, 1",
        "radius/radius, radius, 2000, 1",
        "sctp/sctp, sctp_chunk, 2000, 2",
        "ssh/connection, ssh_connection, 2000, 2",
        "ssh/userauth, ssh_userauth, 2000, 2",
        "tls/tls, tls_extensions, 2000, 0",
        "tls/tls, tls_handshake, 8000, 0"
    })
    void reachAlmostAllOf(String file, String packet, int tries, int mayBeMissed) throws ReflectiveOperationException {
        JqwikSpec spec = new JqwikSpec(TestSpec.ofFile("new:" + file + ".mpl"));
        List<CoverageRow> rows = spec.coverage(spec.spec().name(packet), tries).rows();
        List<String> missed = rows.stream()
                .flatMap(row -> row.missing().stream().map(missing -> row.name() + " " + missing))
                .toList();
        assertThat(rows).isNotEmpty();
        assertThat(missed).hasSizeLessThanOrEqualTo(mayBeMissed);
    }
}
