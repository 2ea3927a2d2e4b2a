package org.mpl4j.ssh.crypto;

/** The host key that was agreed on, with its algorithm. */
public interface HostSigner {
    /** {@return the public key or certificate, an {@code ssh_public_key}} */
    byte[] publicKey();

    /**
     * Signs.
     *
     * @param data to be signed
     * @return an {@code ssh_signature}
     */
    byte[] sign(byte[] data);
}
