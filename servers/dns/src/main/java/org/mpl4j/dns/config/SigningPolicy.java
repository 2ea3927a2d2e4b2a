package org.mpl4j.dns.config;

import java.nio.file.Path;
import java.time.Duration;
import org.mpl4j.runtime.Bytes;

/**
 * How a zone is signed by this server.
 *
 * @param name how zones name it
 * @param keys which keys
 * @param denial how names are shown not to be there
 * @param times of signatures
 * @param serial of the signed version
 */
public record SigningPolicy(String name, Keys keys, Denial denial, Times times, Serial serial) {
    /**
     * Keys.
     *
     * @param folder with key files as BIND and ldns write them
     * @param algorithm of keys that are made
     * @param isSplit whether keys that are made are two: one for the zone, one for its keys, which the parent zone refers to
     * @param isInSync whether CDS and CDNSKEY records ask the parent zone to refer to the keys (RFC 7344)
     */
    public record Keys(Path folder, Algorithm algorithm, boolean isSplit, boolean isInSync) {}

    /** What keys are for. */
    public enum Algorithm {
        ECDSAP256SHA256,
        ED25519
    }

    /**
     * Proofs of what is not there.
     *
     * @param kind by names or by hashes
     * @param salt what is hashed with each name; nothing is best (RFC 9276 section 3.1)
     * @param iterations how often a hash is hashed again; 0 is best
     * @param isOptOut whether delegations to zones that are not signed have no hashes (RFC 5155 section 6)
     */
    public record Denial(Kind kind, Bytes salt, int iterations, boolean isOptOut) {
        /** By names. */
        public static final Denial NSEC = new Denial(Kind.NSEC, Bytes.EMPTY, 0, false);

        /** By hashes, as RFC 9276 wants it. */
        public static final Denial NSEC3 = new Denial(Kind.NSEC3, Bytes.EMPTY, 0, false);

        /** The type of records. */
        public enum Kind {
            NSEC,
            NSEC3
        }
    }

    /**
     * Times of signatures.
     *
     * @param lifetime how long they are valid from now on
     * @param refresh so long before they end, signatures are renewed
     * @param jitter up to so much less each is valid, so that not all are renewed at once
     */
    public record Times(Duration lifetime, Duration refresh, Duration jitter) {
        public static final Times DEFAULT = new Times(Duration.ofDays(14), Duration.ofDays(7), Duration.ofHours(12));
    }

    /** The serial number of the signed version. */
    public enum Serial {
        /** That of the file. Secondary servers do not see when signatures are renewed. */
        KEEP,
        /** That of the file, or one more than the last, whichever is larger. */
        INCREMENT
    }
}
