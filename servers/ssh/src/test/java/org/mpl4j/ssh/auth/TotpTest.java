package org.mpl4j.ssh.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes are those of RFC 6238, for their time only, and only once. */
final class TotpTest {
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @TempDir
    Path folder;

    /** The vectors of appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void makesTheCodesOfTheRfc(long time, String sha1, String sha256, String sha512) {
        assertThat(code(20, "HmacSHA1", time)).isEqualTo(sha1);
        assertThat(code(32, "HmacSHA256", time)).isEqualTo(sha256);
        assertThat(code(64, "HmacSHA512", time)).isEqualTo(sha512);
    }

    private static String code(int length, String algorithm, long time) {
        byte[] secret = "1234567890".repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
        Totp totp = new Totp(secret, algorithm, 8, 30);
        return totp.code(totp.step(time));
    }

    private TotpSecrets secrets(Instant now, TotpSecrets.UsedCodes used, String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("codes"), String.join("\n", lines));
        return TotpSecrets.read(file, used, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static byte[] typed(Instant time) {
        return TotpCodes.code(SECRET, time).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void takesTheCodesAroundNowButNoOthers() throws Exception {
        Instant now = Instant.ofEpochSecond(1_700_000_000);
        for (int seconds : new int[] {-30, 0, 30}) {
            assertThat(secrets(now, new TotpSecrets.UsedCodes(), "alice:" + SECRET)
                            .isCode("alice", typed(now.plusSeconds(seconds))))
                    .as("%d s", seconds)
                    .isTrue();
        }
        for (int seconds : new int[] {-90, 90}) {
            assertThat(secrets(now, new TotpSecrets.UsedCodes(), "alice:" + SECRET)
                            .isCode("alice", typed(now.plusSeconds(seconds))))
                    .as("%d s", seconds)
                    .isFalse();
        }
    }

    @Test
    void takesNoCodeTwiceNorAnEarlierOneBehindIt() throws Exception {
        Instant now = Instant.ofEpochSecond(1_700_000_000);
        TotpSecrets.UsedCodes used = new TotpSecrets.UsedCodes();
        TotpSecrets secrets = secrets(now, used, "alice:" + SECRET, "bob:" + SECRET);
        assertThat(secrets.isCode("alice", typed(now))).isTrue();
        assertThat(secrets.isCode("alice", typed(now))).isFalse();
        assertThat(secrets.isCode("alice", typed(now.minusSeconds(30)))).isFalse();
        assertThat(secrets.isCode("bob", typed(now))).isTrue();
        assertThat(secrets(now, used, "alice:" + SECRET).isCode("alice", typed(now)))
                .as("read again")
                .isFalse();
        assertThat(secrets.isCode("alice", typed(now.plusSeconds(30)))).isTrue();
    }

    @Test
    void knowsNobodyWhoIsNotThere() throws Exception {
        Instant now = Instant.ofEpochSecond(1_700_000_000);
        TotpSecrets secrets = secrets(now, new TotpSecrets.UsedCodes(), "# nobody", "");
        assertThat(secrets.isCode("alice", typed(now))).isFalse();
        byte[] ofZeros = new Totp(new byte[20], "HmacSHA1", 6, 30)
                .code(1_700_000_000 / 30)
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(secrets.isCode("alice", ofZeros)).as("the decoy's").isFalse();
    }

    @Test
    void readsWhatAppsTake() throws Exception {
        Instant now = Instant.ofEpochSecond(59);
        TotpSecrets secrets = secrets(
                now,
                new TotpSecrets.UsedCodes(),
                "alice:otpauth://totp/Host:alice?secret=" + SECRET + "&issuer=Host&digits=8&algorithm=SHA1&period=30");
        assertThat(secrets.isCode("alice", "9428 7082".getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "alice, a line is user:SECRET",
        "alice:1, a secret is in base 32",
        "alice:otpauth://totp/x?secret=AAAA&digits=9, codes have 6 to 8 digits",
        "alice:otpauth://totp/x?secret=AAAA&algorithm=MD5, 'SHA1, SHA256 or SHA512'",
        "alice:otpauth://totp/x?digits=6, a secret is in base 32"
    })
    void saysWhichLineIsWrong(String line, String message) {
        assertThatThrownBy(() -> secrets(Instant.EPOCH, new TotpSecrets.UsedCodes(), "# one", line))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("codes:2: ")
                .hasMessageContaining(message);
    }
}
