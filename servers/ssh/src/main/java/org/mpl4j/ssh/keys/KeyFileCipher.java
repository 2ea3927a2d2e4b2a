package org.mpl4j.ssh.keys;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.BCrypt;

/** A cipher of OpenSSH's private key files, whose key and IV bcrypt makes from a pass phrase (OpenSSH PROTOCOL.key). */
enum KeyFileCipher {
    /** What OpenSSH writes. */
    AES256_CTR("aes256-ctr", "AES/CTR/NoPadding", 32, 16, 0),
    /** What it wrote. */
    AES256_CBC("aes256-cbc", "AES/CBC/NoPadding", 32, 16, 0),
    /** With a tag. */
    AES256_GCM("aes256-gcm@openssh.com", "AES/GCM/NoPadding", 32, 12, 16),
    /** Smaller. */
    AES128_CTR("aes128-ctr", "AES/CTR/NoPadding", 16, 16, 0),
    /** Smaller. */
    AES192_CTR("aes192-ctr", "AES/CTR/NoPadding", 24, 16, 0),
    /** Smaller. */
    AES128_CBC("aes128-cbc", "AES/CBC/NoPadding", 16, 16, 0),
    /** Smaller. */
    AES192_CBC("aes192-cbc", "AES/CBC/NoPadding", 24, 16, 0),
    /** With a tag. */
    AES128_GCM("aes128-gcm@openssh.com", "AES/GCM/NoPadding", 16, 12, 16);

    static final int BLOCK_BYTES = 16;

    private final String sshName;
    private final String transformation;
    private final int keyLength;
    private final int ivLength;
    private final int tagLength;

    KeyFileCipher(String sshName, String transformation, int keyLength, int ivLength, int tagLength) {
        this.sshName = sshName;
        this.transformation = transformation;
        this.keyLength = keyLength;
        this.ivLength = ivLength;
        this.tagLength = tagLength;
    }

    static KeyFileCipher named(String sshName) throws KeyFormatException {
        for (KeyFileCipher cipher : values()) {
            if (cipher.sshName.equals(sshName)) {
                return cipher;
            }
        }
        throw new KeyFormatException(
                "the key is encrypted with `%s`, which is not supported; `ssh-keygen -p -Z aes256-ctr -f FILE` encrypts it anew"
                        .formatted(sshName));
    }

    String sshName() {
        return sshName;
    }

    int tagLength() {
        return tagLength;
    }

    /** Encrypts; a tag is behind what comes out. */
    byte[] encrypt(byte[] plain, byte[] passphrase, byte[] salt, int rounds) {
        try {
            return crypt(Cipher.ENCRYPT_MODE, plain, passphrase, salt, rounds);
        } catch (GeneralSecurityException e) {
            throw Jca.impossible(e);
        }
    }

    /** Decrypts, with the tag behind what goes in. */
    byte[] decrypt(byte[] encrypted, byte[] passphrase, byte[] salt, int rounds) throws KeyFormatException {
        try {
            return crypt(Cipher.DECRYPT_MODE, encrypted, passphrase, salt, rounds);
        } catch (AEADBadTagException e) {
            throw new KeyFormatException("the pass phrase is wrong, or the file damaged", e);
        } catch (GeneralSecurityException e) {
            throw new KeyFormatException("the encrypted key cannot be decrypted: " + e.getMessage(), e);
        }
    }

    private byte[] crypt(int mode, byte[] content, byte[] passphrase, byte[] salt, int rounds)
            throws GeneralSecurityException {
        byte[] both = BCrypt.pbkdfGenerate(passphrase, salt, rounds, keyLength + ivLength);
        byte[] iv = Arrays.copyOfRange(both, keyLength, both.length);
        Cipher cipher = Cipher.getInstance(transformation);
        cipher.init(
                mode,
                new SecretKeySpec(both, 0, keyLength, "AES"),
                tagLength > 0 ? new GCMParameterSpec(tagLength * Byte.SIZE, iv) : new IvParameterSpec(iv));
        Arrays.fill(both, (byte) 0);
        return cipher.doFinal(content);
    }
}
