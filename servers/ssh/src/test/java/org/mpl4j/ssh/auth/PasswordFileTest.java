package org.mpl4j.ssh.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords of somebody and of nobody cost the same. */
final class PasswordFileTest {
    @TempDir
    Path folder;

    @Test
    void aHashIsComputedForNobodyAsWell() throws Exception {
        byte[] salt = "sixteen bytes of".getBytes(StandardCharsets.US_ASCII);
        Path file = Files.writeString(
                folder.resolve("passwords"), "alice:" + OpenBSDBCrypt.generate("secret".toCharArray(), salt, 4) + "\n");
        PasswordFile passwords = PasswordFile.read(file);
        byte[] secret = "secret".getBytes(StandardCharsets.UTF_8);
        assertThat(passwords.isPassword("alice", secret)).isTrue();
        assertThat(passwords.checks()).isEqualTo(1);
        assertThat(passwords.isPassword("alice", new byte[1])).isFalse();
        assertThat(passwords.checks()).isEqualTo(2);
        assertThat(passwords.isPassword("nobody", secret)).isFalse();
        assertThat(passwords.isPassword("", secret)).isFalse();
        assertThat(passwords.checks()).isEqualTo(4);
    }
}
