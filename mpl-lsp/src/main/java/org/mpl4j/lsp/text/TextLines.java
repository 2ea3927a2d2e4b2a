package org.mpl4j.lsp.text;

import java.util.Arrays;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.mpl4j.compiler.source.Span;

/**
 * The lines of a text, as the protocol has them: they end with a line feed, a carriage return, or both. The text is one character a byte, as that of the compiler's
 * files. Places that are not in the text are taken for the nearest one that is.
 */
public final class TextLines {
    private final String text;
    private final PositionUnits units;
    private final int[] starts;

    public TextLines(String text, PositionUnits units) {
        this.text = text;
        this.units = units;
        this.starts = starts(text);
    }

    private static int[] starts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean isEnd = c == '\n' || c == '\r' && !(at + 1 < text.length() && text.charAt(at + 1) == '\n');
            if (isEnd) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = at + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    /** The line of an offset, from 0. */
    public int line(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** The offset of a position. */
    public int offset(Position position) {
        if (position.getLine() < 0) {
            return 0;
        } else if (position.getLine() >= starts.length) {
            return text.length();
        }
        int start = starts[position.getLine()];
        String line = text.substring(start, endOfLine(position.getLine()));
        return start + units.bytes(line, Math.max(0, position.getCharacter()));
    }

    private int endOfLine(int line) {
        int end = line + 1 < starts.length ? starts[line + 1] : text.length();
        while (end > starts[line] && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    /** The position of an offset. */
    public Position position(int offset) {
        int at = Math.max(0, Math.min(offset, text.length()));
        int line = line(at);
        return new Position(line, units.count(text.substring(starts[line], at)));
    }

    public Range range(int start, int end) {
        return new Range(position(start), position(end));
    }

    /** The range of a span of this text. */
    public Range range(Span span) {
        return range(span.start(), span.end());
    }
}
