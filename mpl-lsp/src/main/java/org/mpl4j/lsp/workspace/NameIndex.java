package org.mpl4j.lsp.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mpl4j.compiler.resolve.References;

/** Where the names of an analysis are used, and what for. Several analyses can be put together: places are the same in all of them. */
public final class NameIndex {
    private final Map<Path, TreeMap<Integer, Use>> byFile = new HashMap<>();
    private final Map<Place, Set<Place>> uses = new HashMap<>();

    /** A name that stands for a declaration. */
    public record Use(Place place, Place declared) {}

    void add(References references) {
        references.declarations().forEach((use, declared) -> add(new Use(Place.of(use), Place.of(declared))));
    }

    private void add(Use use) {
        byFile.computeIfAbsent(use.place().file(), file -> new TreeMap<>())
                .put(use.place().start(), use);
        uses.computeIfAbsent(use.declared(), declared -> new LinkedHashSet<>()).add(use.place());
    }

    /** What the name at an offset stands for. */
    public Optional<Use> at(Path file, int offset) {
        Map.Entry<Integer, Use> entry =
                byFile.getOrDefault(file, new TreeMap<>()).floorEntry(offset);
        return Optional.ofNullable(entry)
                .map(Map.Entry::getValue)
                .filter(use -> use.place().touches(offset));
    }

    /** The declaration whose own name is at an offset, if it is used anywhere. */
    public Optional<Place> declaredAt(Path file, int offset) {
        return uses.keySet().stream()
                .filter(declared -> declared.file().equals(file) && declared.touches(offset))
                .findFirst();
    }

    /** Where a declaration's name is used, without the declaration itself. */
    public List<Place> uses(Place declared) {
        return new ArrayList<>(uses.getOrDefault(declared, Set.of()));
    }

    /** All names in a file, in order. */
    public List<Use> in(Path file) {
        return List.copyOf(byFile.getOrDefault(file, new TreeMap<>()).values());
    }
}
