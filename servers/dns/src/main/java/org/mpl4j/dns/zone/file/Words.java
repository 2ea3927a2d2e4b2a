package org.mpl4j.dns.zone.file;

/** The words of an entry, one after the other. */
final class Words {
    private final String text;
    private int at;

    Words(String text) {
        this.text = text;
    }

    /** The next word, empty at the end. Blanks that are escaped are in it. */
    String next() {
        skipBlanks();
        int from = at;
        while (at < text.length() && text.charAt(at) != ' ') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at, text.length());
        return text.substring(from, at);
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    /** The last word. */
    String last() {
        String stripped = text.stripTrailing();
        return stripped.substring(stripped.lastIndexOf(' ') + 1);
    }

    /** What is behind the words so far. */
    String rest() {
        return text.substring(at).strip();
    }

    /** The index behind the words so far. */
    int position() {
        return at;
    }
}
