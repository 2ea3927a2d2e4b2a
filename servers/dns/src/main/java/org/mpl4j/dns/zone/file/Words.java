package org.mpl4j.dns.zone.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The words of an entry, one after the other. Octets are characters. */
final class Words {
    private static final Charset OCTETS = StandardCharsets.ISO_8859_1;

    private byte[] text;
    private int end;
    private int at;

    /** Those of a text. */
    Words(String text) {
        this.text = text.getBytes(OCTETS);
        end = this.text.length;
    }

    /** Goes over to the words of another text, which is not copied. */
    void reset(byte[] otherText, int length) {
        text = otherText;
        end = length;
        at = 0;
    }

    /** Goes to the next word: it is from the index that is returned to {@link #position}, and empty at the end. Blanks that are escaped are in it. */
    int skipToNext() {
        skipBlanks();
        int begin = at;
        int next = at;
        while (next < end && text[next] != ' ') {
            next += text[next] == '\\' ? 2 : 1;
        }
        at = Math.min(next, end);
        return begin;
    }

    /** The next word, empty at the end. */
    String next() {
        int begin = skipToNext();
        return new String(text, begin, at - begin, OCTETS);
    }

    private void skipBlanks() {
        while (at < end && text[at] == ' ') {
            at++;
        }
    }

    /** The last word. */
    String last() {
        String stripped = all().stripTrailing();
        return stripped.substring(stripped.lastIndexOf(' ') + 1);
    }

    /** What is behind the words so far. */
    String rest() {
        return new String(text, at, end - at, OCTETS).strip();
    }

    /** The whole text. */
    String all() {
        return new String(text, 0, end, OCTETS);
    }

    /** Whether the text begins with a character. */
    boolean startsWith(char c) {
        return end > 0 && text[0] == c;
    }

    /** The index behind the words so far. */
    int position() {
        return at;
    }

    /** How long the text is. */
    int length() {
        return end;
    }

    /** The octets of the text, and perhaps others behind them. */
    byte[] octets() {
        return text;
    }
}
