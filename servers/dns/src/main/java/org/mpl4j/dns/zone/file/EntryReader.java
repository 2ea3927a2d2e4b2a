package org.mpl4j.dns.zone.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a master file into entries (RFC 1035 section 5.1): lines, or several if there are parentheses. Comments are left out, and lines within parentheses joined, so
 * that an entry is a single line. Octets are characters, as many files have them.
 */
final class EntryReader implements Closeable {
    /** An entry: data has at most 65,535 octets, each at most four characters. */
    private static final int MAX_ENTRY = 1 << 19;

    private static final boolean[] IS_PLAIN = plain();

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long bytesRead;

    private byte[] text = new byte[1 << 10];
    private int length;
    private int line = 1;
    private int entryLine;
    private int depth;
    private boolean isQuoted;
    private final Words words = new Words("");

    EntryReader(InputStream in) {
        this.in = in;
    }

    private static boolean[] plain() {
        boolean[] isPlain = new boolean[1 << Byte.SIZE];
        Arrays.fill(isPlain, true);
        for (char c : "\n\\\";()\r\t\f".toCharArray()) {
            isPlain[c] = false;
        }
        return isPlain;
    }

    /**
     * The next entry that is not blank.
     *
     * @return its words, which are good until the next call; null at the end of the file
     * @throws MasterException if parentheses or quotes do not match; the next entry is behind it
     * @throws IOException if the file can't be read
     */
    @Nullable
    Words next() throws IOException, MasterException {
        while (true) {
            length = 0;
            depth = 0;
            isQuoted = false;
            entryLine = line;
            boolean isMore = readEntry();
            if (depth > 0) {
                throw new MasterException("a parenthesis is not closed");
            }
            if (!isBlank()) {
                words.reset(text, length);
                return words;
            }
            if (!isMore) {
                return null;
            }
        }
    }

    /** Reads to the end of an entry; false if the file ends there. */
    private boolean readEntry() throws IOException, MasterException {
        while (true) {
            appendPlain();
            int c = read();
            if (c < 0) {
                return false;
            } else if (c == '\n') {
                line++;
                if (isQuoted) {
                    throw new MasterException("a quote is not closed");
                }
                if (depth == 0) {
                    return true;
                }
                append(' ');
            } else if (c == '\\') {
                append(c);
                appendEscaped();
            } else if (c == '"') {
                isQuoted = !isQuoted;
                append(c);
            } else if (isQuoted) {
                append(c);
            } else {
                readUnquoted(c);
            }
        }
    }

    /** What is no end, and nothing that the entry is made by, goes on as it is. */
    private void appendPlain() {
        int begin = at;
        while (at < end && IS_PLAIN[buffer[at] & 0xff]) {
            at++;
        }
        int count = at - begin;
        if (count > 0) {
            while (count > text.length - length && text.length < MAX_ENTRY) {
                text = Arrays.copyOf(text, 2 * text.length);
            }
            int taken = Math.min(count, text.length - length);
            System.arraycopy(buffer, begin, text, length, taken);
            length += taken;
        }
    }

    /** What is escaped stays as it is, but an end of line ends the line. */
    private void appendEscaped() throws IOException {
        int c = read();
        if (c == '\n') {
            at--;
        } else if (c >= 0) {
            append(c);
        }
    }

    private void readUnquoted(int c) throws IOException, MasterException {
        switch (c) {
            case ';' -> skipComment();
            case '(' -> {
                depth++;
                append(' ');
            }
            case ')' -> {
                if (--depth < 0) {
                    skipComment();
                    depth = 0;
                    throw new MasterException("a parenthesis is closed that was not opened");
                }
                append(' ');
            }
            case '\r', '\t', '\f' -> append(' ');
            default -> append(c);
        }
    }

    private void skipComment() throws IOException {
        int c;
        do {
            c = read();
        } while (c >= 0 && c != '\n');
        if (c == '\n') {
            at--;
        }
    }

    private void append(int c) {
        if (length == text.length) {
            text = Arrays.copyOf(text, 2 * length);
        }
        if (length < MAX_ENTRY) {
            text[length++] = (byte) c;
        }
    }

    private boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (text[i] != ' ') {
                return false;
            }
        }
        return true;
    }

    private int read() throws IOException {
        if (at == end) {
            at = 0;
            end = in.read(buffer);
            if (end <= 0) {
                end = 0;
                return -1;
            }
            bytesRead += end;
        }
        return buffer[at++] & 0xff;
    }

    /** The line where the last entry began, from 1 on. */
    int line() {
        return entryLine;
    }

    /** How much of the file has been read. */
    long bytesRead() {
        return bytesRead - (end - at);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
