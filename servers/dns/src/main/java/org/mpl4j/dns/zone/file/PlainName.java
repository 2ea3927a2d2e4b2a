package org.mpl4j.dns.zone.file;

import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/**
 * Reads names as they mostly are (RFC 1035 section 5.1): of printable ASCII without quotes and escapes, below the origin, which may be written {@code @}, or with a dot at their end. All others, also what is wrong, are for those
 * who read all.
 */
final class PlainName {
    private static final int MAX_LABEL = 63;
    private static final int MAX_NAME = 255;

    private PlainName() {}

    /**
     * Reads a name.
     *
     * @param text where it is, in ISO 8859-1
     * @param from its first character
     * @param to the one behind its last
     * @param origin that it is completed with, in wire form
     * @return null if it is not plain, or none
     */
    static @Nullable DnsName read(byte[] text, int from, int to, byte[] origin) {
        int length = to - from;
        if (length == 0 || length > MAX_NAME - 1) {
            return null;
        }
        if (length == 1 && text[from] == '@') {
            return DnsName.ofWire(Bytes.wrap(origin));
        }
        if (length == 1 && text[from] == '.') {
            return DnsName.ROOT;
        }
        boolean isAbsolute = text[to - 1] == '.';
        byte[] wire = new byte[isAbsolute ? length + 1 : 1 + length + origin.length];
        // A dot stands where the length of the label behind it goes.
        int label = 0;
        for (int i = 0; i < length; i++) {
            byte c = text[from + i];
            if (c == '.') {
                if (!isLabel(i - label)) {
                    return null;
                }
                wire[label] = (byte) (i - label);
                label = i + 1;
            } else if (c <= ' ' || c == 0x7f || c == '\\' || c == '"') {
                return null;
            } else {
                wire[i + 1] = c;
            }
        }
        if (!isAbsolute) {
            if (!isLabel(length - label)) {
                return null;
            }
            wire[label] = (byte) (length - label);
            System.arraycopy(origin, 0, wire, length + 1, origin.length);
        }
        return wire.length > MAX_NAME ? null : DnsName.ofWire(Bytes.wrap(wire));
    }

    private static boolean isLabel(int length) {
        return length > 0 && length <= MAX_LABEL;
    }
}
