package org.mpl4j.compiler.resolve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;

/** Which files of a spec path declare which names: for those who have a packet's name and look for the file to compile. */
public final class DeclaredNames {
    private final Map<String, List<String>> filesByName = new LinkedHashMap<>();

    /**
     * Looks through all specifications of a path, without parsing them.
     *
     * @throws IOException if a file cannot be read
     */
    public DeclaredNames(SpecPath path) throws IOException {
        for (String file : path.list(".mpl").keySet()) {
            Optional<SourceFile> source = path.load(file);
            if (source.isPresent()) {
                for (String name :
                        new LinkedHashSet<>(DeclarationScan.of(source.get().text()))) {
                    filesByName.computeIfAbsent(name, key -> new ArrayList<>()).add(file);
                }
            }
        }
    }

    /** Relative paths of the files that seem to declare a name: those of a directory if there are any there, else all. */
    public List<String> files(String name, String directory) {
        List<String> all = filesByName.getOrDefault(name, List.of());
        List<String> near = all.stream()
                .filter(file -> SpecPath.directoryOf(file).equals(directory))
                .toList();
        return near.isEmpty() ? List.copyOf(all) : near;
    }

    /** Every name that a file seems to declare. */
    public Collection<String> names() {
        return filesByName.keySet();
    }
}
