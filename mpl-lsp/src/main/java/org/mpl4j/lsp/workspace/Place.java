package org.mpl4j.lsp.workspace;

import java.nio.file.Path;
import org.mpl4j.compiler.source.Span;

/**
 * A part of a file, whichever analysis has found it.
 *
 * @param start offset of its first byte
 * @param end offset after its last byte
 */
public record Place(Path file, int start, int end) {
    public static Place of(Span span) {
        return new Place(Path.of(span.file().displayName()), span.start(), span.end());
    }

    /** Whether a cursor is in it, or at one of its ends. */
    public boolean touches(int offset) {
        return start <= offset && offset <= end;
    }
}
