package org.mpl4j.dns.dig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.packets.dns.Rrtype;

class WordsTest {
    @Test
    void takesWordsInAnyOrder() {
        Words words = Words.of(List.of("mx", "@192.0.2.1", "ch", "example.org"));
        assertThat(words).isEqualTo(new Words("192.0.2.1", "example.org", Rrtype.MX, Dnsclass.CH, 0));
        assertThat(Words.of(List.of("a.example", "ixfr=7")))
                .isEqualTo(new Words(null, "a.example", Rrtype.IXFR, null, 7));
        assertThat(Words.of(List.of("any", "any"))).isEqualTo(new Words(null, null, Rrtype.ANY, Dnsclass.ANY, 0));
        assertThat(Words.of(List.of("x", "TYPE65280", "CLASS42")))
                .isEqualTo(new Words(null, "x", Rrtype.of(65280), Dnsclass.of(42), 0));
    }

    @Test
    void saysWhatIsTooMuch() {
        assertThatThrownBy(() -> Words.of(List.of("a.example", "b.example")))
                .hasMessageContaining("`b.example` is neither a type nor a class");
        assertThatThrownBy(() -> Words.of(List.of("@a", "@b"))).hasMessage("two servers: @a and @b");
        assertThatThrownBy(() -> Words.of(List.of("ixfr=x"))).hasMessageContaining("no serial number");
    }

    @Test
    void namesAddresses() {
        assertThat(ReverseName.of("192.0.2.7").toString()).startsWith("7.2.0.192.in-addr.arpa");
        assertThat(ReverseName.of("2001:db8::1").toString())
                .startsWith("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
        assertThatThrownBy(() -> ReverseName.of("localhost")).hasMessageContaining("is no address");
    }

    @Test
    void endsAsDigDoes() {
        assertThat(run("@127.0.0.1", "+nothing")).isEqualTo(1);
        assertThat(run("@127.0.0.1", "a", "b.example", "c.example")).isEqualTo(1);
        assertThat(run("@127.0.0.1", "x..example")).isEqualTo(1);
        assertThat(run("@127.0.0.1", "x.example", "+cookie=00")).isEqualTo(1);
        assertThat(run("@127.0.0.1", "x.example", "+subnet=300.0.0.1/8")).isEqualTo(1);
        assertThat(run("@127.0.0.1", "-p", "1", "+tries=1", "+time=1", "x.example"))
                .isEqualTo(9);
    }

    private static int run(String... arguments) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return Dig.run(nowhere, nowhere, arguments);
    }
}
