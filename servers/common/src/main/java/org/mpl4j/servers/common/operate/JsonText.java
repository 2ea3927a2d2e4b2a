package org.mpl4j.servers.common.operate;

/** Writes texts as JSON strings. */
public final class JsonText {
    private static final char FIRST_PRINTABLE = ' ';
    private static final String DIGITS = "0123456789abcdef";

    private JsonText() {}

    /** Appends a text in quotes. */
    public static void append(StringBuilder out, CharSequence text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < FIRST_PRINTABLE || Character.isSurrogate(c)) {
                        out.append("\\u");
                        for (int shift = 12; shift >= 0; shift -= 4) {
                            out.append(DIGITS.charAt(c >> shift & 0xf));
                        }
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
