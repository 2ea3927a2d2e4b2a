package org.mpl4j.dns.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.dns.config.ConfigFile;
import org.mpl4j.dns.zone.Texts;
import org.mpl4j.dns.zone.Zone;
import org.mpl4j.dns.zone.Zones;
import org.mpl4j.runtime.codec.DnsName;

class SignedZonesTest {
    private static final DnsName APEX = DnsName.of(SigningCases.APEX);

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Zones zones = new Zones();
    private final SignedZones signed = new SignedZones(zones, () -> now);

    @BeforeEach
    void configure() throws Exception {
        Path file = folder.resolve("dns.yaml");
        Files.writeString(file, """
                zones: [{name: sign.example, file: x, signing-policy: p}, {name: other.example, file: y}]
                signing-policies: [{name: p, keys: keys, algorithm: ed25519, lifetime: 10d, refresh: 3d, jitter: 1h}]
                """);
        signed.configure(ConfigFile.read(file));
    }

    private Zone served() {
        return zones.get(APEX);
    }

    @Test
    void zonesWithoutPolicyStayAsTheyAre() throws Exception {
        Zone other = Texts.zone("other.example.", Texts.APEX);
        assertThat(signed.serve(other)).isSameAs(other);
        assertThat(signed.isSigned(other.apex())).isFalse();
        assertThat(zones.get(other.apex())).isSameAs(other);
        assertThat(signed.isSigned(APEX)).isTrue();
    }

    @Test
    void signaturesAreRenewedWhenTheFirstIsDue() throws Exception {
        Zone first = signed.serve(SigningCases.zone());
        assertThat(served()).isSameAs(first);
        now = now.plus(Duration.ofDays(7)).minus(Duration.ofHours(1)).minusSeconds(1);
        signed.renew();
        assertThat(served()).isSameAs(first);
        now = now.plus(Duration.ofHours(1).plusSeconds(1));
        signed.renew();
        Zone second = served();
        assertThat(second.serial()).isEqualTo(first.serial() + 1);
        signed.renew();
        assertThat(served()).isSameAs(second);
    }

    @Test
    void aKeyThatCannotBeReadIsToldOfAndTriedAgainLater() throws Exception {
        Zone first = signed.serve(SigningCases.zone());
        assertThat(served()).isSameAs(first);
        Path key;
        try (var files = Files.newDirectoryStream(folder.resolve("keys"), "*.private")) {
            key = files.iterator().next();
        }
        String text = Files.readString(key);
        Files.writeString(key, "?");
        now = now.plus(Duration.ofDays(8));
        signed.renew();
        assertThat(served()).isSameAs(first);
        assertThat(signed.problem()).startsWith("zone sign.example can't be signed: " + key);
        assertThatThrownBy(() -> signed.serve(SigningCases.zone())).isInstanceOf(IOException.class);
        Files.writeString(key, text);
        signed.renew();
        assertThat(served()).isSameAs(first);
        now = now.plus(Duration.ofMinutes(5));
        signed.renew();
        assertThat(served().serial()).isEqualTo(first.serial() + 1);
        assertThat(signed.problem()).isEmpty();
    }

    @Test
    void dsRecordsAreOfTheKeysThatAreUsed() throws Exception {
        assertThat(signed.ds()).hasSize(1);
        ZoneKey later =
                KeyFile.create(APEX, 257, KeyAlgorithm.ED25519, folder.resolve("keys"), now.plus(Duration.ofDays(1)));
        assertThat(signed.ds()).hasSize(1).doesNotContain(later.ds());
        now = now.plus(Duration.ofDays(1));
        assertThat(signed.ds()).hasSize(2).contains(later.ds());
    }
}
