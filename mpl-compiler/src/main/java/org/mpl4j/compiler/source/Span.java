package org.mpl4j.compiler.source;

/**
 * A part of a file.
 *
 * @param start offset of the first character
 * @param end offset after the last character; may equal {@code start}
 */
public record Span(SourceFile file, int start, int end) {
    public Span {
        if (start < 0 || end < start || end > file.text().length()) {
            throw new IllegalArgumentException(
                    "span " + start + ".." + end + " of " + file.text().length());
        }
    }

    /** From here to the end of another span of the file. */
    public Span to(Span last) {
        return new Span(file, start, Math.max(end, last.end));
    }

    public String text() {
        return file.text().substring(start, end);
    }

    public int line() {
        return file.line(start);
    }

    public int column() {
        return file.column(start);
    }

    @Override
    public String toString() {
        return file + ":" + line() + ":" + column();
    }
}
