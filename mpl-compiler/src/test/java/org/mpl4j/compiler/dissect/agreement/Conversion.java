package org.mpl4j.compiler.dissect.agreement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How our value becomes what tshark shows.
 *
 * @param shift bits that the number is shifted to the right by
 * @param mask what is kept of it then; 0 for all
 */
record Conversion(Kind kind, BigDecimal factor, BigDecimal summand, int shift, int mask) {
    static final Conversion NONE = of(Kind.NONE);

    private static final Pattern BITS = Pattern.compile("(?:>> (\\d+))?(?: ?& (\\d+))?");
    private static final Pattern LINEAR = Pattern.compile("(?:\\* ([\\d.]+))?(?: ?\\+ (-?\\d+))?");

    /** What is compared. */
    enum Kind {
        /** The values. */
        NONE,
        /** The numbers, of which tshark shows a part or another unit. */
        ARITHMETIC,
        /** The bytes that tshark says the field has, where what it shows of them has another form. */
        RAW,
        /** Those bytes, which are a number in the other order. */
        LITTLE,
        /** Our bytes as a number. */
        NUMBER,
        /** Our number, of which tshark reads the bytes in the other order. */
        SWAPPED,
        /** Our bytes as text that ends at the first zero. */
        TEXT,
        /** How many bytes we have. */
        LENGTH,
        /** The bytes that both have, where one side's field has others besides. */
        PART,
        /** Our bytes, of which tshark shows those first that are not zero. */
        PADDED
    }

    private static Conversion of(Kind kind) {
        return new Conversion(kind, BigDecimal.ONE, BigDecimal.ZERO, 0, 0);
    }

    /** Reads {@code * 4}, {@code + 1}, {@code >> 5 & 3}, {@code as raw}, {@code as length} and so on; nothing is no conversion. */
    static Conversion parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        for (Kind kind : Kind.values()) {
            if (text.equalsIgnoreCase("as " + kind)) {
                return of(kind);
            }
        }
        Matcher linear = LINEAR.matcher(text);
        if (linear.matches()) {
            return new Conversion(
                    Kind.ARITHMETIC,
                    linear.group(1) == null ? BigDecimal.ONE : new BigDecimal(linear.group(1)),
                    linear.group(2) == null ? BigDecimal.ZERO : new BigDecimal(linear.group(2)),
                    0,
                    0);
        }
        Matcher bits = BITS.matcher(text);
        if (bits.matches()) {
            return new Conversion(
                    Kind.ARITHMETIC,
                    BigDecimal.ONE,
                    BigDecimal.ZERO,
                    bits.group(1) == null ? 0 : Integer.parseInt(bits.group(1)),
                    bits.group(2) == null ? 0 : Integer.parseInt(bits.group(2)));
        }
        throw new IllegalArgumentException(
                "`" + text
                        + "` is no conversion: write `* 4 + 1`, `>> 5 & 3`, or `as` raw, little, number, swapped, text, length, part or padded");
    }

    BigDecimal apply(BigDecimal ours) {
        BigDecimal number = ours;
        if (shift > 0 || mask > 0) {
            BigInteger bits = number.toBigIntegerExact().shiftRight(shift);
            number = new BigDecimal(mask == 0 ? bits : bits.and(BigInteger.valueOf(mask)));
        }
        return number.multiply(factor).add(summand);
    }
}
