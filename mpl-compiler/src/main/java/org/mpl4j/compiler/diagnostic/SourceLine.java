package org.mpl4j.compiler.diagnostic;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.mpl4j.compiler.source.SourceFile;

/**
 * A line of source as it is shown: UTF-8 decoded, tabs widened, what would steer a terminal replaced, and of a very long line the part around a place only. Knows the
 * column in which each byte is shown.
 */
final class SourceLine {
    private static final int TAB = 4;
    private static final int MAX_LENGTH = 160;
    private static final int BEFORE = 60;
    private static final String CUT = "...";

    private final StringBuilder shown = new StringBuilder();
    private final int firstOffset;
    private final int[] columns;
    private int width;

    /**
     * @param line from 1
     * @param around the offset that must be visible
     */
    SourceLine(SourceFile file, int line, int around) {
        int lineStart = file.lineStart(line);
        String text = file.lineText(line);
        boolean isCut = text.length() > MAX_LENGTH;
        int from = isCut ? Math.max(0, Math.min(around - lineStart - BEFORE, text.length() - MAX_LENGTH)) : 0;
        int to = Math.min(text.length(), from + MAX_LENGTH);
        firstOffset = lineStart + from;
        columns = new int[to - from + 1];
        if (from > 0) {
            show(CUT);
        }
        decode(text.substring(from, to));
        if (to < text.length()) {
            show(CUT);
        }
    }

    private void show(String text) {
        shown.append(text);
        width += text.length();
    }

    private void decode(String bytes) {
        for (int at = 0; at < bytes.length(); ) {
            int length = characterLength(bytes, at);
            for (int i = at; i < at + length; i++) {
                columns[i] = width;
            }
            showCharacter(bytes.substring(at, at + length));
            at += length;
        }
        columns[bytes.length()] = width;
    }

    /** How many bytes make one character of UTF-8; 1 for a byte that begins none. */
    private static int characterLength(String bytes, int at) {
        int lead = bytes.charAt(at);
        int length = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (length == 1 || at + length > bytes.length()) {
            return 1;
        }
        return decoded(bytes.substring(at, at + length)).length() == 0 ? 1 : length;
    }

    private static CharBuffer decoded(String character) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(character.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (CharacterCodingException e) {
            return CharBuffer.allocate(0);
        }
    }

    private void showCharacter(String bytes) {
        if (bytes.equals("\t")) {
            show(" ".repeat(TAB - width % TAB));
            return;
        }
        CharBuffer character = decoded(bytes);
        int codePoint = character.length() == 0 ? 0xfffd : Character.codePointAt(character, 0);
        shown.appendCodePoint(Printable.character(codePoint));
        width++;
    }

    String text() {
        return shown.toString().stripTrailing();
    }

    /** The column, from 0, in which the byte at an offset of the file is shown; beyond what is shown, the nearest. */
    int column(int offset) {
        return columns[Math.max(0, Math.min(offset - firstOffset, columns.length - 1))];
    }

    /** Whether nothing of the line was left out. */
    boolean isWhole() {
        return columns.length <= MAX_LENGTH;
    }
}
