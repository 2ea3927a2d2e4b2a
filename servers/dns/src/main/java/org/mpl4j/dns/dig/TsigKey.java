package org.mpl4j.dns.dig;

import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.mpl4j.runtime.codec.DnsName;

/**
 * A secret shared with a server (RFC 8945 section 2).
 *
 * @param name its name, in lower case
 * @param algorithm the name of the algorithm, as TSIG records have it
 * @param macName the JDK's name of it
 * @param secret the secret
 */
public record TsigKey(DnsName name, DnsName algorithm, String macName, byte[] secret) {
    /** RFC 8945 section 6. */
    private static final Map<String, String> ALGORITHMS = Map.of(
            "hmac-md5", "HmacMD5",
            "hmac-sha1", "HmacSHA1",
            "hmac-sha224", "HmacSHA224",
            "hmac-sha256", "HmacSHA256",
            "hmac-sha384", "HmacSHA384",
            "hmac-sha512", "HmacSHA512");

    private static final String MD5_NAME = "hmac-md5.sig-alg.reg.int.";

    /**
     * Reads {@code [ALGORITHM:]NAME:SECRET}; the secret is Base64, the algorithm hmac-sha256 if not given.
     *
     * @throws IllegalArgumentException if it is something else; the message says what
     */
    public static TsigKey of(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw new IllegalArgumentException("a key is [ALGORITHM:]NAME:SECRET");
        }
        String algorithm = parts.length == 3 ? parts[0].toLowerCase(Locale.ROOT) : "hmac-sha256";
        String macName = ALGORITHMS.get(algorithm);
        if (macName == null) {
            throw new IllegalArgumentException("there is no algorithm " + algorithm + "; there are "
                    + String.join(", ", ALGORITHMS.keySet().stream().sorted().toList()));
        }
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(parts[parts.length - 1]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the secret is not Base64: " + e.getMessage(), e);
        }
        if (secret.length == 0) {
            throw new IllegalArgumentException("the secret is empty");
        }
        return new TsigKey(
                DnsName.of(parts[parts.length - 2].toLowerCase(Locale.ROOT)),
                DnsName.of(algorithm.equals("hmac-md5") ? MD5_NAME : algorithm),
                macName,
                secret);
    }
}
