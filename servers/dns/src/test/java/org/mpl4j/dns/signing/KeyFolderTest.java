package org.mpl4j.dns.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mpl4j.runtime.codec.DnsName;

class KeyFolderTest {
    private static final DnsName ZONE = DnsName.of("Keys.Example");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private List<ZoneKey> create(KeyAlgorithm algorithm) throws Exception {
        return new KeyFolder(folder).loadOrCreate(ZONE, algorithm, true, NOW);
    }

    private Path file(ZoneKey key, String end) {
        return folder.resolve(
                "Kkeys.example.+%03d+%05d%s".formatted(key.algorithm().number(), key.tag(), end));
    }

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void keysThatAreMadeAreReadAgainAndNotMadeTwice(KeyAlgorithm algorithm) throws Exception {
        List<ZoneKey> made = create(algorithm);
        assertThat(made).extracting(ZoneKey::flags).containsExactly(257, 256);
        List<ZoneKey> read = create(algorithm);
        assertThat(read)
                .extracting(ZoneKey::ds)
                .containsExactlyInAnyOrderElementsOf(
                        made.stream().map(ZoneKey::ds).toList());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(made.get(0), ".private"))))
                .isEqualTo("rw-------");
        assertThat(read.get(0).times().isActive(NOW)).isTrue();
        assertThat(read.get(0).times().isActive(NOW.minusSeconds(1))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(KeyAlgorithm.class)
    void bindReadsKeysThatAreMadeAndMakesTheSameDs(KeyAlgorithm algorithm) throws Exception {
        assumeTrue(SigningCases.isInstalled("dnssec-dsfromkey"), "the Debian package bind9-utils is not installed");
        ZoneKey key = create(algorithm).get(0);
        assertThat(SigningCases.run(
                        folder, "dnssec-dsfromkey", "-2", file(key, ".key").toString()))
                .startsWith(key.ds());
        assertThat(SigningCases.run(
                        folder, "dnssec-settime", "-p", "all", file(key, ".key").toString()))
                .contains("Activate: Sun Mar  1 12:00:00 2026")
                .endsWith("exit status 0");
    }

    @ParameterizedTest
    @CsvSource({
        "dnssec-keygen -q -a ECDSAP256SHA256 -f KSK -K . keys.example, true",
        "dnssec-keygen -q -a ED25519 -K . keys.example, true",
        "dnssec-keygen -q -a ED25519 -G -K . keys.example, false",
        "ldns-keygen -a ECDSAP256SHA256 -k keys.example, true",
        "ldns-keygen -a ED25519 keys.example, true",
    })
    void keysOfOtherProgramsAreRead(String command, boolean isUsed) throws Exception {
        String[] words = command.split(" ");
        assumeTrue(SigningCases.isInstalled(words[0]), words[0] + " is not installed");
        assertThat(SigningCases.run(folder, words)).endsWith("exit status 0");
        List<ZoneKey> keys = new KeyFolder(folder).load(ZONE);
        assertThat(keys).hasSize(1);
        assertThat(keys.get(0).isEntryPoint()).isEqualTo(command.contains("-f KSK") || command.contains("-k "));
        assertThat(keys.get(0).times().isActive(Instant.now())).isEqualTo(isUsed);
        assertThat(keys.get(0).times().isPublished(Instant.now())).isEqualTo(isUsed);
        assertThat(new KeyFolder(folder).load(DnsName.of("example"))).isEmpty();
    }

    @Test
    void whatIsWrongWithAKeyIsSaid() throws Exception {
        ZoneKey key = create(KeyAlgorithm.ED25519).get(0);
        Path secret = file(key, ".private");
        List<String> lines = Files.readAllLines(secret);
        Files.write(secret, List.of(lines.get(0), lines.get(1), "PrivateKey: AAAA"));
        assertThatThrownBy(() -> create(KeyAlgorithm.ED25519)).hasMessage(secret + ": PrivateKey has 3 octets, not 32");
        Files.write(secret, List.of(lines.get(0), lines.get(1), "PrivateKey: " + "A".repeat(43) + "="));
        assertThatThrownBy(() -> create(KeyAlgorithm.ED25519))
                .hasMessage(secret + " is not the private key of " + file(key, ".key"));
        Files.write(secret, List.of(lines.get(0), "Algorithm: 13 (ECDSAP256SHA256)", lines.get(2)));
        assertThatThrownBy(() -> create(KeyAlgorithm.ED25519))
                .hasMessageContaining("the algorithm is \"13 (ECDSAP256SHA256)\", that of the public key is 15");
        Files.write(secret, List.of("Private-key-format: v9", lines.get(1), lines.get(2)));
        assertThatThrownBy(() -> create(KeyAlgorithm.ED25519)).hasMessageContaining("v1.2 and v1.3 are known");
        Files.write(secret, List.of(lines.get(0), lines.get(1), lines.get(2), "Publish: tomorrow"));
        assertThatThrownBy(() -> create(KeyAlgorithm.ED25519)).hasMessageContaining("\"tomorrow\" is no time");
        Files.write(secret, lines);
        Files.move(file(key, ".key"), folder.resolve("Kkeys.example.+015+00000.key"));
        Files.move(secret, folder.resolve("Kkeys.example.+015+00000.private"));
        assertThatThrownBy(() -> create(KeyAlgorithm.ED25519)).hasMessageContaining("which its name contradicts");
    }

    @ParameterizedTest
    @CsvSource({
        "Publish:20260301120000 Activate:20260301120000, true, true, true",
        "Publish:20260301120000, true, false, false",
        "Created:20260301120000, false, false, false",
        "Activate:20260301120000, true, true, true",
        "Publish:20260301120001 Activate:20260301120001, false, false, false",
        "Publish:20260101000000 Activate:20260101000000 Inactive:20260301120000, true, false, false",
        "Publish:20260101000000 Activate:20260101000000 Delete:20260301120000, false, false, false",
        "Publish:20260101000000 Activate:20260101000000 SyncPublish:20260401000000, true, true, false",
        "Publish:20260101000000 Activate:20260101000000 SyncDelete:20260301120000, true, true, false",
        "'', true, true, true",
    })
    void timesSayWhatAKeyDoes(String fields, boolean isPublished, boolean isActive, boolean isInSync) {
        Map<String, String> map = new java.util.HashMap<>();
        for (String field : fields.isEmpty() ? new String[0] : fields.split(" ")) {
            map.put(field.split(":")[0], field.split(":")[1]);
        }
        KeyTimes times = new KeyTimes(map);
        assertThat(times.isPublished(NOW)).isEqualTo(isPublished);
        assertThat(times.isActive(NOW)).isEqualTo(isActive);
        assertThat(times.isInSync(NOW)).isEqualTo(isInSync);
    }

    @Test
    void namesOfFilesAreSafe() {
        assertThat(KeyFile.prefix(DnsName.ROOT)).isEqualTo("K.+");
        assertThat(KeyFile.prefix(DnsName.of("0/26.2.0.192.In-Addr.Arpa"))).isEqualTo("K0%2F26.2.0.192.in-addr.arpa.+");
    }

    @Test
    void withoutAnActiveKeyThereIsNoSigning() throws Exception {
        List<ZoneKey> keys = create(KeyAlgorithm.ED25519);
        assertThatThrownBy(() -> new KeyRoles(ZONE, keys, NOW.minusSeconds(9)))
                .hasMessageContaining("no key of Keys.Example is active at 2026-03-01T11:59:51Z");
    }
}
