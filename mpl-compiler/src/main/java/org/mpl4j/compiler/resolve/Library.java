package org.mpl4j.compiler.resolve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.diagnostic.Diagnostics;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;

/**
 * The files that a compilation can reach: those that the user named, which stand before all others of the same relative path, and the spec path. A file is read when a name
 * is first looked for in its directory, or anywhere, and parsed when it seems to declare a name that is looked for.
 */
final class Library {
    private final SpecPath path;
    private final Parsing parsing;
    private final Diagnostics diagnostics;
    private final Map<String, SourceFile> sources = new LinkedHashMap<>();
    private final Map<String, LoadedFile> loaded = new HashMap<>();
    private final Map<String, Map<String, List<String>>> namesByDirectory = new HashMap<>();
    private @Nullable Map<String, Set<String>> filesByDirectory;
    private @Nullable Map<String, List<String>> allNames;

    Library(SpecPath path, Collection<SourceFile> requested, Parsing parsing, Diagnostics diagnostics) {
        this.path = path;
        this.parsing = parsing;
        this.diagnostics = diagnostics;
        requested.forEach(source -> sources.put(relativePath(source), source));
    }

    static String relativePath(SourceFile source) {
        return (source.directory().isEmpty() ? "" : source.directory() + "/") + source.baseName() + ".mpl";
    }

    /** The file of that relative path, parsed; it must be there. */
    LoadedFile load(String relativePath) {
        LoadedFile file = loaded.get(relativePath);
        if (file == null) {
            file = LoadedFile.of(parsing.parse(source(relativePath), diagnostics), diagnostics);
            loaded.put(relativePath, file);
        }
        return file;
    }

    /** Relative paths of the files of a directory that seem to declare a name. */
    List<String> declaring(String name, String directory) {
        return namesByDirectory
                .computeIfAbsent(directory, folder -> index(files().getOrDefault(folder, Set.of())))
                .getOrDefault(name, List.of());
    }

    /** Relative paths of all files that seem to declare a name. */
    List<String> declaring(String name) {
        return allNames().getOrDefault(name, List.of());
    }

    /** Every name that any file seems to declare. */
    Collection<String> names() {
        return allNames().keySet();
    }

    private Map<String, List<String>> allNames() {
        if (allNames == null) {
            List<String> all = new ArrayList<>();
            files().values().forEach(all::addAll);
            allNames = index(all);
        }
        return allNames;
    }

    private Map<String, List<String>> index(Collection<String> files) {
        Map<String, List<String>> index = new LinkedHashMap<>();
        for (String file : files) {
            for (String name :
                    new LinkedHashSet<>(DeclarationScan.of(source(file).text()))) {
                index.computeIfAbsent(name, key -> new ArrayList<>()).add(file);
            }
        }
        return index;
    }

    private Map<String, Set<String>> files() {
        if (filesByDirectory == null) {
            Map<String, Set<String>> files = new LinkedHashMap<>();
            Set<String> all = new LinkedHashSet<>(sources.keySet());
            try {
                all.addAll(path.list(".mpl").keySet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            all.forEach(file -> files.computeIfAbsent(SpecPath.directoryOf(file), key -> new LinkedHashSet<>())
                    .add(file));
            filesByDirectory = files;
        }
        return filesByDirectory;
    }

    private SourceFile source(String relativePath) {
        return sources.computeIfAbsent(relativePath, file -> {
            try {
                Optional<SourceFile> source = path.load(file);
                return source.orElseGet(() -> new SourceFile(file, SpecPath.directoryOf(file), ""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
