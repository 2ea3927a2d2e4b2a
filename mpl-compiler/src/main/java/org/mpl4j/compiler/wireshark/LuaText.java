package org.mpl4j.compiler.wireshark;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.mpl4j.compiler.model.Bytes;

/** Literals and names of Lua. */
final class LuaText {
    /** Up to here every integer is a number of its own in the Lua that Wireshark has. */
    private static final long LARGEST_EXACT = 1L << 53;

    private LuaText() {}

    static String string(String text) {
        return string(text.getBytes(StandardCharsets.UTF_8));
    }

    static String string(Bytes content) {
        return string(content.toArray());
    }

    private static String string(byte[] content) {
        StringBuilder literal = new StringBuilder("\"");
        for (byte octet : content) {
            if (octet < ' ' || octet == '"' || octet == '\\' || octet == 0x7f) {
                literal.append(String.format(Locale.ROOT, "\\%03d", octet & 0xff));
            } else {
                literal.append((char) octet);
            }
        }
        return literal.append('"').toString();
    }

    static String number(long value) {
        boolean isExact = value <= LARGEST_EXACT && value >= -LARGEST_EXACT;
        return isExact ? Long.toString(value) : Double.toString(value);
    }

    /** A number of 64 bits without a sign. */
    static String unsigned(long value) {
        return value >= 0 ? number(value) : Double.toString(value + 0x1p64);
    }

    /** A name as Wireshark's filters can have it. */
    static String filterName(String name) {
        StringBuilder plain = new StringBuilder();
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            plain.append(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' ? c : '_');
        }
        return plain.toString();
    }
}
