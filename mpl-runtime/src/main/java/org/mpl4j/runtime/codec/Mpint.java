package org.mpl4j.runtime.codec;

import java.math.BigInteger;
import org.mpl4j.runtime.Bytes;

/**
 * A multiple-precision integer of SSH (RFC 4251 section 5): two's complement, most significant byte first, zero as no
 * bytes. What was parsed is kept as it was, also with more leading bytes than necessary; equality is that of the
 * numbers.
 */
public final class Mpint implements Comparable<Mpint> {
    /** Zero. */
    public static final Mpint ZERO = new Mpint(Bytes.EMPTY);

    private final Bytes content;

    private Mpint(Bytes content) {
        this.content = content;
    }

    /**
     * A number in two's complement.
     *
     * @param content most significant byte first; not copied; more leading bytes than necessary are kept
     * @return the number
     */
    public static Mpint ofContent(Bytes content) {
        return new Mpint(content);
    }

    /**
     * A number that is not negative.
     *
     * @param magnitude most significant byte first, with or without leading zeros; copied if a byte must be added, else
     *     not
     * @return the number, in its shortest form
     */
    public static Mpint ofUnsigned(Bytes magnitude) {
        if (magnitude.isEmpty() || magnitude.get(0) >= 0) {
            return new Mpint(shortest(magnitude));
        }
        byte[] signed = new byte[magnitude.length() + 1];
        magnitude.copyTo(signed, 1);
        return new Mpint(Bytes.wrap(signed));
    }

    /**
     * A number.
     *
     * @param value the number
     * @return the same, in its shortest form
     */
    public static Mpint of(BigInteger value) {
        return value.signum() == 0 ? ZERO : new Mpint(Bytes.wrap(value.toByteArray()));
    }

    /**
     * A number.
     *
     * @param value the number
     * @return the same, in its shortest form
     */
    public static Mpint of(long value) {
        return of(BigInteger.valueOf(value));
    }

    /**
     * The bytes after the length.
     *
     * @return what was parsed or given, perhaps longer than necessary
     */
    public Bytes content() {
        return content;
    }

    /**
     * The bytes that are written after the length.
     *
     * @return the shortest two's complement; a slice of {@link #content}
     */
    public Bytes canonical() {
        return shortest(content);
    }

    /**
     * Whether {@link #content} is the shortest form, as RFC 4251 demands.
     *
     * @return true if it is
     */
    public boolean isCanonical() {
        return redundantBytes(content) == 0;
    }

    /**
     * The sign.
     *
     * @return -1, 0 or 1
     */
    public int signum() {
        Bytes shortest = canonical();
        return shortest.isEmpty() ? 0 : shortest.get(0) < 0 ? -1 : 1;
    }

    /**
     * The number for arithmetic.
     *
     * @return the number
     */
    public BigInteger toBigInteger() {
        return content.isEmpty() ? BigInteger.ZERO : new BigInteger(content.toArray());
    }

    private static Bytes shortest(Bytes content) {
        int redundant = redundantBytes(content);
        return redundant == 0 ? content : content.slice(redundant, content.length());
    }

    /** How many leading bytes only repeat the sign. */
    private static int redundantBytes(Bytes content) {
        int length = content.length();
        int count = 0;
        while (count < length && isRedundant(content, count, length)) {
            count++;
        }
        return count;
    }

    private static boolean isRedundant(Bytes content, int index, int length) {
        byte octet = content.get(index);
        boolean isLast = index == length - 1;
        return (octet == 0 && (isLast || content.get(index + 1) >= 0))
                || (octet == -1 && !isLast && content.get(index + 1) < 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mpint mpint && canonical().equals(mpint.canonical());
    }

    @Override
    public int hashCode() {
        return canonical().hashCode();
    }

    @Override
    public int compareTo(Mpint other) {
        return toBigInteger().compareTo(other.toBigInteger());
    }

    /** {@inheritDoc} The number in decimal. */
    @Override
    public String toString() {
        return toBigInteger().toString();
    }
}
