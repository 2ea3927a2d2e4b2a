package org.mpl4j.dns.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mpl4j.dns.middleware.Asking;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.runtime.codec.DnsName;

/** How answers are written: times to live, case, compression, and what does not fit. */
class ReplyTest {
    private static final int A = 1;
    private static final int NS = 2;
    private static final int MX = 15;
    private static final int TXT = 16;

    private static final String RECORDS = """
            $ORIGIN example.org.
            @ 3600 SOA ns1 hostmaster 7 7200 900 1209600 300
            @ 3600 NS ns1
            ns1 3600 A 192.0.2.1
            www 600 A 192.0.2.4
            www 600 MX 10 Mail.example.org.
            Mail 600 A 192.0.2.5
            large 600 TXT "%1$s" "%1$s" "%1$s"
            larger 600 TXT "%1$s" "%1$s" "%1$s" "%1$s" "%1$s"
            sub 600 NS ns.sub
            ns.sub 600 A 192.0.2.6
            wide 600 NS a.%2$s.wide
            wide 600 NS b.%2$s.wide
            wide 600 NS c.%2$s.wide
            a.%2$s.wide 600 A 192.0.2.7
            b.%2$s.wide 600 A 192.0.2.8
            c.%2$s.wide 600 A 192.0.2.9
            far 600 NS a.%2$s.near
            far 600 NS b.%2$s.near
            near 600 NS a.%2$s.near
            a.%2$s.near 600 A 192.0.2.7
            b.%2$s.near 600 A 192.0.2.8
            """.formatted("x".repeat(250), ("y".repeat(60) + ".").repeat(3) + "z");

    private final Service service = Services.of(List.of(SignedTexts.zone("example.org.", RECORDS, false)), null);

    private Dns ask(String name, int type) {
        return Objects.requireNonNull(new Asking(service).ask(name, type));
    }

    private static long ttl(DnsRr rr) {
        return rr.asRecord().ttl();
    }

    @Test
    void keepsWhatThereIsNotAsLongAsTheSoaRecordSays() {
        assertThat(ttl(ask("www.example.org", TXT).authority().get(0))).isEqualTo(300);
        assertThat(ttl(ask("nothing.example.org", A).authority().get(0))).isEqualTo(300);
        assertThat(ttl(ask("example.org", 6).answers().get(0))).isEqualTo(3600);
        assertThat(ttl(ask("www.example.org", A).answers().get(0))).isEqualTo(600);
    }

    @Test
    void repeatsTheCaseOfTheQuestionAndKeepsThatOfTheZone() {
        Dns answer = ask("wWw.eXample.ORG", MX);
        assertThat(answer.questions().get(0).qname()).isEqualTo(DnsName.of("wWw.eXample.ORG"));
        assertThat(answer.answers().get(0).name()).isEqualTo(DnsName.of("wWw.eXample.ORG"));
        DnsName mail = answer.answers().get(0).asRecord().rdataAsMX().exchange();
        assertThat(mail).isEqualTo(DnsName.of("Mail.eXample.ORG"));
    }

    @Test
    void compressesNames() {
        Dns answer = ask("wWw.example.org", A);
        assertThat(answer.byteLength()).isEqualTo(12 + 21 + 16);
        // The exchange is a label and a pointer, its address has a pointer to that.
        assertThat(ask("www.example.org", MX).byteLength()).isEqualTo(12 + 21 + 21 + 16);
    }

    @Test
    void truncatesWhatIsTooLongForADatagram() {
        Dns answer = ask("large.example.org", TXT);
        assertThat(answer.truncated()).isTrue();
        assertThat(answer.ancount()).isZero();
        assertThat(answer.qdcount()).isEqualTo(1);
        Dns longer = Objects.requireNonNull(new Asking(service).edns(1232).ask("large.example.org", TXT));
        assertThat(longer.truncated()).isFalse();
        assertThat(longer.ancount()).isEqualTo(1);
        Dns tooLong = Objects.requireNonNull(new Asking(service).edns(4096).ask("larger.example.org", TXT));
        assertThat(tooLong.truncated()).isTrue();
        assertThat(Asking.opt(tooLong)).isNotNull();
        Dns stream =
                Objects.requireNonNull(new Asking(service).by(Transport.TCP).ask("larger.example.org", TXT));
        assertThat(stream.truncated()).isFalse();
        assertThat(stream.ancount()).isEqualTo(1);
    }

    @Test
    void fitsIntoWhatThereIs() {
        int whole = ask("www.example.org", A).byteLength();
        Dns fits = Objects.requireNonNull(new Asking(service).room(whole).ask("www.example.org", A));
        assertThat(fits.truncated()).isFalse();
        Dns fitsNot = Objects.requireNonNull(new Asking(service).room(whole - 1).ask("www.example.org", A));
        assertThat(fitsNot.truncated()).isTrue();
    }

    /** RFC 9471 section 3.1. */
    @Test
    void truncatesWhenGlueIsMissing() {
        Dns all = Objects.requireNonNull(new Asking(service).edns(1232).ask("www.wide.example.org", A));
        int whole = all.byteLength();
        assertThat(all.truncated()).isFalse();
        assertThat(all.arcount()).isEqualTo(4);
        Dns some = Objects.requireNonNull(
                new Asking(service).edns(1232).room(whole - 1).ask("www.wide.example.org", A));
        assertThat(some.truncated()).isTrue();
        assertThat(some.nscount()).isEqualTo(3);
        assertThat(some.arcount()).isEqualTo(3);
    }

    /** Other addresses may be missing. */
    @Test
    void leavesOutWhatIsNotNeeded() {
        Dns all = Objects.requireNonNull(new Asking(service).edns(1232).ask("www.far.example.org", A));
        assertThat(all.arcount()).isEqualTo(3);
        Dns some = Objects.requireNonNull(
                new Asking(service).edns(1232).room(all.byteLength() - 1).ask("www.far.example.org", A));
        assertThat(some.truncated()).isFalse();
        assertThat(some.nscount()).isEqualTo(2);
        assertThat(some.arcount()).isEqualTo(2);
    }

    @Test
    void isOfTheZoneOnlyInItsClass() {
        assertThat(Objects.requireNonNull(new Asking(service).dnsClass(4).ask("www.example.org", A))
                        .rcode())
                .isEqualTo(Dns.Rcode.Refused);
        assertThat(ask("example.org", NS).authoritative()).isTrue();
    }
}
