package org.mpl4j.dns.tsig;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/**
 * A secret that two sides share (RFC 8945 section 2).
 *
 * @param name its name, in lower case
 * @param algorithm the name of the algorithm, as TSIG records have it
 * @param macName the JDK's name of it
 * @param secret the secret
 */
public record TsigKey(DnsName name, DnsName algorithm, String macName, Bytes secret) {
    /** RFC 8945 section 6, without MD5, which is not to be used any more. */
    private static final Map<String, String> ALGORITHMS = Map.of(
            "hmac-sha1", "HmacSHA1",
            "hmac-sha224", "HmacSHA224",
            "hmac-sha256", "HmacSHA256",
            "hmac-sha384", "HmacSHA384",
            "hmac-sha512", "HmacSHA512");

    private static final String MD5 = "hmac-md5";

    /**
     * Such a key.
     *
     * @param name its name, in any case
     * @param algorithm {@code hmac-sha256} for instance
     * @param secret the secret
     * @throws IllegalArgumentException if there is no such algorithm, or no secret; the message says what is wrong
     */
    public static TsigKey of(DnsName name, String algorithm, Bytes secret) {
        String known = algorithm.toLowerCase(Locale.ROOT);
        String macName = ALGORITHMS.get(known);
        if (macName == null) {
            String reason = known.startsWith(MD5)
                    ? "hmac-md5 is not to be used any more (RFC 8945 section 6)"
                    : "there is no algorithm " + algorithm;
            throw new IllegalArgumentException(reason + "; there are "
                    + String.join(", ", ALGORITHMS.keySet().stream().sorted().toList()));
        }
        if (secret.length() == 0) {
            throw new IllegalArgumentException("the secret is empty");
        }
        return new TsigKey(lowerCase(name), DnsName.of(known), macName, secret);
    }

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
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(parts[parts.length - 1]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the secret is not Base64: " + e.getMessage(), e);
        }
        return of(
                DnsName.of(parts[parts.length - 2]), parts.length == 3 ? parts[0] : "hmac-sha256", Bytes.wrap(secret));
    }

    /** A name as it is digested (RFC 8945 section 4.3.3). */
    static DnsName lowerCase(DnsName name) {
        byte[] octets = new byte[name.wireLength()];
        name.putCanonical(octets, 0);
        return DnsName.ofWire(Bytes.wrap(octets));
    }

    Mac newMac() {
        try {
            Mac mac = Mac.getInstance(macName);
            mac.init(new SecretKeySpec(secret.toArray(), macName));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + macName, e);
        }
    }

    /** Without the secret, as texts end in logs. */
    @Override
    public String toString() {
        return "TsigKey[" + name + ", " + algorithm + "]";
    }
}
