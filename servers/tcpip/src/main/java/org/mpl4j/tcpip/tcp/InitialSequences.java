package org.mpl4j.tcpip.tcp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;

/** Where connections begin to count (RFC 6528): each pair of ends somewhere else, and one pair further each time, so that nobody else can guess it. */
final class InitialSequences {
    private static final long TICK = 4_000;
    private static final int OCTETS = 16;

    private long secret;

    InitialSequences(RandomGenerator random) {
        secret = random.nextLong();
    }

    long secret() {
        return secret;
    }

    void restore(long other) {
        secret = other;
    }

    int next(Endpoints ends, long now) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] octets = digest.digest((ends + Long.toHexString(secret)).getBytes(StandardCharsets.UTF_8));
            return (int) IpAddress.of(Bytes.wrap(octets).slice(0, OCTETS)).high() + (int) (now / TICK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
