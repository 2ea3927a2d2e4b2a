package org.mpl4j.lsp;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.mpl4j.compiler.source.SourceText;
import org.mpl4j.lsp.text.PositionUnits;
import org.mpl4j.lsp.workspace.OpenDocument;
import org.mpl4j.lsp.workspace.Snapshot;
import org.mpl4j.lsp.workspace.Workspace;

/** A workspace with open files, of which none need be on disk. In texts {@code ^} is where the cursor is. */
public final class Desk {
    public static final Path LIBRARY = Path.of("..", "specs").toAbsolutePath().normalize();
    private static final Path ROOT = Path.of("no-such-folder").toAbsolutePath();

    private final Workspace workspace = new Workspace(List.of(LIBRARY));
    private Path cursorFile = ROOT;
    private int cursor;

    public Desk() {
        workspace.setFolders(List.of(ROOT));
    }

    public Workspace workspace() {
        return workspace;
    }

    public static Path path(String name) {
        return ROOT.resolve(name);
    }

    public Desk open(String name, String text) {
        String bytes = SourceText.encode(text);
        int at = bytes.indexOf('^');
        if (at >= 0) {
            cursor = at;
            cursorFile = path(name);
            bytes = bytes.substring(0, at) + bytes.substring(at + 1);
        }
        workspace.open(new OpenDocument(path(name), path(name).toUri().toString(), 1, bytes));
        return this;
    }

    public Snapshot snapshot() {
        return workspace.snapshot();
    }

    public Path file() {
        return cursorFile;
    }

    public int offset() {
        return cursor;
    }

    public Position position() {
        return new org.mpl4j.lsp.text.TextLines(snapshot().text(cursorFile), PositionUnits.UTF16).position(cursor);
    }
}
