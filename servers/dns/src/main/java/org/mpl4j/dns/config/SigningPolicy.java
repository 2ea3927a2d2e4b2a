package org.mpl4j.dns.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a zone is signed by this server.
 *
 * @param name how zones name it
 * @param algorithm of keys that are made
 * @param keyFolder with key files as BIND and ldns write them
 * @param denial how names are shown not to be there
 * @param lifetime of signatures
 * @param refresh so long before they end, signatures are renewed
 */
public record SigningPolicy(
        String name, Algorithm algorithm, Path keyFolder, Denial denial, Duration lifetime, Duration refresh) {
    /** What keys are for. */
    public enum Algorithm {
        ECDSAP256SHA256,
        ED25519
    }

    /** Proofs of what is not there. */
    public enum Denial {
        NSEC,
        /** With no salt, and no iterations (RFC 9276). */
        NSEC3
    }
}
