package org.mpl4j.compiler.source;

import java.util.Arrays;

/**
 * The text of one specification.
 *
 * <p>The text is ISO 8859-1 of the file's bytes, so that every file has one, and strings in it are the bytes that they are on the wire; {@link SourceText} turns
 * parts of it into what a person reads. Offsets count characters, which are bytes, from 0.
 */
public final class SourceFile {
    private final String displayName;
    private final String directory;
    private final String text;
    private final int[] lineStarts;

    /**
     * @param displayName how messages call it: the path that the user gave
     * @param directory its folder below the spec root with {@code /} between parts, empty at the root
     * @param text its content
     */
    public SourceFile(String displayName, String directory, String text) {
        this.displayName = displayName;
        this.directory = directory;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = at + 1;
        }
        return Arrays.copyOf(starts, count);
    }

    public String displayName() {
        return displayName;
    }

    public String directory() {
        return directory;
    }

    /** The file's name without folder and {@code .mpl} or {@code .spl}. */
    public String baseName() {
        String name = displayName.substring(Math.max(displayName.lastIndexOf('/'), displayName.lastIndexOf('\\')) + 1);
        return name.endsWith(".mpl") || name.endsWith(".spl") ? name.substring(0, name.length() - 4) : name;
    }

    public String text() {
        return text;
    }

    /** The line of an offset, from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column of an offset in characters, from 1: bytes that continue one in UTF-8 do not count. */
    public int column(int offset) {
        int column = 1;
        for (int at = lineStarts[line(offset) - 1]; at < offset; at++) {
            if ((text.charAt(at) & 0xc0) != 0x80) {
                column++;
            }
        }
        return column;
    }

    public int lineCount() {
        return lineStarts.length;
    }

    /** Offset of the first character of a line, which counts from 1. */
    public int lineStart(int line) {
        return lineStarts[line - 1];
    }

    /** A line without its end, from 1. */
    public String lineText(int line) {
        int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
        if (end > lineStart(line) && text.charAt(end - 1) == '\r') {
            end--;
        }
        return text.substring(lineStart(line), end);
    }

    @Override
    public String toString() {
        return displayName;
    }
}
