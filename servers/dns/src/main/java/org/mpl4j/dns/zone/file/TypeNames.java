package org.mpl4j.dns.zone.file;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.mpl4j.dns.packets.dns.Rrtype;
import org.xbill.DNS.Type;

/** The names of types: those of the specification, and {@code TYPE} with any number (RFC 3597 section 5). */
final class TypeNames {
    private static final int MAX = 0xffff;
    private static final String GENERIC = "TYPE";
    private static final Map<String, Integer> NUMBERS = numbers();

    private TypeNames() {}

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (Rrtype.Known type : Rrtype.Known.values()) {
            numbers.put(type.tag().orElseThrow().replace('_', '-'), (int) type.value());
        }
        return numbers;
    }

    /** The number of a type, -1 if there is no such name. */
    static int number(String name) {
        Integer number = NUMBERS.get(name);
        return number != null ? number : otherNumber(name.toUpperCase(Locale.ROOT));
    }

    private static int otherNumber(String upper) {
        Integer number = NUMBERS.get(upper);
        if (number != null) {
            return number;
        }
        String digits = upper.startsWith(GENERIC) ? upper.substring(GENERIC.length()) : "";
        if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > MAX) {
            return -1;
        }
        return Integer.parseInt(digits);
    }

    /**
     * Makes the names of types that dnsjava does not know generic ones.
     *
     * @param text with such names
     * @param from the first word that may be one
     * @param to the one after the last
     * @return the same text, or one with other names
     */
    static String known(String text, int from, int to) {
        String[] words = text.strip().split(" +");
        boolean isOther = false;
        for (int i = from; i < Math.min(to, words.length); i++) {
            int number = number(words[i]);
            if (number >= 0 && Type.value(words[i]) < 0) {
                words[i] = GENERIC + number;
                isOther = true;
            }
        }
        return isOther ? String.join(" ", words) : text;
    }
}
