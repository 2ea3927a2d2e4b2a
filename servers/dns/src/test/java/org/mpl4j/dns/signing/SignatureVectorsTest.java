package org.mpl4j.dns.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.zone.Texts;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/** The examples of RFC 6605 section 6.1 and RFC 8080 section 6.1, with the signatures that erratum 4935 gives. */
class SignatureVectorsTest {
    private static final SetSigner SIGNER = new SetSigner(Instant.EPOCH, SigningPolicy.Times.DEFAULT);

    private static ZoneKey key(String zone, KeyAlgorithm algorithm, String open, String secret) throws Exception {
        ZoneKey key = new ZoneKey(
                DnsName.of(zone),
                257,
                algorithm,
                Bytes.wrap(Base64.getDecoder().decode(open)),
                algorithm.privateKey(Base64.getDecoder().decode(secret)),
                new KeyTimes(Map.of()));
        assertThat(key.isPair()).isTrue();
        return key;
    }

    private static SetDraft set(String zone, String text) throws Exception {
        return SetDraft.of(
                DnsName.of(text.split(" ", 2)[0]),
                List.of(DnsRr.parse(Texts.content(Texts.records(zone, text).get(0)))));
    }

    @Test
    void rfc6605KeyHasItsTagAndDigestAndItsSignatureIsOverOurData() throws Exception {
        ZoneKey key = key(
                "example.net",
                KeyAlgorithm.ECDSAP256SHA256,
                "GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==",
                "GU6SnQ/Ou+xC5RumuIUIuJZteXT2z0O/ok1s38Et6mQ=");
        assertThat(key.tag()).isEqualTo(55648);
        assertThat(HexFormat.of().formatHex(key.digest()))
                .isEqualTo("b4c8c1fe2e7477127b27115656ad6256f424625bf5c1e2770ce6d6e37df61d17");
        Signature signature = key.algorithm().signature();
        signature.initVerify(key.algorithm().decode(key.publicKey()));
        long expiration = Instant.parse("2010-09-09T10:04:39Z").getEpochSecond();
        long inception = Instant.parse("2010-08-12T10:04:39Z").getEpochSecond();
        SetDraft set = set("example.net.", "www.example.net. 3600 IN A 192.0.2.1");
        SIGNER.update(signature, set, key, expiration, inception);
        assertThat(
                        signature.verify(
                                Base64.getDecoder()
                                        .decode(
                                                "qx6wLYqmh+l9oCKTN6qIc+bw6ya+KJ8oMz0YP107epXAyGmt+3SNruPFKG7tZoLBLlUzGGus7ZwmwWep666VCw==")))
                .isTrue();
        SIGNER.update(signature, set, key, expiration + 1, inception);
        assertThat(signature.verify(new byte[64])).isFalse();
    }

    @Test
    void rfc8080KeysMakeItsSignatures() throws Exception {
        check(
                "l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=",
                "ODIyNjAzODQ2MjgwODAxMjI2NDUxOTAyMDQxNDIyNjI=",
                3613,
                "3aa5ab37efce57f737fc1627013fee07bdf241bd10f3b1964ab55c78e79a304b",
                "oL9krJun7xfBOIWcGHi7mag5/hdZrKWw15jPGrHpjQeRAvTdszaPD+QLs3fx8A4M3e23mRZ9VrbpMngwcrqNAg==");
        check(
                "zPnZ/QwEe7S8C5SPz2OfS5RR40ATk2/rYnE9xHIEijs=",
                "DSSF3o0s0f+ElWzj9E/Osxw8hLpk55chkmx0LYN5WiY=",
                35217,
                "401781b934e392de492ec77ae2e15d70f6575a1c0bc59c5275c04ebe80c6614c",
                "zXQ0bkYgQTEFyfLyi9QoiY6D8ZdYo4wyUhVioYZXFdT410QPRITQSqJSnzQoSm5poJ7gD7AQR0O7KuI5k2pcBg==");
    }

    @Test
    void canonicalDataHasNoCompressedNames() throws Exception {
        DnsRr compressed = DnsRr.parse(DnsRr.builder(ByteBuffer.allocate(200))
                .name(DnsName.ROOT)
                .asRecord()
                .ttl(1)
                .rdataAsSOA()
                .mname(DnsName.of("NS.long.name.example"))
                .rname(DnsName.of("NS.long.name.example"))
                .serial(1)
                .refresh_(2)
                .retry(3)
                .expire(4)
                .minimum(5)
                .build()
                .flip());
        DnsRr plain = DnsRr.parse(
                Texts.content(Texts.records(".", "@ 1 SOA ns.long.name.example ns.long.name.example 1 2 3 4 5")
                        .get(0)));
        assertThat(compressed.byteLength()).isLessThan(plain.byteLength());
        assertThat(Canonical.rdata(compressed))
                .isEqualTo(plain.asRecord().rdata().encoded());
    }

    private static void check(String open, String secret, int tag, String digest, String expected) throws Exception {
        ZoneKey key = key("example.com", KeyAlgorithm.ED25519, open, secret);
        assertThat(key.tag()).isEqualTo(tag);
        assertThat(HexFormat.of().formatHex(key.digest())).isEqualTo(digest);
        assertThat(key.algorithm().secret(key.privateKey()))
                .isEqualTo(Base64.getDecoder().decode(secret));
        SetDraft set = set("example.com.", "example.com. 3600 IN MX 10 mail.example.com.");
        DnsRr record = SIGNER.sign(set, key, 1_440_021_600, 1_438_207_200);
        Rdata.RRSIG signature = (Rdata.RRSIG) record.asRecord().rdata();
        assertThat(Base64.getEncoder().encodeToString(signature.signature().toArray()))
                .isEqualTo(expected);
        assertThat(signature.labels()).isEqualTo(2);
        assertThat(signature.keyTag()).isEqualTo(tag);
    }
}
