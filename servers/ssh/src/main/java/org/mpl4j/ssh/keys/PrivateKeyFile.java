package org.mpl4j.ssh.keys;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.mpl4j.ssh.crypto.NistCurve;

/**
 * A private key in a file: in OpenSSH's format or PEM, encrypted or not.
 *
 * @param key the key
 * @param comment what stands beside it; empty in PEM
 */
public record PrivateKeyFile(SigningKey key, String comment) {
    private static final String OPENSSH = "OPENSSH PRIVATE KEY";
    private static final int MAX_BYTES = 1 << 20;
    private static final int LINE = 68;

    /**
     * Reads a file.
     *
     * @param file its path
     * @param passphrase for when it is encrypted
     * @return what is in it
     * @throws IOException if it cannot be read
     * @throws KeyFormatException if it has no private key that is supported, with the path
     */
    public static PrivateKeyFile read(Path file, Passphrase passphrase) throws IOException, KeyFormatException {
        if (Files.size(file) > MAX_BYTES) {
            throw new KeyFormatException(file + " is too large for a private key");
        }
        try {
            return parse(Files.readString(file), passphrase);
        } catch (CharacterCodingException e) {
            throw new KeyFormatException(file + ": not a text file", e);
        } catch (KeyFormatException e) {
            throw new KeyFormatException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads the text of a file.
     *
     * @param text with an armored key in it
     * @param passphrase for when it is encrypted
     * @return what is in it
     * @throws KeyFormatException if it has no private key that is supported
     */
    public static PrivateKeyFile parse(String text, Passphrase passphrase) throws KeyFormatException {
        PemObject pem;
        try (PemReader reader = new PemReader(new StringReader(text))) {
            pem = reader.readPemObject();
        } catch (IOException | RuntimeException e) {
            throw new KeyFormatException("the armor of the private key is damaged: " + e.getMessage(), e);
        }
        if (pem == null) {
            throw new KeyFormatException(
                    "there is no private key in it: a line `-----BEGIN .. PRIVATE KEY-----` is expected");
        }
        return pem.getType().equals(OPENSSH)
                ? OpenSshKeyFormat.read(pem.getContent(), passphrase)
                : new PrivateKeyFile(PemKeyFormat.read(pem, passphrase), "");
    }

    /**
     * Makes a new key.
     *
     * @param type ssh-ed25519, ecdsa-sha2-nistp256, -nistp384, -nistp521, or ssh-rsa, which gets 3072 bits as with OpenSSH
     * @param comment what shall stand beside it
     * @return the key
     * @throws KeyFormatException if there is no such type
     */
    public static PrivateKeyFile generate(String type, String comment) throws KeyFormatException {
        SigningKey key = switch (type) {
            case "ssh-ed25519" -> Ed25519SigningKey.generate();
            case "ecdsa-sha2-nistp256" -> EcdsaSigningKey.generate(NistCurve.P256);
            case "ecdsa-sha2-nistp384" -> EcdsaSigningKey.generate(NistCurve.P384);
            case "ecdsa-sha2-nistp521" -> EcdsaSigningKey.generate(NistCurve.P521);
            case "ssh-rsa" -> RsaSigningKey.generate(3072);
            default ->
                throw new KeyFormatException(
                        "keys of the type `%s` cannot be made; ssh-ed25519, ecdsa-sha2-nistp256, -nistp384, -nistp521 and ssh-rsa can"
                                .formatted(type));
        };
        return new PrivateKeyFile(key, comment);
    }

    /** {@return the text of a file in OpenSSH's format, without encryption} */
    public String toText() {
        return armor(OpenSshKeyFormat.write(key, comment));
    }

    /**
     * Encrypts, as OpenSSH does.
     *
     * @param passphrase in UTF-8
     * @return the text of a file in OpenSSH's format
     */
    public String toText(byte[] passphrase) {
        return armor(OpenSshKeyFormat.write(key, comment, passphrase));
    }

    /** {@return the text of the .pub file} */
    public String toPublicText() {
        return key.publicKey().toLine(comment) + "\n";
    }

    private static String armor(byte[] content) {
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + OPENSSH + "-----\n" + base64 + "\n-----END " + OPENSSH + "-----\n";
    }
}
