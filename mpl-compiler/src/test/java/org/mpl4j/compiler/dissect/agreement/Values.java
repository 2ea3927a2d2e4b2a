package org.mpl4j.compiler.dissect.agreement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.value.FieldValue;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.Mpint;

/** Values of both sides, in forms that can be compared. */
final class Values {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(e-?[0-9]+)?");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-f]+");
    private static final Pattern OCTETS = Pattern.compile("[0-9a-f]+");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:(\\d{3})|(\\D))");
    private static final Pattern PRINTABLE = Pattern.compile("\\P{Cntrl}+");
    private static final Pattern ADDRESS4 = Pattern.compile("[0-9]+(\\.[0-9]+){3}");
    private static final Pattern ADDRESS6 = Pattern.compile("[0-9a-f:]*:[0-9a-f:.]*");

    private Values() {}

    /**
     * A value of ours.
     *
     * @param number null if it is none
     * @param bytes null if it is a number, or what a codec has read
     */
    record Ours(
            String text,
            @Nullable BigDecimal number,
            @Nullable Bytes bytes) {
        static Ours number(String number) {
            return new Ours(number, new BigDecimal(number), null);
        }

        static Ours of(FieldValue field) {
            return switch (field) {
                case FieldValue.Whole whole ->
                    number(
                            whole.shape().isUnsigned64()
                                    ? Long.toUnsignedString(whole.value())
                                    : Long.toString(whole.value()));
                case FieldValue.Flag flag -> number(flag.value() ? "1" : "0");
                case FieldValue.Real real ->
                    number(BigDecimal.valueOf(real.value()).toPlainString());
                case FieldValue.Content content ->
                    new Ours(content.value().hex(), null, content.value().copy());
                case FieldValue.Foreign foreign ->
                    new Ours(
                            foreign.text(),
                            null,
                            foreign.value() instanceof Mpint mpint
                                    ? mpint.content().copy()
                                    : null);
                default -> throw new IllegalArgumentException(field.name() + " is no leaf");
            };
        }

        /** What the value may look like; the bytes as digits and as text. */
        Set<String> forms(boolean isTextUpToZero) {
            Set<String> forms = new LinkedHashSet<>();
            forms.add(text);
            forms.add(ESCAPE.matcher(text).replaceAll(Ours::unescaped));
            if (bytes != null) {
                String characters = bytes.isUtf8() ? bytes.utf8() : bytes.latin1();
                int zero = characters.indexOf(0);
                forms.add(isTextUpToZero && zero >= 0 ? characters.substring(0, zero) : characters);
            }
            return forms;
        }

        /** A character of a name that is written as its number, or behind a backslash. */
        private static String unescaped(MatchResult escape) {
            String digits = escape.group(1);
            String character = digits == null ? escape.group(2) : String.valueOf((char) Integer.parseInt(digits));
            return Matcher.quoteReplacement(character);
        }

        @Override
        public String toString() {
            String characters = bytes == null || !bytes.isUtf8() ? "" : bytes.utf8();
            return PRINTABLE.matcher(characters).matches() ? text + " \"" + characters + '"' : text;
        }
    }

    /** Whether tshark says of a field what we say. */
    static boolean agree(TsharkField theirs, OurField field, Conversion conversion) {
        Ours ours = field.value();
        return switch (conversion.kind()) {
            case RAW -> agreeBytes(theirs.raw(), ours);
            case LITTLE -> agreeBytes(swapped(theirs.raw()), ours);
            case PART -> agreeInPart(theirs, field);
            case LENGTH -> sameNumber(theirs, BigDecimal.valueOf(length(ours)));
            case NUMBER ->
                ours.bytes() != null
                        && sameNumber(
                                theirs,
                                new BigDecimal(new BigInteger("0" + ours.bytes().hex(), 16)));
            case SWAPPED -> sameNumber(theirs, new BigDecimal(new BigInteger(swapped(digits(field)), 16)));
            case PADDED -> forms(theirs.shown()).stream().anyMatch(form -> isPadded(ours.text(), form));
            default ->
                ours.number() == null
                        ? sharesForm(theirs, ours, conversion.kind() == Conversion.Kind.TEXT)
                        : sameNumber(theirs, conversion.apply(ours.number()));
        };
    }

    private static int length(Ours ours) {
        return ours.bytes() == null ? ours.text().length() : ours.bytes().length();
    }

    /** Bytes as digits, in the other order. */
    private static String swapped(String digits) {
        StringBuilder swapped = new StringBuilder(digits.length());
        for (int end = digits.length(); end > 0; end -= 2) {
            swapped.append(digits, end - 2, end);
        }
        return swapped.toString();
    }

    private static boolean isPadded(String digits, String start) {
        return digits.startsWith(start) && digits.substring(start.length()).matches("0*")
                || start.startsWith(digits) && start.substring(digits.length()).matches("0*");
    }

    private static boolean sameNumber(TsharkField theirs, BigDecimal ours) {
        BigDecimal number = number(theirs.shown());
        return number != null && number.compareTo(ours) == 0;
    }

    private static boolean sharesForm(TsharkField theirs, Ours ours, boolean isTextUpToZero) {
        Set<String> forms = ours.forms(isTextUpToZero);
        return forms(theirs.shown()).stream().anyMatch(forms::contains);
    }

    private static boolean agreeInPart(TsharkField theirs, OurField field) {
        String digits = digits(field);
        int start = field.end() - digits.length() / 2;
        int from = Math.max(start, theirs.start());
        int to = Math.min(field.end(), theirs.end());
        return from < to
                && theirs.raw().length() == (theirs.end() - theirs.start()) * 2
                && theirs.raw().regionMatches((from - theirs.start()) * 2, digits, (from - start) * 2, (to - from) * 2);
    }

    /** The bytes of a field as digits; of text behind its length, without that. */
    private static String digits(OurField field) {
        BigDecimal number = field.value().number();
        if (number == null) {
            return field.value().text();
        }
        int length = field.end() - field.start();
        BigInteger bits = number.toBigInteger().mod(BigInteger.ONE.shiftLeft(8 * length));
        return String.format("%0" + 2 * length + "x", bits);
    }

    private static boolean agreeBytes(String raw, Ours ours) {
        if (ours.number() != null) {
            return !raw.isEmpty() && new BigDecimal(new BigInteger(raw, 16)).compareTo(ours.number()) == 0;
        }
        return raw.equals(ours.text());
    }

    private static @Nullable BigDecimal number(String shown) {
        String text = shown.toLowerCase(Locale.ROOT);
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true") ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (DECIMAL.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return new BigDecimal(new BigInteger(text.substring(2), 16));
        }
        String digits = digits(text);
        return digits == null ? null : new BigDecimal(new BigInteger(digits, 16));
    }

    private static Set<String> forms(String shown) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(shown.equals("<Root>") ? "." : shown);
        String digits = digits(shown.toLowerCase(Locale.ROOT));
        if (digits != null) {
            forms.add(digits);
        }
        return forms;
    }

    /** The bytes of an address or of octets, as digits; null if it is neither. */
    private static @Nullable String digits(String text) {
        if (HEXADECIMAL.matcher(text).matches()) {
            return text.substring(2);
        }
        if (ADDRESS4.matcher(text).matches() || text.contains("::") || isLongAddress(text)) {
            return addressDigits(text);
        }
        return octets(text);
    }

    private static @Nullable String octets(String text) {
        String digits = text.replaceAll("[:.-]", "");
        return digits.length() % 2 == 0 && OCTETS.matcher(digits).matches() ? digits : null;
    }

    private static boolean isLongAddress(String text) {
        return ADDRESS6.matcher(text).matches()
                && text.chars().filter(c -> c == ':').count() == 7
                && octets(text.replaceAll("\\b[0-9a-f]{2}\\b", "")) != null;
    }

    private static @Nullable String addressDigits(String text) {
        try {
            return HexFormat.of().formatHex(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
