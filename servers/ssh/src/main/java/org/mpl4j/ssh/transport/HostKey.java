package org.mpl4j.ssh.transport;

import java.util.List;
import org.mpl4j.ssh.crypto.HostSigner;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.keys.SigningKey;

/**
 * A key that the server proves itself by.
 *
 * @param key the private key
 * @param shown its public half, or a certificate of that
 */
public record HostKey(SigningKey key, PublicKey shown) {
    /** A key without a certificate. */
    public HostKey(SigningKey key) {
        this(key, key.publicKey());
    }

    /** {@return the algorithms that it can be used with} */
    public List<String> algorithms() {
        return shown.algorithms();
    }

    HostSigner signer(String algorithm) {
        byte[] blob = shown.blob();
        return new HostSigner() {
            @Override
            public byte[] publicKey() {
                return blob;
            }

            @Override
            public byte[] sign(byte[] data) {
                return key.sign(algorithm, data);
            }
        };
    }
}
