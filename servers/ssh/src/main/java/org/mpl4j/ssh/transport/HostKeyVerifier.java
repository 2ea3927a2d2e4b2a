package org.mpl4j.ssh.transport;

import java.util.List;
import org.mpl4j.ssh.keys.PublicKey;

/** Tells a client whether a server is the one that is meant. That it has the private key of what it shows is verified before. */
public interface HostKeyVerifier {
    /** {@return the algorithms of host keys that are taken, the preferred first: best those of keys that are known already} */
    List<String> algorithms();

    /**
     * Decides about a key, in each key exchange; called on the thread that reads the connection, which waits.
     *
     * @param shown a key or a certificate
     * @throws ProtocolException if it is not the server's, or nobody knows
     */
    void verify(PublicKey shown) throws ProtocolException;
}
