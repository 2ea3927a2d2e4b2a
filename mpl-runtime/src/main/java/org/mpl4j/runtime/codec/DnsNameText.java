package org.mpl4j.runtime.codec;

import java.util.Arrays;
import org.mpl4j.runtime.wire.Labels;

/** Domain names as text: the syntax of zone files, RFC 1035 section 5.1 and RFC 4343 section 2.1. */
final class DnsNameText {
    /** What stands for something else in a zone file. */
    private static final String SPECIAL = "\"$().;@\\";

    private DnsNameText() {}

    static String format(DnsName name) {
        if (name.isRoot()) {
            return ".";
        }
        StringBuilder text = new StringBuilder();
        for (int at = name.firstLabel(); !name.isEnd(at); at = name.nextLabel(at)) {
            if (text.length() > 0) {
                text.append('.');
            }
            for (int i = 1; i <= name.labelLength(at); i++) {
                appendOctet(text, name.buffer().get(at + i) & 0xff);
            }
        }
        return text.toString();
    }

    private static void appendOctet(StringBuilder text, int octet) {
        if (octet <= ' ' || octet >= 0x7f) {
            text.append('\\')
                    .append((char) ('0' + octet / 100))
                    .append((char) ('0' + octet / 10 % 10))
                    .append((char) ('0' + octet % 10));
        } else {
            if (SPECIAL.indexOf(octet) >= 0) {
                text.append('\\');
            }
            text.append((char) octet);
        }
    }

    /** The wire form. */
    static byte[] parse(String text) {
        if (text.isEmpty() || text.equals(".")) {
            return new byte[1];
        }
        byte[] wire = new byte[Labels.MAX_NAME];
        int lengthAt = 0;
        int end = 1;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '.') {
                endLabel(wire, lengthAt, end, text);
                lengthAt = end;
                i++;
            } else {
                int width = c == '\\' ? escapeWidth(text, i) : 1;
                // The last octet is reserved for the root
                if (end >= Labels.MAX_NAME - 1) {
                    throw new IllegalArgumentException("a name of more than " + Labels.MAX_NAME + " octets: " + text);
                }
                wire[end] = octet(text, i, width);
                i += width;
            }
            end++;
        }
        if (end - lengthAt > 1) {
            endLabel(wire, lengthAt, end, text);
            end++;
        }
        return Arrays.copyOf(wire, end);
    }

    private static void endLabel(byte[] wire, int lengthAt, int end, String text) {
        int length = end - lengthAt - 1;
        if (length == 0) {
            throw new IllegalArgumentException("a name with an empty label: " + text);
        }
        if (length > Labels.MAX_LABEL) {
            throw new IllegalArgumentException(
                    "a name with a label of " + length + " octets, more than " + Labels.MAX_LABEL + ": " + text);
        }
        wire[lengthAt] = (byte) length;
    }

    /** 4 for a backslash and three digits, 2 for a backslash and anything else. */
    private static int escapeWidth(String text, int at) {
        boolean isNumber = at + 1 < text.length() && isDigit(text.charAt(at + 1));
        int width = isNumber ? 4 : 2;
        if (at + width > text.length()) {
            throw new IllegalArgumentException("a name that ends inside an escape: " + text);
        }
        return width;
    }

    private static byte octet(String text, int at, int width) {
        if (width == 4) {
            return number(text, at + 1);
        }
        char c = text.charAt(at + width - 1);
        if (c >= 0x80) {
            throw new IllegalArgumentException(
                    "a name with a character that is not ASCII (write the A-label, or \\DDD for each octet): " + text);
        }
        return (byte) c;
    }

    private static byte number(String text, int at) {
        int value = 0;
        for (int i = at; i < at + 3; i++) {
            if (!isDigit(text.charAt(i))) {
                throw new IllegalArgumentException("a name with a bad escape, not \\DDD: " + text);
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        if (value > 0xff) {
            throw new IllegalArgumentException("a name with an escape above \\255: " + text);
        }
        return (byte) value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
