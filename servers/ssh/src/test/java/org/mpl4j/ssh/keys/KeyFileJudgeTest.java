package org.mpl4j.ssh.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of ssh-keygen and OpenSSL are read, and ssh-keygen reads those that are written. */
final class KeyFileJudgeTest {
    private static final Passphrase SECRET = () -> Optional.of("secret".getBytes(StandardCharsets.UTF_8));
    private static final Passphrase WRONG = () -> Optional.of("Secret".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    @BeforeEach
    void needsTools() {
        assumeTrue(SshKeygen.isInstalled(), "ssh-keygen is not installed");
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519,256,ssh-ed25519",
        "ecdsa,256,ecdsa-sha2-nistp256",
        "ecdsa,384,ecdsa-sha2-nistp384",
        "ecdsa,521,ecdsa-sha2-nistp521",
        "rsa,2048,ssh-rsa"
    })
    void readsPlainFiles(String type, String bits, String name) throws Exception {
        Path file = SshKeygen.generate(folder, "key", "-t", type, "-b", bits, "-N", "");
        check(file, Passphrase.NONE, name, "a comment");
        if (!type.equals("ed25519")) {
            for (String format : new String[] {"PEM", "PKCS8"}) {
                SshKeygen.run(null, "ssh-keygen", "-q", "-p", "-N", "", "-m", format, "-f", file.toString());
                check(file, Passphrase.NONE, name, "");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aes256-ctr", "aes256-cbc", "aes256-gcm@openssh.com", "aes128-ctr", "aes192-cbc"})
    void readsEncryptedFiles(String cipher) throws Exception {
        Path file = SshKeygen.generate(folder, "key", "-t", "ed25519", "-N", "secret", "-Z", cipher, "-a", "2");
        check(file, SECRET, "ssh-ed25519", "a comment");
        assertThatThrownBy(() -> PrivateKeyFile.read(file, WRONG))
                .isInstanceOf(KeyFormatException.class)
                .hasMessageStartingWith(file + ": the pass phrase is wrong");
        assertThatThrownBy(() -> PrivateKeyFile.read(file, Passphrase.NONE))
                .hasMessageContaining("encrypted and there is no pass phrase");
    }

    @Test
    void readsEncryptedPkcs8() throws Exception {
        for (String options :
                new String[] {"-algorithm ed25519", "-algorithm RSA", "-algorithm EC -pkeyopt ec_paramgen_curve:P-384"
                }) {
            Path file = folder.resolve("pem");
            String command = "openssl genpkey %s -aes256 -pass pass:secret -out %s".formatted(options, file);
            SshKeygen.run(null, command.split(" "));
            Path plain = folder.resolve("plain");
            SshKeygen.run(
                    null,
                    "openssl pkey -in %s -passin pass:secret -out %s"
                            .formatted(file, plain)
                            .split(" "));
            SigningKey key = PrivateKeyFile.read(file, SECRET).key();
            assertThat(key.publicKey())
                    .isEqualTo(PrivateKeyFile.read(plain, Passphrase.NONE).key().publicKey());
            assertThatThrownBy(() -> PrivateKeyFile.read(file, WRONG)).isInstanceOf(KeyFormatException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa"})
    void writesWhatSshKeygenReads(String type) throws Exception {
        PrivateKeyFile made = PrivateKeyFile.generate(type, "made here");
        Path file = SshKeygen.write(folder.resolve("own"), made.toText());
        assertThat(SshKeygen.run(null, "ssh-keygen", "-y", "-P", "", "-f", file.toString()))
                .isEqualTo(made.toPublicText());
        assertThat(PrivateKeyFile.read(file, Passphrase.NONE).key().publicKey())
                .isEqualTo(made.key().publicKey());
        SshKeygen.write(file, made.toText("secret".getBytes(StandardCharsets.UTF_8)));
        assertThat(SshKeygen.run(null, "ssh-keygen", "-y", "-P", "secret", "-f", file.toString()))
                .isEqualTo(made.toPublicText());
        assertThat(PrivateKeyFile.read(file, SECRET))
                .extracting(PrivateKeyFile::comment)
                .isEqualTo("made here");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> PrivateKeyFile.parse("hello", Passphrase.NONE))
                .hasMessageContaining("BEGIN .. PRIVATE KEY");
        assertThatThrownBy(() -> PrivateKeyFile.parse(
                        "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
                        Passphrase.NONE))
                .hasMessageContaining("not an openssh-key-v1 file");
        assertThatThrownBy(() -> PrivateKeyFile.parse(
                        "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n", Passphrase.NONE))
                .isInstanceOf(KeyFormatException.class);
        assertThatThrownBy(() -> PrivateKeyFile.generate("ssh-dss", "")).hasMessageContaining("cannot be made");
    }

    private static void check(Path file, Passphrase passphrase, String type, String comment) throws Exception {
        PrivateKeyFile read = PrivateKeyFile.read(file, passphrase);
        String publicLine = Files.readString(Path.of(file + ".pub"));
        assertThat(read.comment()).isEqualTo(comment);
        assertThat(read.key().publicKey().type()).isEqualTo(type);
        assertThat(PublicKey.parseLine(publicLine)).isEqualTo(read.key().publicKey());
        assertThat(read.key().publicKey().toLine("a comment")).isEqualTo(publicLine.strip());
        assertThat(SshKeygen.run(null, "ssh-keygen", "-l", "-f", file + ".pub"))
                .contains(" " + read.key().publicKey().fingerprint() + " ");
        byte[] data = {1, 2, 3};
        for (String algorithm : read.key().algorithms()) {
            byte[] signature = read.key().sign(algorithm, data);
            assertThat(read.key().publicKey().verify(algorithm, data, signature))
                    .isTrue();
            assertThat(read.key().publicKey().verify(algorithm, new byte[] {1, 2}, signature))
                    .isFalse();
        }
    }
}
