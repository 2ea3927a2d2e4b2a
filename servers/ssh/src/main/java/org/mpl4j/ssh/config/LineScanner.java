package org.mpl4j.ssh.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into its keyword and words, as OpenSSH does: blanks between them, one {@code =} behind the keyword, quotes of both kinds, a backslash before a quote, a
 * backslash or a blank, and a comment from a {@code #} that begins a word.
 */
final class LineScanner {
    private static final String BLANKS = " \t\r\f";
    private static final String QUOTES = "\"'";

    private final String line;
    private final Place start;
    private int at;

    LineScanner(String line, Place start) {
        this.line = line;
        this.start = start;
    }

    /** {@return whether there is nothing in the line} */
    boolean isEmpty() {
        skipBlanks();
        return isAtEnd();
    }

    /** The keyword, of a line that is not empty. */
    Word keyword() {
        skipBlanks();
        int from = at;
        while (at < line.length() && BLANKS.indexOf(here()) < 0 && here() != '=' && QUOTES.indexOf(here()) < 0) {
            at++;
        }
        Word keyword = new Word(line.substring(from, at), place(from));
        skipBlanks();
        if (at < line.length() && here() == '=') {
            at++;
        }
        return keyword;
    }

    /** All that is left, as it is. */
    Word rest() {
        skipBlanks();
        return new Word(line.substring(at).stripTrailing(), place(at));
    }

    /** All words that are left. */
    List<Word> words() throws ValueException {
        List<Word> words = new ArrayList<>();
        skipBlanks();
        while (!isAtEnd()) {
            words.add(word());
            skipBlanks();
        }
        return words;
    }

    private Word word() throws ValueException {
        StringBuilder text = new StringBuilder();
        int from = at;
        char quote = 0;
        int quotedFrom = at;
        while (at < line.length() && (quote != 0 || BLANKS.indexOf(here()) < 0)) {
            char c = here();
            if (c == '\\' && at + 1 < line.length() && isEscaped(line.charAt(at + 1), quote)) {
                text.append(line.charAt(++at));
            } else if (quote == 0 && QUOTES.indexOf(c) >= 0) {
                quote = c;
                quotedFrom = at;
            } else if (c == quote && quote != 0) {
                quote = 0;
            } else {
                text.append(c);
            }
            at++;
        }
        if (quote != 0) {
            throw new ValueException(
                    place(quotedFrom), "a quote is not closed", "close it on the same line, or write \\" + quote);
        }
        return new Word(text.toString(), place(from));
    }

    private static boolean isEscaped(char c, char quote) {
        return c == '\\' || QUOTES.indexOf(c) >= 0 || quote == 0 && c == ' ';
    }

    private char here() {
        return line.charAt(at);
    }

    private void skipBlanks() {
        while (at < line.length() && BLANKS.indexOf(here()) >= 0) {
            at++;
        }
    }

    private boolean isAtEnd() {
        return at == line.length() || here() == '#';
    }

    private Place place(int index) {
        return start.at(index + 1);
    }
}
