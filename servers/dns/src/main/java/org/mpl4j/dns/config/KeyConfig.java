package org.mpl4j.dns.config;

import java.util.Locale;
import org.mpl4j.dns.tsig.TsigKey;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/**
 * A key that two servers share (RFC 8945).
 *
 * @param name how messages name it
 * @param algorithm how it signs
 * @param secret what nobody else knows
 */
public record KeyConfig(DnsName name, Algorithm algorithm, Bytes secret) {
    /** Algorithms of RFC 8945 section 6 that are to be used. */
    public enum Algorithm {
        HMAC_SHA1,
        HMAC_SHA224,
        HMAC_SHA256,
        HMAC_SHA384,
        HMAC_SHA512
    }

    /** The key as it signs. */
    public TsigKey key() {
        return TsigKey.of(name, algorithm.name().toLowerCase(Locale.ROOT).replace('_', '-'), secret);
    }

    /** Without the secret, as texts end in logs. */
    @Override
    public String toString() {
        return "KeyConfig[" + name + ", " + algorithm + "]";
    }
}
