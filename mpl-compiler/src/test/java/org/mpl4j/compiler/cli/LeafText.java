package org.mpl4j.compiler.cli;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Values of fields as tshark and {@code mplc dissect} write them, in one form: numbers in decimal, bytes as digits, addresses as Java writes them. */
final class LeafText {
    private static final Pattern NUMBERED = Pattern.compile("(_\\d+)+$");
    private static final Pattern COLONS = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2})*");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-f]+");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-f]*:[0-9a-f:.]*|\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9a-f]{2})");
    private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+(e-?\\d+)?");

    private LeafText() {}

    /** A name as filters can have it, without the number that tells it from others. */
    static String name(String name) {
        return NUMBERED.matcher(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_"))
                .replaceAll("");
    }

    static String ofTshark(String text) {
        String plain = ESCAPE.matcher(text)
                .replaceAll(escape -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
        return normal(plain);
    }

    static String ofDissect(String text) {
        return normal(text);
    }

    /** Bytes that are no text: those which are none of UTF-8 are characters of their own in what tshark shows. */
    static String ofHex(String digits) {
        byte[] content = HexFormat.of().parseHex(digits);
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < content.length) {
            int length = characterLength(content, at);
            text.append(
                    length == 0
                            ? String.valueOf((char) (content[at] & 0xff))
                            : new String(content, at, length, StandardCharsets.UTF_8));
            at += Math.max(1, length);
        }
        return normal(text.toString());
    }

    private static int characterLength(byte[] content, int at) {
        for (int length = 1; length <= 4 && at + length <= content.length; length++) {
            String text = new String(content, at, length, StandardCharsets.UTF_8);
            if (text.codePointCount(0, text.length()) == 1 && text.indexOf('\ufffd') < 0) {
                return length;
            }
        }
        return 0;
    }

    private static String normal(String text) {
        if (text.equalsIgnoreCase("true")) {
            return "1";
        } else if (text.equalsIgnoreCase("false")) {
            return "0";
        } else if (HEX.matcher(text).matches()) {
            return new BigInteger(text.substring(2), 16).toString();
        } else if (COLONS.matcher(text).matches()) {
            return text.replace(":", "");
        } else if (FRACTION.matcher(text).matches()) {
            return String.format(Locale.ROOT, "%.5g", Double.parseDouble(text));
        } else if (ADDRESS.matcher(text).matches()) {
            return address(text);
        }
        return text;
    }

    private static String address(String text) {
        try {
            return InetAddress.getByName(text).getHostAddress();
        } catch (UnknownHostException e) {
            return text;
        }
    }
}
