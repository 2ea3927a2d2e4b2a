package org.mpl4j.lsp.workspace;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.mpl4j.compiler.source.SourceText;
import org.mpl4j.lsp.text.PositionUnits;
import org.mpl4j.lsp.text.TextLines;

/**
 * A file that is open in the editor, whose buffer counts instead of what is on disk.
 *
 * @param uri as the editor calls it
 * @param version as the editor counts
 * @param text one character a byte of UTF-8
 */
public record OpenDocument(Path path, String uri, int version, String text) {
    /** The document after changes, each of which is relative to what the one before made. */
    OpenDocument changed(int newVersion, List<TextDocumentContentChangeEvent> changes, PositionUnits units) {
        String now = text;
        for (TextDocumentContentChangeEvent change : changes) {
            String replacement = SourceText.encode(change.getText());
            if (change.getRange() == null) {
                now = replacement;
            } else {
                TextLines lines = new TextLines(now, units);
                int start = lines.offset(change.getRange().getStart());
                int end = Math.max(start, lines.offset(change.getRange().getEnd()));
                now = now.substring(0, start) + replacement + now.substring(end);
            }
        }
        return new OpenDocument(path, uri, newVersion, now);
    }
}
