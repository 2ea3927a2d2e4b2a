package org.mpl4j.web.http;

/** Lists of entity tags (RFC 9110 sections 8.8.3, 13.1.1 and 13.1.2), compared with the tag of what would be sent. */
public final class EntityTags {
    private EntityTags() {}

    /**
     * Whether a list has a tag, or is the asterisk that stands for any.
     *
     * @param in where the list is
     * @param from its first byte
     * @param to behind its last
     * @param tag a strong tag, with its quotes
     * @param isWeakEnough whether a weak tag in the list may match
     * @return whether it has; false for what is behind an error in the list
     */
    public static boolean contains(byte[] in, int from, int to, byte[] tag, boolean isWeakEnough) {
        if (to - from == 1 && in[from] == '*') {
            return true;
        }
        int at = from;
        while (at < to) {
            if (Octets.isBlank(in[at]) || in[at] == ',') {
                at++;
                continue;
            }
            boolean isWeak = in[at] == 'W' && at + 1 < to && in[at + 1] == '/';
            int start = isWeak ? at + 2 : at;
            int end = end(in, start, to);
            if (end < 0) {
                return false;
            }
            if ((isWeakEnough || !isWeak) && isEqual(in, start, end, tag)) {
                return true;
            }
            at = Octets.skipBlanks(in, end, to);
            if (at < to && in[at] != ',') {
                return false;
            }
        }
        return false;
    }

    /** Whether it is one strong tag, and that one (RFC 9110 section 13.1.5). */
    public static boolean isStrongMatch(byte[] in, int from, int to, byte[] tag) {
        return end(in, from, to) == to && isEqual(in, from, to, tag);
    }

    /** Behind the second quote of a tag, -1 if there is none. */
    private static int end(byte[] in, int from, int to) {
        if (from >= to || in[from] != '"') {
            return -1;
        }
        int at = from + 1;
        while (at < to && Octets.isEntityTag(in[at])) {
            at++;
        }
        return at < to && in[at] == '"' ? at + 1 : -1;
    }

    private static boolean isEqual(byte[] in, int from, int to, byte[] tag) {
        return java.util.Arrays.equals(in, from, to, tag, 0, tag.length);
    }
}
