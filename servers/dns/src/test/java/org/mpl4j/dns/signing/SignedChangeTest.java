package org.mpl4j.dns.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.config.SigningPolicy.Algorithm;
import org.mpl4j.dns.zone.Editor;
import org.mpl4j.dns.zone.Texts;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneException;
import org.mpl4j.dns.zone.file.ZoneWriter;
import org.mpl4j.runtime.codec.DnsName;

/** A zone that is signed change by change is the one that is signed as a whole. */
class SignedChangeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final DnsName APEX = DnsName.of(SigningCases.APEX);
    private static final int STEPS = 300;
    private static final int VERIFY_EVERY = 40;

    /** Few, so that names come above and below others. */
    private static final List<String> LABELS = List.of("a", "b", "c", "*", "host7", "moved", "secure", "zz");

    private static final List<String> RECORDS = List.of(
            "300 A 192.0.2.77",
            "300 TXT \"x\"",
            "300 NS ns.elsewhere.example.",
            "300 DS 12345 13 2 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "300 DNAME elsewhere.example.",
            "300 CNAME other.example.");

    @TempDir
    private Path folder;

    private final Instant now = NOW;

    static Stream<Arguments> denials() {
        return Stream.of(SigningPolicy.Denial.NSEC, SigningPolicy.Denial.NSEC3, SigningCases.optOut())
                .flatMap(denial -> Stream.of(1, 2).map(seed -> Arguments.of(denial, seed)));
    }

    private ZoneSigner signer(SigningPolicy.Denial denial) {
        SigningPolicy policy = SigningCases.policy(folder, Algorithm.ECDSAP256SHA256, denial);
        return new ZoneSigner(
                APEX,
                new SigningPolicy("test", policy.keys(), denial, policy.times(), SigningPolicy.Serial.KEEP),
                () -> now);
    }

    /** A zone large enough for a few changes to be few. */
    private static Zone zone() {
        StringBuilder text = new StringBuilder(SigningCases.TEXT);
        for (int i = 0; i < 40; i++) {
            text.append("host").append(i).append(" 300 A 192.0.2.").append(i).append('\n');
        }
        return Texts.zone(SigningCases.APEX, text.toString());
    }

    /** Lines in order, without what is another at every signing: times and signatures. */
    private static String text(Zone zone) throws Exception {
        StringBuilder text = new StringBuilder();
        ZoneWriter.write(zone, text);
        List<String> lines = new ArrayList<>();
        for (String line : text.toString().split("\n")) {
            String[] words = line.split("\\s+");
            if (words[3].equals("RRSIG")) {
                words[8] = "";
                words[9] = "";
                words[12] = "";
                lines.add(String.join(" ", List.of(words).subList(0, 12)));
            } else {
                lines.add(line);
            }
        }
        return lines.stream().sorted().collect(Collectors.joining("\n"));
    }

    private static void edit(Editor editor, Random random) throws Exception {
        StringBuilder owner = new StringBuilder();
        for (int depth = random.nextInt(3); depth >= 0; depth--) {
            owner.append(LABELS.get(random.nextInt(LABELS.size()))).append('.');
        }
        DnsName name = DnsName.of(owner + SigningCases.APEX);
        if (random.nextInt(3) == 0) {
            editor.removeAll(name);
        } else {
            String record = RECORDS.get(random.nextInt(RECORDS.size()));
            editor.add(name, Texts.content(Texts.records(".", "a " + record).get(0)));
        }
    }

    @ParameterizedTest
    @MethodSource("denials")
    void comesToTheSameAsSigningAll(SigningPolicy.Denial denial, int seed) throws Exception {
        Random random = new Random(seed);
        ZoneSigner signer = signer(denial);
        Zone content = zone();
        ZoneSigner.Signed last = signer.sign(content, null);
        Zone whole = last.zone();
        int made = 0;
        for (int step = 0; step < STEPS; step++) {
            Zone next;
            try {
                Editor editor = content.edit();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    edit(editor, random);
                }
                String soa = "@ 3600 SOA NS1 hostmaster " + (8 + step) + " 7200 900 1209600 300";
                editor.add(
                        APEX,
                        Texts.content(Texts.records(SigningCases.APEX, soa).get(0)));
                next = editor.build();
            } catch (ZoneException e) {
                // A CNAME beside others, for instance.
                continue;
            }
            ZoneSigner.Signed signed = signer.signChange(next, content, last);
            if (signed == null) {
                signed = signer.sign(next, last.zone());
            } else {
                made++;
            }
            whole = signer.sign(next, whole).zone();
            assertThat(text(signed.zone())).as("step %d", step).isEqualTo(text(whole));
            if (step % VERIFY_EVERY == 0) {
                assertThat(Verification.verify(now, signed.zone())).isGreaterThan(80);
            }
            content = next;
            last = signed;
        }
        assertThat(made).isGreaterThan(STEPS / 4);
    }

    @Test
    void signsNoMoreThanWhatHasChanged() throws Exception {
        ZoneSigner signer = signer(SigningPolicy.Denial.NSEC);
        Zone content = zone();
        ZoneSigner.Signed last = signer.sign(content, null);
        Zone next = content.edit()
                .add(
                        DnsName.of("host7x.sign.example"),
                        Texts.content(Texts.records(".", "a 300 A 192.0.2.1").get(0)))
                .build();
        ZoneSigner.Signed signed = signer.signChange(next, content, last);
        // The address, its NSEC, and the one before.
        assertThat(signed.signatures()).isEqualTo(3);
        assertThat(signer.signChange(next, next, signed)).isSameAs(signed);
    }

    @Test
    void givesUpWhereOtherTtlsChangeAllProofs() throws Exception {
        ZoneSigner signer = signer(SigningPolicy.Denial.NSEC);
        Zone content = zone();
        String soa = "@ 3600 SOA NS1 hostmaster 8 7200 900 1209600 200";
        Zone next = content.edit()
                .add(APEX, Texts.content(Texts.records(SigningCases.APEX, soa).get(0)))
                .build();
        assertThat(signer.signChange(next, content, signer.sign(content, null))).isNull();
    }
}
