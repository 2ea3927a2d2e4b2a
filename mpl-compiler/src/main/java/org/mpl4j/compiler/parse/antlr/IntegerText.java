package org.mpl4j.compiler.parse.antlr;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers as they are spelt: decimal, 0x.., 0o.. or 0b.., with {@code _} between the digits. */
public final class IntegerText {
    /** Longer numbers are cut: they fit nowhere, and converting a million digits takes quadratic time. */
    private static final int MAX_DIGITS = 80;

    private static final Pattern NUMBER =
            Pattern.compile("0x_*[0-9a-fA-F][0-9a-fA-F_]*|0o_*[0-7][0-7_]*|0b_*[01][01_]*|[0-9][0-9_]*");

    private IntegerText() {}

    /** Whether it is a number at all. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

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
