package org.mpl4j.compiler.backend.jqwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mpl4j.compiler.fuzz.CoverageRow;
import org.mpl4j.compiler.interpret.TestSpec;

/** Arbitraries reach the branches and optional items of packets, nested ones included. */
class ArbitrariesCoverageTest {
    private static final int TRIES = 2000;

    /** The last column is how many cases may be missed by chance, or cannot be reached from that packet. */
    @ParameterizedTest
    @CsvSource({
        "dns/dns, dns, 2",
        "dns/dns, dns_tcp, 2",
        "icmp/icmpv6, icmpv6, 2",
        "mqtt/mqtt, mqtt, 0",
        "ntp/ntp, ntp, 1",
        "radius/radius, radius, 1",
        "sctp/sctp, sctp_chunk, 2",
        "ssh/connection, ssh_connection, 2",
        "ssh/userauth, ssh_userauth, 2",
        "tls/tls, tls_extensions, 2",
        "tls/tls, tls_handshake, 20"
    })
    void reachAlmostAllOf(String file, String packet, int mayBeMissed) throws ReflectiveOperationException {
        JqwikSpec spec = new JqwikSpec(TestSpec.ofFile("new:" + file + ".mpl"));
        List<CoverageRow> rows = spec.coverage(spec.spec().name(packet), TRIES).rows();
        List<String> missed = rows.stream()
                .flatMap(row -> row.missing().stream().map(missing -> row.name() + " " + missing))
                .toList();
        assertThat(rows).isNotEmpty();
        assertThat(missed).hasSizeLessThanOrEqualTo(mayBeMissed);
    }
}
