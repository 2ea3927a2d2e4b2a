package org.mpl4j.dns.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

class ChaosTest {
    private final Pipelines pipelines = new Pipelines();

    private Dns ask(String name, int type) {
        return Objects.requireNonNull(pipelines.asking().dnsClass(Pipelines.CH).ask(name, type));
    }

    @Test
    void tellsVersionAndName() {
        for (String name : List.of("version.bind", "VERSION.Bind", "version.server", "id.server", "hostname.bind")) {
            Dns answer = ask(name, Pipelines.TXT);
            assertThat(answer.authoritative()).isTrue();
            DnsRr rr = answer.answers().get(0);
            assertThat(rr.name()).isEqualTo(DnsName.of(name));
            assertThat(rr.asRecord().aclassRaw()).isEqualTo(Pipelines.CH);
            assertThat(rr.asRecord().rdataAsTXT().strings().get(0).text())
                    .isEqualTo(Bytes.ofUtf8(name.toLowerCase().startsWith("v") ? "1.2.3" : "ns1.example"));
        }
    }

    @Test
    void hasNothingElseAtTheseNames() {
        Dns answer = ask("version.bind", Pipelines.A);
        assertThat(answer.rcode()).isEqualTo(Dns.Rcode.NoError);
        assertThat(answer.ancount()).isZero();
    }

    @Test
    void refusesWhatIsNotToBeTold() {
        assertThat(ask("authors.bind", Pipelines.TXT).rcode()).isEqualTo(Dns.Rcode.Refused);
        pipelines.answering = List.of(new ChaosStage(null, null), new RefuseStage());
        assertThat(ask("version.bind", Pipelines.TXT).rcode()).isEqualTo(Dns.Rcode.Refused);
        assertThat(ask("id.server", Pipelines.TXT).rcode()).isEqualTo(Dns.Rcode.Refused);
    }
}
