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
 * @param algorithms what it is used with
 */
public record HostKey(SigningKey key, PublicKey shown, List<String> algorithms) {
    /** Keeps a copy, and refuses what the key has not. */
    public HostKey {
        algorithms = List.copyOf(algorithms);
        if (algorithms.isEmpty() || !shown.algorithms().containsAll(algorithms)) {
            throw new IllegalArgumentException("a host key of type %s is used with one or more of %s, not with %s"
                    .formatted(shown.type(), shown.algorithms(), algorithms));
        }
    }

    /** A key with a certificate, for all that it can be used with. */
    public HostKey(SigningKey key, PublicKey shown) {
        this(key, shown, shown.algorithms());
    }

    /** A key without a certificate. */
    public HostKey(SigningKey key) {
        this(key, key.publicKey());
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
