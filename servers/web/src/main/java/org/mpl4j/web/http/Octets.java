package org.mpl4j.web.http;

/** Which bytes may stand where (RFC 9110 section 5.6, RFC 9112 sections 3 and 5), and how they are compared. */
final class Octets {
    static final byte CR = '\r';
    static final byte LF = '\n';
    static final byte SP = ' ';
    static final byte TAB = '\t';

    private static final int TOKEN = 1;
    private static final int VALUE = 2;
    private static final int TARGET = 4;
    private static final int ETAG = 8;
    private static final int HOST = 16;
    private static final byte[] CLASSES = classes();
    private static final int LOWER = 0x20;
    private static final int UNSIGNED = 0xff;
    private static final int DELETE = 0x7f;

    private Octets() {}

    private static byte[] classes() {
        byte[] classes = new byte[UNSIGNED + 1];
        for (int c = 0; c <= UNSIGNED; c++) {
            boolean isLetterOrDigit = c < DELETE && Character.isLetterOrDigit(c);
            boolean isVisible = c > SP && c < DELETE;
            int flags = isLetterOrDigit || isVisible && "!#$%&'*+-.^_`|~".indexOf(c) >= 0 ? TOKEN : 0;
            flags |= c >= SP && c != DELETE || c == TAB ? VALUE : 0;
            // Browsers leave some characters unescaped that RFC 3986 does not allow; a fragment never comes with a
            // request.
            flags |= isVisible && c != '#' ? TARGET : 0;
            flags |= c > SP && c != DELETE && c != '"' ? ETAG : 0;
            flags |= isLetterOrDigit || isVisible && "-._~%!$&'()*+,;=:[]".indexOf(c) >= 0 ? HOST : 0;
            classes[c] = (byte) flags;
        }
        return classes;
    }

    static boolean isToken(byte c) {
        return (CLASSES[c & UNSIGNED] & TOKEN) != 0;
    }

    /** Whether it may be in the value of a field. */
    static boolean isValue(byte c) {
        return (CLASSES[c & UNSIGNED] & VALUE) != 0;
    }

    static boolean isTarget(byte c) {
        return (CLASSES[c & UNSIGNED] & TARGET) != 0;
    }

    static boolean isEntityTag(byte c) {
        return (CLASSES[c & UNSIGNED] & ETAG) != 0;
    }

    static boolean isHost(byte c) {
        return (CLASSES[c & UNSIGNED] & HOST) != 0;
    }

    static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    static boolean isBlank(byte c) {
        return c == SP || c == TAB;
    }

    /** The value of a hexadecimal digit, -1 for other bytes. */
    static int hex(byte c) {
        return c >= 0 ? Character.digit(c, 16) : -1;
    }

    /** Whether bytes are a name, in small letters, whatever their case. */
    static boolean isName(byte[] in, int from, int to, byte[] lower) {
        if (to - from != lower.length) {
            return false;
        }
        for (int i = 0; i < lower.length; i++) {
            int c = in[from + i];
            if (c >= 'A' && c <= 'Z') {
                c |= LOWER;
            }
            if (c != lower[i]) {
                return false;
            }
        }
        return true;
    }

    /** The first position that is no blank. */
    static int skipBlanks(byte[] in, int from, int to) {
        int at = from;
        while (at < to && isBlank(in[at])) {
            at++;
        }
        return at;
    }

    /** The position behind the last byte that is no blank. */
    static int trimEnd(byte[] in, int from, int to) {
        int end = to;
        while (end > from && isBlank(in[end - 1])) {
            end--;
        }
        return end;
    }

    /** The first position of a byte, or the end. */
    static int find(byte[] in, int from, int to, char c) {
        int at = from;
        while (at < to && in[at] != c) {
            at++;
        }
        return at;
    }

    /** A decimal number, at most {@link Long#MAX_VALUE}; -1 if there is anything else than digits, or nothing. */
    static long number(byte[] in, int from, int to) {
        if (from >= to) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(in[i])) {
                return -1;
            }
            int digit = in[i] - '0';
            value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
        }
        return value;
    }
}
