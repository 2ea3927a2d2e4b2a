package org.mpl4j.compiler.cli;

import java.io.ByteArrayOutputStream;

/** Bytes as people write them: pairs of hexadecimal digits; blanks and colons between bytes are ignored. */
final class HexLine {
    private HexLine() {}

    /**
     * The bytes of a line.
     *
     * @throws IllegalArgumentException if it is something else; the message says what and where
     */
    static byte[] parse(String line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(line.length() / 2);
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ' ' || c == '\t' || c == ':' || c == '\r') {
                at++;
                continue;
            }
            int high = digit(line, at);
            if (at + 1 == line.length()) {
                throw new IllegalArgumentException("the last byte has only one digit");
            }
            bytes.write(high << 4 | digit(line, at + 1));
            at += 2;
        }
        return bytes.toByteArray();
    }

    private static int digit(String line, int at) {
        int digit = Character.digit(line.charAt(at), 16);
        if (digit < 0 || line.charAt(at) > 'f') {
            throw new IllegalArgumentException(
                    "column " + (at + 1) + ": `" + line.charAt(at) + "` is no hexadecimal digit");
        }
        return digit;
    }
}
