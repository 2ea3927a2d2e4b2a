package org.mpl4j.ssh.keys;

import java.util.List;
import org.mpl4j.ssh.packets.ssh.SshPrivateKey;

/** A private key. Immutable, for all threads. */
public interface SigningKey {
    /** {@return its public half} */
    PublicKey publicKey();

    /** {@return what it can sign with, the best first} */
    default List<String> algorithms() {
        return publicKey().algorithms();
    }

    /**
     * Signs.
     *
     * @param algorithm one of {@link #algorithms}; the names of certificates are taken, too
     * @param data what is to be signed
     * @return an {@code ssh_signature}
     * @throws IllegalArgumentException if the key does not have that algorithm
     */
    byte[] sign(String algorithm, byte[] data);

    /**
     * Gives the private key to a builder.
     *
     * @param builder of the packet
     * @param comment what stands beside the key
     * @return what remains to be done
     */
    SshPrivateKey.Builder.Complete write(SshPrivateKey.Builder.NeedsKeyTypeBranch builder, String comment);

    /**
     * Refuses an algorithm of other keys.
     *
     * @param algorithm what was asked for
     * @return how the signature is written: the algorithm without a certificate
     */
    default String requireFormat(String algorithm) {
        String plain = SignatureAlgorithm.plainType(algorithm);
        if (!algorithms().contains(plain)) {
            throw new IllegalArgumentException("a key of type %s does not sign with %s"
                    .formatted(publicKey().type(), algorithm));
        }
        return plain;
    }
}
