package org.mpl4j.lsp.feature;

import java.nio.file.Path;
import java.util.Optional;
import org.mpl4j.lsp.outline.Outline;
import org.mpl4j.lsp.workspace.NameIndex;
import org.mpl4j.lsp.workspace.Place;
import org.mpl4j.lsp.workspace.RootAnalysis;
import org.mpl4j.lsp.workspace.Snapshot;

/**
 * A name at a place in a file, and what it stands for.
 *
 * @param analysis of the root that the file belongs to
 * @param at the name itself
 * @param declared the name in its declaration; the same place, if that is where it is
 */
public record Cursor(RootAnalysis analysis, Place at, Place declared) {
    /** The name at an offset; empty if there is none, or one that stands for nothing that is declared. */
    public static Optional<Cursor> at(Snapshot snapshot, Path file, int offset) {
        RootAnalysis analysis = snapshot.analysis(file);
        Optional<NameIndex.Use> use = analysis.names().at(file, offset);
        if (use.isPresent()) {
            return Optional.of(new Cursor(analysis, use.get().place(), use.get().declared()));
        }
        return snapshot.outline(file).stream()
                .flatMap(Outline::all)
                .filter(Outline::isNamed)
                .map(outline -> Place.of(outline.nameSpan()))
                .filter(place -> place.touches(offset))
                .findFirst()
                .map(place -> new Cursor(analysis, place, place));
    }

    /** The declaration in the outline of its file. */
    Optional<Outline> outline(Snapshot snapshot) {
        return snapshot.outline(declared.file()).stream()
                .flatMap(Outline::all)
                .filter(Outline::isNamed)
                .filter(outline -> Place.of(outline.nameSpan()).equals(declared))
                .findFirst();
    }
}
