package org.mpl4j.ssh.client;

import java.io.IOException;
import org.mpl4j.ssh.keys.PublicKey;

/** What a user proves himself by: a key, or a certificate of one. */
public interface Identity {
    /** {@return where it comes from, for people} */
    String name();

    /**
     * Shows its public half.
     *
     * @return the key or certificate
     * @throws IOException if it cannot be read, with its name
     */
    PublicKey shown() throws IOException;

    /** {@return whether signing asks nobody and takes no time, so that a server need not be asked first whether it takes the key} */
    boolean isReady();

    /**
     * Signs.
     *
     * @param algorithm of the signature
     * @param data what is signed
     * @return an {@code ssh_signature}
     * @throws IOException if it cannot, with its name and the reason
     */
    byte[] sign(String algorithm, byte[] data) throws IOException;
}
