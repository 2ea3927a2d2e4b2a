package org.mpl4j.ssh.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes by time (RFC 6238, with the truncation of RFC 4226 section 5.3).
 *
 * @param secret what both sides know
 * @param algorithm of the MAC: HmacSHA1, HmacSHA256 or HmacSHA512
 * @param digits of a code, 6 to 8
 * @param period how many seconds a code is for
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record Totp(byte[] secret, String algorithm, int digits, int period) {
    private static final int LEAST_DIGITS = 6;
    private static final int MOST_DIGITS = 8;
    private static final int BYTE = 0xff;
    private static final int POSITIVE = 0x7f;
    private static final int NIBBLE = 0xf;

    Totp {
        if (digits < LEAST_DIGITS || digits > MOST_DIGITS) {
            throw new IllegalArgumentException(
                    "codes have %d to %d digits, not %d".formatted(LEAST_DIGITS, MOST_DIGITS, digits));
        }
        if (period < 1) {
            throw new IllegalArgumentException("a code is for a second at least, not for " + period);
        }
        if (secret.length == 0) {
            throw new IllegalArgumentException("the secret is empty");
        }
    }

    /** {@return the step that a time is in, in seconds since 1970} */
    long step(long seconds) {
        return Math.floorDiv(seconds, period);
    }

    /** {@return the code of a step} */
    String code(long step) {
        byte[] hash = mac(step);
        int at = hash[hash.length - 1] & NIBBLE;
        int number = (hash[at] & POSITIVE) << 24
                | (hash[at + 1] & BYTE) << 16
                | (hash[at + 2] & BYTE) << 8
                | hash[at + 3] & BYTE;
        int power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return String.format(Locale.ROOT, "%0" + digits + "d", number % power);
    }

    /** {@return whether this is the code of a step; takes as long if it is not} */
    boolean isCode(byte[] typed, long step) {
        return MessageDigest.isEqual(code(step).getBytes(StandardCharsets.US_ASCII), typed);
    }

    private byte[] mac(long step) {
        byte[] message = new byte[Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            message[Long.BYTES - 1 - i] = (byte) (step >>> i * Byte.SIZE);
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK lacks " + algorithm, e);
        }
    }
}
