package org.mpl4j.compiler.source;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ordered roots in which specifications are looked for. Where two roots have a file of the same relative path, the first one's counts. */
public record SpecPath(List<SpecRoot> roots) {
    public SpecPath {
        roots = List.copyOf(roots);
    }

    /** Relative paths of all files with that ending, each with the root that has it, in order of roots and then of names. */
    public Map<String, SpecRoot> list(String ending) throws IOException {
        Map<String, SpecRoot> found = new LinkedHashMap<>();
        for (SpecRoot root : roots) {
            for (String file : root.list(ending)) {
                found.putIfAbsent(file, root);
            }
        }
        return found;
    }

    /** The file of that relative path in the first root that has it. */
    public Optional<SourceFile> load(String relativePath) throws IOException {
        for (SpecRoot root : roots) {
            Optional<String> text = root.read(relativePath);
            if (text.isPresent()) {
                return Optional.of(
                        new SourceFile(root.displayName(relativePath), directoryOf(relativePath), text.get()));
            }
        }
        return Optional.empty();
    }

    /** The folder part of a relative path, empty at the root. */
    public static String directoryOf(String relativePath) {
        int slash = relativePath.lastIndexOf('/');
        return slash < 0 ? "" : relativePath.substring(0, slash);
    }
}
