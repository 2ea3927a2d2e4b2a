package org.mpl4j.compiler.parse.antlr;

import java.math.BigInteger;

/** Numbers as they are spelt: decimal, 0x.., 0o.. or 0b.., with {@code _} between the digits. */
public final class IntegerText {
    /** Longer numbers are cut: they fit nowhere, and converting a million digits takes quadratic time. */
    private static final int MAX_DIGITS = 80;

    private IntegerText() {}

    /** The value. */
    public static BigInteger value(String text) {
        String digits = text.replace("_", "");
        int radix = 10;
        if (digits.length() > 1 && Character.isLetter(digits.charAt(1))) {
            radix = digits.charAt(1) == 'x' ? 16 : digits.charAt(1) == 'o' ? 8 : 2;
            digits = digits.substring(2);
        }
        digits = digits.replaceFirst("^0+(?=.)", "");
        return new BigInteger(digits.length() > MAX_DIGITS ? "1" + "0".repeat(MAX_DIGITS) : digits, radix);
    }
}
