package org.mpl4j.compiler.dissect.syntax;

import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.text.Show;

/** Addresses as people write them: 10.0.0.1, fe80::1, 02:00:00:00:09:01, and 10.0.0.0/8. */
final class AddressText {
    private static final int DOTS_OF_IPV4 = 3;
    private static final int COLONS_OF_MAC = 5;
    private static final int LENGTH_OF_MAC = 17;

    private AddressText() {}

    /** The index after the address that starts at an index, or that index if none does. */
    static int end(String text, int start) {
        int end = start;
        int dots = 0;
        int colons = 0;
        while (end < text.length() && isPart(text, end, start)) {
            dots += text.charAt(end) == '.' ? 1 : 0;
            colons += text.charAt(end) == ':' ? 1 : 0;
            end++;
        }
        boolean isAddress = colons >= 2 || dots == DOTS_OF_IPV4 && colons == 0 && isDigit(text.charAt(start));
        if (!isAddress || end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            return start;
        }
        return endOfPrefix(text, end);
    }

    private static boolean isPart(String text, int at, int start) {
        char c = text.charAt(at);
        if (c == '.') {
            return at > start && text.charAt(at - 1) != '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1));
        }
        return c == ':' || isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private static int endOfPrefix(String text, int slash) {
        if (slash + 1 >= text.length() || text.charAt(slash) != '/' || !isDigit(text.charAt(slash + 1))) {
            return slash;
        }
        int end = slash + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The address, or null if it is none after all. */
    static Term.@Nullable Address parse(Token token) {
        String text = token.text();
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        Bytes content;
        try {
            content = format(address).parseBytes(address);
        } catch (IllegalArgumentException e) {
            return null;
        }
        int bits = content.length() * 8;
        int prefix = slash < 0 ? bits : prefixBits(text.substring(slash + 1));
        return prefix < 0 || prefix > bits ? null : new Term.Address(content, prefix, token.span());
    }

    private static Show format(String address) {
        if (address.indexOf(':') < 0) {
            return Show.IPV4;
        }
        boolean isMac = address.length() == LENGTH_OF_MAC
                && address.chars().filter(c -> c == ':').count() == COLONS_OF_MAC;
        return isMac ? Show.MAC : Show.IPV6;
    }

    private static int prefixBits(String digits) {
        return digits.length() > 3 ? -1 : Integer.parseInt(digits);
    }
}
