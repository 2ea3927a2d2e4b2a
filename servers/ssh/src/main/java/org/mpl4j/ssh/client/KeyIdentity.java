package org.mpl4j.ssh.client;

import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.keys.SigningKey;

/**
 * A private key in memory.
 *
 * @param name for people
 * @param key signs
 * @param shown its public half, or a certificate of it
 */
public record KeyIdentity(String name, SigningKey key, PublicKey shown) implements Identity {
    /** A key without a certificate. */
    public KeyIdentity(String name, SigningKey key) {
        this(name, key, key.publicKey());
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public byte[] sign(String algorithm, byte[] data) {
        return key.sign(algorithm, data);
    }
}
