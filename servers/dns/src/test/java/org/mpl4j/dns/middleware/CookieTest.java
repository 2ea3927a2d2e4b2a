package org.mpl4j.dns.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.EdnsOption;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.runtime.Bytes;

/** Cookies, by the examples of RFC 9018 appendix A. */
class CookieTest {
    private static final int BADCOOKIE = 23;
    private static final String SECRET = "e5e973e5a6b2a43f48e7dc849e37bfcf";
    private static final long A_1 = 0xffff_c633_6464L;

    private final Pipelines pipelines = new Pipelines();

    private Asking asking(String cookie) {
        Bytes all = Bytes.ofHex(cookie);
        return pipelines
                .asking()
                .from(0, A_1)
                .option(o -> o.dataAsCookie()
                        .client(Bytes.view(all.source(), 0, 8))
                        .server(Bytes.view(all.source(), 8, all.length() - 8)));
    }

    private static String cookie(Dns answer) {
        EdnsOption.Data.Cookie cookie = Objects.requireNonNull(Asking.option(answer, EdnsOption.DataKind.Cookie))
                .dataAsCookie();
        return cookie.client().hex() + cookie.server().hex();
    }

    private String answered(Asking asking) {
        return cookie(Objects.requireNonNull(asking.ask("example.com", Pipelines.A)));
    }

    private void at(long seconds, String current, String other) {
        pipelines.millis.set(seconds * 1000);
        pipelines.secrets = new CookieSecrets(Bytes.ofHex(current), other.isEmpty() ? null : Bytes.ofHex(other));
    }

    @Test
    void givesACookieToWhoHasNone() {
        at(1559731985, SECRET, "");
        assertThat(answered(asking("2464c4abcf10c957"))).isEqualTo("2464c4abcf10c957010000005cf79f111f8130c3eee29480");
    }

    @Test
    void renewsACookieThatIsOld() {
        at(1559734385, SECRET, "");
        assertThat(answered(asking("2464c4abcf10c957010000005cf79f111f8130c3eee29480")))
                .isEqualTo("2464c4abcf10c957010000005cf7a871d4a564a1442aca77");
    }

    @Test
    void keepsACookieThatIsNot() {
        at(1559731985 + 1800, SECRET, "");
        assertThat(answered(asking("2464c4abcf10c957010000005cf79f111f8130c3eee29480")))
                .isEqualTo("2464c4abcf10c957010000005cf79f111f8130c3eee29480");
    }

    @Test
    void takesReservedBitsAsTheyAre() {
        at(1559727985, SECRET, "");
        pipelines.requiresCookies = true;
        Dns answer = Objects.requireNonNull(asking("fc93fc62807ddb8601abcdef5cf78f71a314227b6679ebf5")
                .from(0, 0xffff_cb00_71cbL)
                .ask("example.com", Pipelines.A));
        assertThat(answer.rcode()).isEqualTo(Dns.Rcode.Refused);
    }

    @Test
    void takesCookiesOfAnotherSecretAndGivesItsOwn() {
        at(1559741961, "445536bcd2513298075a5d379663c962", "dd3bdf9344b678b185a6f5cb60fca715");
        pipelines.requiresCookies = true;
        Dns answer = Objects.requireNonNull(asking("22681ab97d52c298010000005cf7c57926556bd0934c72f8")
                .from(0x2001_0db8_0220_0001L, 0x59de_d0f4_8769_82b8L)
                .ask("example.com", Pipelines.A));
        assertThat(answer.rcode()).isEqualTo(Dns.Rcode.Refused);
        assertThat(cookie(answer)).isEqualTo("22681ab97d52c298010000005cf7c609a6bb79d16625507a");
    }

    @Test
    void saysBadcookieToDatagramsWithoutAGoodOne() {
        at(1559731985, SECRET, "");
        pipelines.requiresCookies = true;
        Dns answer = Objects.requireNonNull(asking("2464c4abcf10c957").ask("example.com", Pipelines.A));
        assertThat(Asking.rcode(answer)).isEqualTo(BADCOOKIE);
        String good = cookie(answer);
        assertThat(good).isEqualTo("2464c4abcf10c957010000005cf79f111f8130c3eee29480");
        assertThat(rcode(asking(good))).isEqualTo(Pipelines.REFUSED);
        assertThat(rcode(asking(good).from(0, A_1 + 1))).isEqualTo(BADCOOKIE);
        assertThat(rcode(asking("2464c4abcf10c958" + good.substring(16)))).isEqualTo(BADCOOKIE);
        assertThat(rcode(asking(good.substring(0, 46) + "81"))).isEqualTo(BADCOOKIE);
        assertThat(rcode(asking("2464c4abcf10c957").by(Transport.TCP))).isEqualTo(Pipelines.REFUSED);
        assertThat(rcode(pipelines.asking())).isEqualTo(Pipelines.REFUSED);
    }

    @Test
    void takesNoneThatIsTooOldOrOfTheFuture() {
        pipelines.requiresCookies = true;
        String good = "2464c4abcf10c957010000005cf79f111f8130c3eee29480";
        long made = 1559731985;
        at(made + 3600, SECRET, "");
        assertThat(rcode(asking(good))).isEqualTo(Pipelines.REFUSED);
        at(made + 3601, SECRET, "");
        assertThat(rcode(asking(good))).isEqualTo(BADCOOKIE);
        at(made - 300, SECRET, "");
        assertThat(rcode(asking(good))).isEqualTo(Pipelines.REFUSED);
        at(made - 301, SECRET, "");
        assertThat(rcode(asking(good))).isEqualTo(BADCOOKIE);
    }

    @Test
    void rollsSecretsOver() {
        at(1559731985, SECRET, "");
        pipelines.requiresCookies = true;
        Asking asking = asking("2464c4abcf10c957010000005cf79f111f8130c3eee29480");
        assertThat(rcode(asking)).isEqualTo(Pipelines.REFUSED);
        CookieSecrets secrets = Objects.requireNonNull(pipelines.secrets);
        Bytes next = Bytes.ofHex("000102030405060708090a0b0c0d0e0f");
        secrets.replace(next, Bytes.ofHex(SECRET));
        assertThat(rcode(asking)).isEqualTo(Pipelines.REFUSED);
        assertThat(answered(asking)).isNotEqualTo("2464c4abcf10c957010000005cf79f111f8130c3eee29480");
        secrets.replace(next, null);
        assertThat(rcode(asking)).isEqualTo(BADCOOKIE);
    }

    @Test
    void answersAQueryForACookieAlone() {
        at(1559731985, SECRET, "");
        Asking asking = asking("2464c4abcf10c957");
        ByteBuffer query = ByteBuffer.allocate(512);
        Dns.builder(query).id(1).additional(list -> list.add(asking::opt)).build();
        Dns answer = Objects.requireNonNull(asking.send(query.flip()));
        assertThat(answer.rcode()).isEqualTo(Dns.Rcode.NoError);
        assertThat(cookie(answer)).isEqualTo("2464c4abcf10c957010000005cf79f111f8130c3eee29480");
    }

    @Test
    void saysFormerrToLengthsThatAreNotAllowed() {
        at(1559731985, SECRET, "");
        for (int octets : new int[] {1, 7, 33, 40}) {
            assertThat(rcode(asking("2464c4abcf10c957" + "00".repeat(octets))))
                    .as("%s octets", octets)
                    .isEqualTo(Pipelines.FORMERR);
        }
        for (int octets : new int[] {8, 16, 32}) {
            assertThat(rcode(asking("2464c4abcf10c957" + "00".repeat(octets)))).isEqualTo(Pipelines.REFUSED);
        }
    }

    @Test
    void refusesSecretsOfOtherLengths() {
        assertThatThrownBy(() -> new CookieSecrets(Bytes.of((byte) 1), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a secret for cookies of 1 octets; it must have 16, which are 32 hexadecimal digits");
    }

    private int rcode(Asking asking) {
        return Asking.rcode(Objects.requireNonNull(asking.ask("example.com", Pipelines.A)));
    }
}
