package org.mpl4j.lsp.feature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.Location;
import org.mpl4j.lsp.workspace.Place;
import org.mpl4j.lsp.workspace.RootAnalysis;
import org.mpl4j.lsp.workspace.Snapshot;

/** From names to declarations, and back. */
public final class Navigation {
    private final Snapshot snapshot;

    public Navigation(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Where the name at an offset is declared. */
    public Optional<Location> definition(Path file, int offset) {
        return Cursor.at(snapshot, file, offset).map(cursor -> Locations.of(cursor.declared(), snapshot));
    }

    /** Every place in the workspace where the name at an offset stands for the same. */
    public List<Location> references(Path file, int offset, boolean withDeclaration) {
        Optional<Cursor> cursor = Cursor.at(snapshot, file, offset);
        if (cursor.isEmpty()) {
            return List.of();
        }
        List<Place> places = new ArrayList<>();
        if (withDeclaration) {
            places.add(cursor.get().declared());
        }
        places.addAll(uses(cursor.get()));
        return places.stream().map(place -> Locations.of(place, snapshot)).toList();
    }

    /** Where a declaration is used, in all of the workspace. */
    Set<Place> uses(Cursor cursor) {
        Set<Place> uses = new LinkedHashSet<>(cursor.analysis().names().uses(cursor.declared()));
        for (RootAnalysis analysis : snapshot.everything()) {
            uses.addAll(analysis.names().uses(cursor.declared()));
        }
        return uses;
    }

    /** The places in the file itself. */
    public List<DocumentHighlight> highlights(Path file, int offset) {
        Optional<Cursor> cursor = Cursor.at(snapshot, file, offset);
        if (cursor.isEmpty()) {
            return List.of();
        }
        List<DocumentHighlight> found = new ArrayList<>();
        Place declared = cursor.get().declared();
        if (declared.file().equals(file)) {
            found.add(new DocumentHighlight(Locations.range(declared, snapshot), DocumentHighlightKind.Write));
        }
        cursor.get().analysis().names().uses(declared).stream()
                .filter(place -> place.file().equals(file))
                .forEach(place ->
                        found.add(new DocumentHighlight(Locations.range(place, snapshot), DocumentHighlightKind.Read)));
        return found;
    }
}
