package org.mpl4j.tcpip.ndp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.Prefix;

/** The lower halves of addresses that a host makes itself: the same each time in one network, and nothing that tells one host in two networks (RFC 7217). */
final class InterfaceIdentifiers {
    /** How often another one is tried when somebody has an address already. */
    static final int ATTEMPTS = 3;

    private static final int OCTETS = 16;

    private final long secret;

    InterfaceIdentifiers(RandomGenerator random) {
        secret = random.nextLong();
    }

    IpAddress address(Prefix prefix, String interfaceName, int attempt) {
        String text = Long.toHexString(prefix.address().high()) + '|' + interfaceName + '|' + attempt + '|' + secret;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            long low = IpAddress.of(Bytes.wrap(digest).slice(0, OCTETS)).low();
            return new IpAddress(prefix.address().high(), low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
