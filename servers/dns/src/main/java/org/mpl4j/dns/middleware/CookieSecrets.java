package org.mpl4j.dns.middleware;

import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;

/**
 * The secrets of which server cookies are made (RFC 9018 section 5): one for those that are made now, and perhaps another one that those of before, or those of other
 * servers, may be made with. They are rolled over in three steps: the new one is accepted, then used, then the old one is left out. Safe for use by several threads.
 */
public final class CookieSecrets {
    /** How many octets a secret has. */
    public static final int SECRET_OCTETS = 16;

    /** Two secrets that belong together. */
    record Pair(Bytes current, @Nullable Bytes other) {}

    private volatile Pair pair;

    /**
     * Such secrets.
     *
     * @param current what cookies are made with, 16 octets
     * @param other what they may be made with as well, 16 octets, or null
     */
    public CookieSecrets(Bytes current, @Nullable Bytes other) {
        pair = checked(current, other);
    }

    /**
     * Replaces the secrets.
     *
     * @param current what cookies are made with from now on, 16 octets
     * @param other what they may be made with as well, 16 octets, or null
     */
    public void replace(Bytes current, @Nullable Bytes other) {
        pair = checked(current, other);
    }

    Pair pair() {
        return pair;
    }

    private static Pair checked(Bytes current, @Nullable Bytes other) {
        checkLength(current);
        if (other != null) {
            checkLength(other);
        }
        return new Pair(current, other);
    }

    private static void checkLength(Bytes secret) {
        if (secret.length() != SECRET_OCTETS) {
            throw new IllegalArgumentException("a secret for cookies of " + secret.length() + " octets; it must have "
                    + SECRET_OCTETS + ", which are 32 hexadecimal digits");
        }
    }
}
