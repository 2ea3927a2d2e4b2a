package org.mpl4j.lsp.text;

import org.mpl4j.compiler.source.SourceText;

/** What the protocol counts within a line. Source text is one character a byte of UTF-8. */
public enum PositionUnits {
    UTF8("utf-8") {
        @Override
        int count(String bytes) {
            return bytes.length();
        }

        @Override
        int bytes(String line, int units) {
            return Math.min(units, line.length());
        }
    },
    UTF16("utf-16") {
        @Override
        int count(String bytes) {
            return SourceText.decode(bytes).length();
        }

        @Override
        int bytes(String line, int units) {
            int at = 0;
            int left = units;
            while (at < line.length() && left > 0) {
                int length = Math.min(sequenceLength(line.charAt(at)), line.length() - at);
                left -= length == 4 ? 2 : 1;
                at += length;
            }
            return at;
        }
    };

    private final String protocolName;

    PositionUnits(String protocolName) {
        this.protocolName = protocolName;
    }

    /** How the protocol calls them. */
    public String protocolName() {
        return protocolName;
    }

    /** How many units some bytes of a line are. */
    abstract int count(String bytes);

    /** How many bytes of a line the first units of it are; all of it, where it has fewer. */
    abstract int bytes(String line, int units);

    /** Bytes of a character in UTF-8 by its first one; what is no UTF-8 counts as one. */
    private static int sequenceLength(char first) {
        return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
    }
}
