package org.mpl4j.ssh.transport;

import java.util.List;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.crypto.Proposal;

/**
 * What a server has said of the signatures that it takes from users (server-sig-algs, RFC 8308 section 3.1).
 *
 * @param isKnown whether it has said so
 * @param names the algorithms
 */
public record SignatureAlgorithms(boolean isKnown, List<String> names) {
    /** The server has said nothing. */
    public static final SignatureAlgorithms UNKNOWN = new SignatureAlgorithms(false, List.of());

    private static final String CERTIFICATE = "-cert-v01@openssh.com";
    private static final String OPENSSH = "@openssh.com";

    /** {@return what the value of the extension says} */
    public static SignatureAlgorithms of(Bytes value) {
        return new SignatureAlgorithms(true, Proposal.names(value));
    }

    /**
     * Looks for an algorithm.
     *
     * @param algorithm of a key or a certificate; servers name only those of keys
     * @return whether a signature by it may be sent
     */
    public boolean permit(String algorithm) {
        return !isKnown || names.contains(algorithm) || names.contains(plain(algorithm));
    }

    /** {@return the algorithm of the key that a certificate is of} */
    public static String plain(String algorithm) {
        return algorithm.replace(CERTIFICATE, algorithm.startsWith("sk-") ? OPENSSH : "");
    }
}
