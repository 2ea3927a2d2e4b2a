package org.mpl4j.lsp.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.mpl4j.lsp.text.PositionUnits;

/** What the editor has told so far. Each message makes a new snapshot; those that were handed out stay as they are. */
public final class Workspace {
    private final List<Path> library;
    private final Function<Path, List<Path>> jarFolders;
    private final Map<Path, OpenDocument> documents = new LinkedHashMap<>();
    private PositionUnits units = PositionUnits.UTF16;
    private List<Path> folders = List.of();
    private List<String> specPath = List.of();
    private Places places;
    private Snapshot snapshot;

    /**
     * A workspace without folders.
     *
     * @param library folders with the specifications that come with the server
     * @param jarFolders gives folders with the specifications of a jar
     */
    public Workspace(List<Path> library, Function<Path, List<Path>> jarFolders) {
        this.library = List.copyOf(library);
        this.jarFolders = jarFolders;
        this.places = Places.find(List.of(), List.of(), library);
        this.snapshot = new Snapshot(places, units, documents);
    }

    /** The same, where the setting has no jars. */
    public Workspace(List<Path> library) {
        this(library, jar -> List.of());
    }

    public synchronized Snapshot snapshot() {
        return snapshot;
    }

    public synchronized void useUnits(PositionUnits agreed) {
        units = agreed;
        renew();
    }

    public synchronized void setFolders(List<Path> now) {
        folders = List.copyOf(now);
        look();
    }

    public synchronized void changeFolders(List<Path> added, List<Path> removed) {
        List<Path> now = new ArrayList<>(folders);
        now.removeAll(removed);
        now.addAll(added);
        setFolders(now);
    }

    /**
     * Looks in other folders for what files do not declare.
     *
     * @param entries folders and jars; what is not absolute is below the folders of the workspace
     */
    public synchronized void setSpecPath(List<String> entries) {
        specPath = List.copyOf(entries);
        look();
    }

    /** Files were made, changed or deleted on disk. */
    public synchronized void look() {
        List<Path> path = new ArrayList<>();
        for (String entry : specPath) {
            Path given = Path.of(entry);
            List<Path> bases = given.isAbsolute() ? List.of(given) : folders;
            for (Path base : bases) {
                Path one = base.resolve(given).normalize();
                path.addAll(Files.isRegularFile(one) ? jarFolders.apply(one) : List.of(one));
            }
        }
        places = Places.find(folders, path, library);
        renew();
    }

    public synchronized void open(OpenDocument document) {
        documents.put(document.path(), document);
        renew();
    }

    /** Changes a document; what is not open stays closed. */
    public synchronized void change(Path file, int version, List<TextDocumentContentChangeEvent> changes) {
        Optional.ofNullable(documents.get(file)).ifPresent(before -> {
            documents.put(file, before.changed(version, changes, units));
            renew();
        });
    }

    public synchronized void close(Path file) {
        documents.remove(file);
        renew();
    }

    private void renew() {
        snapshot = new Snapshot(places, units, documents);
    }
}
