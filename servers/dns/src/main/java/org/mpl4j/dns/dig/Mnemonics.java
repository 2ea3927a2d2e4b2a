package org.mpl4j.dns.dig;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.Dnsclass;
import org.mpl4j.dns.packets.dns.Rrtype;

/** Numbers of DNS and the words for them, as master files and {@code dig} have them. */
public final class Mnemonics {
    private static final int BADVERS = 16;
    private static final int BADCOOKIE = 23;
    private static final Map<String, Integer> TYPES = types();

    private Mnemonics() {}

    private static Map<String, Integer> types() {
        Map<String, Integer> types = new TreeMap<>();
        for (Rrtype.Known type : Rrtype.Known.values()) {
            types.put(type(type), (int) type.value());
        }
        return types;
    }

    /** The type of a word: a mnemonic, or {@code TYPE} and a number (RFC 3597 section 5). */
    public static OptionalInt typeOf(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        Integer known = TYPES.get(upper);
        return known != null ? OptionalInt.of(known) : numbered(upper, "TYPE");
    }

    /** The class of a word. */
    public static OptionalInt classOf(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        for (Dnsclass.Known known : Dnsclass.Known.values()) {
            if (known.tag().orElseThrow().equals(upper)) {
                return OptionalInt.of((int) known.value());
            }
        }
        return numbered(upper, "CLASS");
    }

    private static OptionalInt numbered(String word, String prefix) {
        String digits = word.startsWith(prefix) ? word.substring(prefix.length()) : "";
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(digits);
        return number <= 0xffff ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** The word for a type. */
    public static String type(Rrtype type) {
        return type.tag().map(tag -> tag.replace('_', '-')).orElse("TYPE" + type.value());
    }

    /** The word for a class. */
    public static String classText(Dnsclass recordClass) {
        return recordClass.tag().orElse("CLASS" + recordClass.value());
    }

    /** The word for an opcode. */
    static String opcode(Dns.Opcode opcode) {
        return opcode.tag().map(tag -> tag.toUpperCase(Locale.ROOT)).orElse("RESERVED" + opcode.value());
    }

    /** The word for a response code, extended or not. */
    public static String rcode(int rcode) {
        return switch (rcode) {
            case BADVERS -> "BADVERS";
            case BADCOOKIE -> "BADCOOKIE";
            default ->
                Dns.Rcode.of(rcode)
                        .tag()
                        .map(tag -> tag.toUpperCase(Locale.ROOT))
                        .orElse("RESERVED" + rcode);
        };
    }
}
