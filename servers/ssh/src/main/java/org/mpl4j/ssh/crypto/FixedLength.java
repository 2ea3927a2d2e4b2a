package org.mpl4j.ssh.crypto;

import java.math.BigInteger;

/** Numbers in a fixed number of bytes. */
public final class FixedLength {
    private FixedLength() {}

    /**
     * Writes a number with zeros before it.
     *
     * @param number not negative
     * @param byteCount how many bytes it shall have
     * @return the bytes, the most significant first
     * @throws IllegalArgumentException if it is too large
     */
    public static byte[] of(BigInteger number, int byteCount) {
        byte[] digits = number.toByteArray();
        int skipped = digits.length > byteCount && digits[0] == 0 ? digits.length - byteCount : 0;
        int length = digits.length - skipped;
        if (number.signum() < 0 || length > byteCount || skipped > 1) {
            throw new IllegalArgumentException("the number does not fit into " + byteCount + " bytes");
        }
        byte[] fixed = new byte[byteCount];
        System.arraycopy(digits, skipped, fixed, byteCount - length, length);
        return fixed;
    }
}
