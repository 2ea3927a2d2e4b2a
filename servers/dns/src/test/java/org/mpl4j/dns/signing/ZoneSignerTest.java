package org.mpl4j.dns.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mpl4j.dns.signing.SigningCases.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mpl4j.dns.config.SigningPolicy;
import org.mpl4j.dns.config.SigningPolicy.Algorithm;
import org.mpl4j.dns.packets.dns.DnsRr.AtypeBranch.Record.Rdata;
import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.RrTypes;
import org.mpl4j.dns.zone.Texts;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.ZoneChange;
import org.mpl4j.dns.zone.file.ZoneWriter;
import org.mpl4j.runtime.codec.DnsName;

class ZoneSignerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final DnsName APEX = DnsName.of(SigningCases.APEX);

    @TempDir
    private Path folder;

    private Instant now = NOW;

    private ZoneSigner signer(SigningPolicy policy) {
        return new ZoneSigner(APEX, policy, () -> now);
    }

    static Stream<Arguments> kinds() {
        return Stream.of(SigningPolicy.Denial.NSEC, SigningPolicy.Denial.NSEC3, SigningCases.optOut())
                .flatMap(denial -> Stream.of(Algorithm.values()).map(algorithm -> Arguments.of(algorithm, denial)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void dnsjavaVerifiesAllSignatures(Algorithm algorithm, SigningPolicy.Denial denial) throws Exception {
        ZoneSigner.Signed signed = signer(policy(folder, algorithm, denial)).sign(SigningCases.zone(), null);
        assertThat(Verification.verify(now, signed.zone()))
                .isEqualTo(signed.signatures())
                .isGreaterThan(30);
        assertThat(signed.zone().isSigned()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void verifiersOfOthersAgree(Algorithm algorithm, SigningPolicy.Denial denial) throws Exception {
        now = Instant.now();
        Zone zone = signer(policy(folder, algorithm, denial))
                .sign(SigningCases.zone(), null)
                .zone();
        Path file = folder.resolve("signed.zone");
        ZoneWriter.write(zone, file);
        if (SigningCases.isInstalled("dnssec-verify")) {
            assertThat(SigningCases.run(folder, "dnssec-verify", "-o", SigningCases.APEX, file.toString()))
                    .contains("Zone fully signed")
                    .endsWith("exit status 0");
        }
        if (SigningCases.isInstalled("ldns-verify-zone")) {
            assertThat(SigningCases.run(folder, "ldns-verify-zone", file.toString()))
                    .contains("Zone is verified and complete")
                    .endsWith("exit status 0");
        }
        if (SigningCases.isInstalled("kzonecheck")) {
            assertThat(SigningCases.run(folder, "kzonecheck", "-d", "on", "-o", SigningCases.APEX, file.toString()))
                    .endsWith("exit status 0");
        }
    }

    @Test
    void signsWhatTheZoneAnswersForAndNothingElse() throws Exception {
        Zone zone = signer(policy(folder, Algorithm.ED25519, SigningPolicy.Denial.NSEC))
                .sign(SigningCases.zone(), null)
                .zone();
        Node secure = zone.find(DnsName.of("secure.sign.example"));
        assertThat(secure.set(RrTypes.NS).signatures()).isNull();
        assertThat(secure.set(RrTypes.DS).signatures()).isNotNull();
        assertThat(secure.nsec().signatures()).isNotNull();
        assertThat(zone.find(DnsName.of("ns.secure.sign.example")).setAt(0).signatures())
                .isNull();
        assertThat(zone.find(DnsName.of("ns.secure.sign.example")).nsec()).isNull();
        Node self = zone.find(DnsName.of("self.sign.example"));
        assertThat(self.setAt(0).signatures()).isNull();
        assertThat(Verification.records(self, self.nsec()).get(0).rdataToString())
                .isEqualTo("*.wild.sign.example. NS RRSIG NSEC");
        assertThat(zone.find(DnsName.of("b.c.sign.example")).isEmptyNonTerminal())
                .isTrue();
        Rdata.RRSIG wildcard = (Rdata.RRSIG) zone.find(DnsName.of("*.wild.sign.example"))
                .setAt(0)
                .signatures()
                .first()
                .asRecord()
                .rdata();
        assertThat(wildcard.labels()).isEqualTo(3);
    }

    @Test
    void optOutHasNoHashesOfInsecureDelegationsNorOfNamesAboveThemOnly() throws Exception {
        Zone zone = SigningCases.zone();
        Zone all = signer(policy(folder, Algorithm.ED25519, SigningPolicy.Denial.NSEC3))
                .sign(zone, null)
                .zone();
        Zone some = signer(policy(folder, Algorithm.ED25519, SigningCases.optOut()))
                .sign(zone, null)
                .zone();
        // insecure, self, deep.empty, and empty, which has no record.
        assertThat(some.hashedNodes()).hasSize(all.hashedNodes().size() - 4);
        assertThat(some.nsec3().match(some.nsec3().hash(DnsName.of("secure.sign.example"))))
                .isNotNull();
        assertThat(some.nsec3().match(some.nsec3().hash(DnsName.of("empty.sign.example"))))
                .isNull();
        assertThat(all.nsec3().match(all.nsec3().hash(DnsName.of("empty.sign.example"))))
                .isNotNull();
    }

    @Test
    void whatIsTheSameKeepsItsSignaturesAndTheSameZoneStaysAsItIs() throws Exception {
        ZoneSigner signer = signer(policy(folder, Algorithm.ED25519, SigningPolicy.Denial.NSEC));
        Zone first = signer.sign(SigningCases.zone(), null).zone();
        ZoneSigner.Signed again = signer.sign(SigningCases.zone(), first);
        assertThat(again.zone()).isSameAs(first);
        assertThat(again.signatures()).isZero();
        Zone changed = Texts.zone(SigningCases.APEX, SigningCases.TEXT + "new 300 A 192.0.2.77\n");
        ZoneSigner.Signed next = signer.sign(changed, first);
        // The new name with its NSEC, the NSEC of the name before it, and SOA.
        assertThat(next.signatures()).isEqualTo(4);
        assertThat(next.zone().serial()).isEqualTo(8);
        Verification.verify(now, next.zone());
        assertThat(ZoneChange.between(first, next.zone()).added()).hasSize(8);
        ZoneSigner.Signed back = signer.sign(SigningCases.zone(), next.zone());
        assertThat(back.signatures()).isEqualTo(2);
        assertThat(back.zone().serial()).isEqualTo(9);
        assertThat(back.zone().find(DnsName.of("new.sign.example"))).isNull();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void signedVersionsThatAreEditedAreSignedAnewWhereTheyChanged(Algorithm algorithm, SigningPolicy.Denial denial)
            throws Exception {
        ZoneSigner signer = signer(policy(folder, algorithm, denial));
        Zone first = signer.sign(SigningCases.zone(), null).zone();
        Zone edited = first.edit()
                .add(
                        DnsName.of("p.q.sign.example"),
                        Texts.content(Texts.records(".", "p 5 TXT x").get(0)))
                .build();
        ZoneSigner.Signed second = signer.sign(edited, first);
        assertThat(second.signatures()).isLessThan(12);
        assertThat(Verification.verify(now, second.zone())).isGreaterThan(Verification.verify(now, first));
        var editor = second.zone().edit();
        editor.removeSet(DnsName.of("p.q.sign.example"), 16);
        Zone third = signer.sign(editor.build(), second.zone()).zone();
        assertThat(third.find(DnsName.of("q.sign.example"))).isNull();
        assertThat(third.nodes()).hasSameSizeAs(first.nodes());
        assertThat(third.hashedNodes()).hasSameSizeAs(first.hashedNodes());
        assertThat(Verification.verify(now, third)).isEqualTo(Verification.verify(now, first));
        assertThat(third.serial()).isEqualTo(9);
    }

    @Test
    void signaturesAreRenewedInTimeAndOnlyThen() throws Exception {
        ZoneSigner signer = signer(SigningCases.shortLived(
                policy(folder, Algorithm.ED25519, SigningPolicy.Denial.NSEC), Duration.ofDays(10), Duration.ofDays(3)));
        ZoneSigner.Signed first = signer.sign(SigningCases.zone(), null);
        assertThat(first.due()).isEqualTo(NOW.plus(Duration.ofDays(7)));
        now = first.due().minusSeconds(1);
        assertThat(signer.sign(first.zone(), first.zone()).zone()).isSameAs(first.zone());
        now = first.due();
        ZoneSigner.Signed second = signer.sign(first.zone(), first.zone());
        assertThat(second.signatures()).isEqualTo(first.signatures());
        assertThat(second.zone().serial()).isEqualTo(first.zone().serial() + 1);
        now = NOW.plus(Duration.ofDays(11));
        assertThat(Verification.verify(now, second.zone())).isEqualTo(second.signatures());
    }

    @Test
    void jitterSpreadsWhenSignaturesEnd() throws Exception {
        Zone zone = signer(policy(folder, Algorithm.ED25519, SigningPolicy.Denial.NSEC))
                .sign(SigningCases.zone(), null)
                .zone();
        List<Long> ends = new ArrayList<>();
        for (Node node : zone.nodes()) {
            if (node.nsec() != null) {
                Rdata rdata = node.nsec().signatures().first().asRecord().rdata();
                ends.add(((Rdata.RRSIG) rdata).expiration());
            }
        }
        assertThat(ends.stream().distinct().count()).isGreaterThan(ends.size() / 2);
        long last = NOW.plus(Duration.ofDays(14)).getEpochSecond();
        assertThat(ends).allSatisfy(end -> assertThat(end).isBetween(last - 12 * 3600, last));
    }

    @Test
    void serialNumbersNeverGoBack() throws Exception {
        SigningPolicy policy = policy(folder, Algorithm.ED25519, SigningPolicy.Denial.NSEC);
        assertThat(signer(policy).sign(SigningCases.zone(), null).zone().serial())
                .isEqualTo(7);
        // As after a start of the server: all is signed anew.
        assertThat(signer(policy).sign(SigningCases.zone(), null).zone().serial())
                .isEqualTo(8);
        Zone later = Texts.zone(SigningCases.APEX, SigningCases.TEXT.replace("hostmaster 7", "hostmaster 2026010101"));
        assertThat(signer(policy).sign(later, null).zone().serial()).isEqualTo(2026010101);
    }

    @Test
    void keysAreRolledByTheTimesOfTheirFiles() throws Exception {
        SigningPolicy policy = policy(folder, Algorithm.ED25519, SigningPolicy.Denial.NSEC);
        ZoneSigner signer = signer(policy);
        Zone first = signer.sign(SigningCases.zone(), null).zone();
        ZoneKey old = signer.keys().stream()
                .filter(key -> !key.isEntryPoint())
                .findFirst()
                .orElseThrow();
        ZoneKey fresh = KeyFile.create(APEX, ZoneKey.ZONE, KeyAlgorithm.ED25519, folder, NOW);
        setTimes(fresh, "Publish: 20260301120000", "Activate: 20260302120000");
        setTimes(
                old,
                "Publish: 20260101000000",
                "Activate: 20260101000000",
                "Inactive: 20260302120000",
                "Delete: 20260304120000");
        ZoneSigner.Signed published = signer.sign(first, first);
        assertThat(Verification.keys(published.zone())).hasSize(3);
        assertThat(published.signatures()).isEqualTo(2);
        assertThat(published.due()).isEqualTo(Instant.parse("2026-03-02T12:00:00Z"));
        now = published.due();
        ZoneSigner.Signed active = signer.sign(published.zone(), published.zone());
        assertThat(tags(active.zone())).containsExactly(fresh.tag());
        assertThat(Verification.keys(active.zone())).hasSize(3);
        assertThat(active.due()).isEqualTo(Instant.parse("2026-03-04T12:00:00Z"));
        Verification.verify(now, active.zone());
        now = active.due();
        ZoneSigner.Signed rolled = signer.sign(active.zone(), active.zone());
        assertThat(Verification.keys(rolled.zone())).hasSize(2);
        assertThat(rolled.signatures()).isEqualTo(2);
        Verification.verify(now, rolled.zone());
    }

    private static List<Integer> tags(Zone zone) {
        List<Integer> tags = new ArrayList<>();
        for (Node node : zone.nodes()) {
            if (node.nsec() != null) {
                Rdata rdata = node.nsec().signatures().first().asRecord().rdata();
                tags.add(((Rdata.RRSIG) rdata).keyTag());
            }
        }
        return tags.stream().distinct().toList();
    }

    private void setTimes(ZoneKey key, String... times) throws Exception {
        Path file = folder.resolve("Ksign.example.+015+%05d.private".formatted(key.tag()));
        List<String> lines = new ArrayList<>(Files.readAllLines(file).subList(0, 3));
        lines.addAll(List.of(times));
        Files.write(file, lines);
    }
}
