package org.mpl4j.ssh.keys;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;
import org.mpl4j.ssh.packets.ssh.SshSignature;

/** A public key, or a certificate of one, as SSH writes it (RFC 4253 section 6.6). Immutable. */
public final class PublicKey {
    private static final String FINGERPRINT_PREFIX = "SHA256:";

    private final byte[] blob;
    private final SshPublicKey view;
    private final SignatureVerifier verifier;

    private PublicKey(byte[] blob, SshPublicKey view, SignatureVerifier verifier) {
        this.blob = blob;
        this.view = view;
        this.verifier = verifier;
    }

    /**
     * Reads a key.
     *
     * @param blob an {@code ssh_public_key}, and nothing behind it
     * @return the key
     * @throws KeyFormatException if it is none, of a type that is not supported, or not fit for use
     */
    public static PublicKey parse(byte[] blob) throws KeyFormatException {
        byte[] own = blob.clone();
        try {
            SshPublicKey view = SshPublicKey.parse(Bytes.wrap(own));
            if (view.byteLength() != own.length) {
                throw new KeyFormatException(
                        "there are %d bytes behind the public key".formatted(own.length - view.byteLength()));
            }
            return new PublicKey(own, view, PublicKeyParts.verifier(view));
        } catch (ParseException e) {
            throw new KeyFormatException("not a public key: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new KeyFormatException("the public key is not fit for use: " + e.getMessage(), e);
        }
    }

    static PublicKey of(SshPublicKey view) throws KeyFormatException {
        return parse(view.encoded().toArray());
    }

    static PublicKey ofBuilt(ByteBuffer built) {
        try {
            return parse(Bytes.wrap(built.flip()).toArray());
        } catch (KeyFormatException e) {
            throw new IllegalStateException("a key that was made cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the two words that keys are in text files.
     *
     * @param type the first
     * @param base64 the second
     * @return the key
     * @throws KeyFormatException if they are not a key of that type
     */
    public static PublicKey parse(String type, String base64) throws KeyFormatException {
        byte[] blob;
        try {
            blob = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new KeyFormatException("the key behind " + type + " is not base64: " + e.getMessage(), e);
        }
        PublicKey key = parse(blob);
        if (!key.type().equals(type)) {
            throw new KeyFormatException("the key is said to be %s, but is %s".formatted(type, key.type()));
        }
        return key;
    }

    /**
     * Reads a line of a .pub file.
     *
     * @param line with type, key and perhaps a comment
     * @return the key
     * @throws KeyFormatException if it has none
     */
    public static PublicKey parseLine(String line) throws KeyFormatException {
        String[] words = line.strip().split("\\s+", 3);
        if (words.length < 2) {
            throw new KeyFormatException(
                    "a line with a public key has a type, the key and perhaps a comment, not: " + line);
        }
        return parse(words[0], words[1]);
    }

    /** {@return its type: ssh-ed25519, ssh-rsa, ssh-ed25519-cert-v01@openssh.com ..} */
    public String type() {
        return view.keyType().ascii();
    }

    /** {@return its bytes, a copy} */
    public byte[] blob() {
        return blob.clone();
    }

    /** {@return the packet} */
    public SshPublicKey view() {
        return view;
    }

    /** {@return a fingerprint as OpenSSH shows it: SHA256: and base64; of a certificate, that of its key} */
    public String fingerprint() {
        byte[] hash = Jca.sha256(PublicKeyParts.plain(view).orElse(blob));
        return FINGERPRINT_PREFIX + Base64.getEncoder().withoutPadding().encodeToString(hash);
    }

    /** {@return whether it is on a FIDO security key} */
    public boolean isSecurityKey() {
        return verifier instanceof SecurityKeyVerifier;
    }

    /** {@return whether it is a certificate} */
    public boolean isCertificate() {
        return PublicKeyParts.certificate(view).isPresent();
    }

    /**
     * Looks into a certificate.
     *
     * @return what the authority says; nothing if this is a plain key
     * @throws KeyFormatException if it breaks a rule
     */
    public Optional<Certificate> certificate() throws KeyFormatException {
        var found = PublicKeyParts.certificate(view);
        return found.isPresent() ? Optional.of(Certificate.of(this, found.get())) : Optional.empty();
    }

    /** {@return the key that a certificate is of; this one if it is none} */
    public PublicKey plain() {
        return PublicKeyParts.plain(view)
                .map(bytes -> ofBuilt(ByteBuffer.wrap(bytes).position(bytes.length)))
                .orElse(this);
    }

    /** {@return the algorithms that its signatures may have, the best first, by their names in SSH} */
    public List<String> algorithms() {
        return SignatureAlgorithm.ofKeyType(type()).stream()
                .map(SignatureAlgorithm::name)
                .toList();
    }

    /**
     * Verifies a signature, for which security keys must have been touched.
     *
     * @param algorithm what was agreed on, by its name in SSH
     * @param data what was signed
     * @param signature an {@code ssh_signature}
     * @return whether it is of this key, this algorithm and these bytes
     */
    public boolean verify(String algorithm, byte[] data, byte[] signature) {
        return verify(algorithm, data, signature, SecurityKeyRules.TOUCH);
    }

    /**
     * Verifies a signature.
     *
     * @param algorithm what was agreed on, by its name in SSH
     * @param data what was signed
     * @param signature an {@code ssh_signature}
     * @param rules for security keys
     * @return whether it is of this key, this algorithm and these bytes
     */
    public boolean verify(String algorithm, byte[] data, byte[] signature, SecurityKeyRules rules) {
        Optional<SignatureAlgorithm> wanted = SignatureAlgorithm.ofKeyType(type()).stream()
                .filter(one -> one.name().equals(algorithm))
                .findFirst();
        if (wanted.isEmpty()) {
            return false;
        }
        try {
            SshSignature read = SshSignature.parse(Bytes.wrap(signature));
            return read.byteLength() == signature.length
                    && read.signatureFormat().contentEquals(wanted.get().format())
                    && verifier.verify(data, read, rules);
        } catch (ParseException e) {
            return false;
        }
    }

    /** {@return it as in a .pub file, without the end of the line} */
    public String toLine(String comment) {
        String key = type() + " " + Base64.getEncoder().encodeToString(blob);
        return comment.isEmpty() ? key : key + " " + comment;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey that && Arrays.equals(blob, that.blob);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(blob);
    }

    @Override
    public String toString() {
        return type() + " " + fingerprint();
    }
}
