package org.mpl4j.appliance.build;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes the address of a station of the name of an appliance: the same name has the same address everywhere, and two names hardly ever have one. */
final class StationAddress {
    /** Locally administered, of one station (IEEE 802-2014 section 8.2). */
    private static final int LOCAL = 0x02;

    private static final int OCTETS = 6;

    private StationAddress() {}

    static String of(String name) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(("appliance " + name).getBytes(StandardCharsets.UTF_8));
            digest[0] = LOCAL;
            return HexFormat.ofDelimiter(":").formatHex(digest, 0, OCTETS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
