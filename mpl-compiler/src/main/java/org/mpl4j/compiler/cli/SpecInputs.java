package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/**
 * The specifications or policies that a command line names, and the path on which they find others.
 *
 * @param path the roots given with {@code --spec-path}, those of the named files that lie in none, and the library
 * @param files every specification or policy named, or below a folder named
 * @param tables how messages name every layer table named, or below a folder named, where the command takes tables
 */
record SpecInputs(SpecPath path, List<SourceFile> files, Set<String> tables) {
    SpecInputs {
        tables = Collections.unmodifiableSet(new LinkedHashSet<>(tables));
    }

    SpecInputs(SpecPath path, List<SourceFile> files) {
        this(path, files, Set.of());
    }

    /** Standard input, among the arguments. */
    static final String STDIN = "-";

    private static final String TABLE_ENDING = ".layers";

    /**
     * What a command takes.
     *
     * @param endings of the files, the one that standard input is taken for first
     * @param name of one in messages
     */
    private record Kind(List<String> endings, String name) {
        static final Kind SPECIFICATION = new Kind(List.of(".mpl"), "specification");
        static final Kind WITH_TABLES = new Kind(List.of(".mpl", TABLE_ENDING), "specification");
        static final Kind POLICY = new Kind(List.of(".spl"), "policy");

        String stdin() {
            return "stdin" + endings.get(0);
        }

        boolean has(String file) {
            return endings.stream().anyMatch(file::endsWith);
        }

        /** What may be meant by a file of another ending. */
        String hint(Path file) {
            boolean isPolicy = this != POLICY && POLICY.has(file.toString());
            return isPolicy ? "; for policies there is `mplc spl`" : "";
        }
    }

    /**
     * Finds and reads what the arguments name: files, folders, or {@code -}.
     *
     * @throws UsageException if something is not there, or a folder has no specification in it
     */
    static SpecInputs of(List<String> arguments, SpecPathOption option, Streams streams) {
        return of(arguments, option, streams, Kind.SPECIFICATION);
    }

    /** The same, for commands that take layer tables, too. */
    static SpecInputs withTables(List<String> arguments, SpecPathOption option, Streams streams) {
        return of(arguments, option, streams, Kind.WITH_TABLES);
    }

    /** The same, for commands that take policies. */
    static SpecInputs policies(List<String> arguments, SpecPathOption option, Streams streams) {
        return of(arguments, option, streams, Kind.POLICY);
    }

    private static SpecInputs of(List<String> arguments, SpecPathOption option, Streams streams, Kind kind) {
        List<SpecRoot> given = option.given();
        List<SpecRoot> library = SpecPathOption.library();
        List<SpecRoot> known = new ArrayList<>(given);
        known.addAll(library);
        Search search = new Search(known, kind);
        try {
            for (String argument : arguments) {
                if (argument.equals(STDIN)) {
                    search.addStdin(stdin(streams, kind));
                } else {
                    search.add(Path.of(argument));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<SpecRoot> roots = new ArrayList<>(given);
        roots.addAll(search.own);
        roots.addAll(library);
        return new SpecInputs(new SpecPath(roots), List.copyOf(search.files.values()), search.tables);
    }

    private static SpecRoot stdin(Streams streams, Kind kind) throws IOException {
        String text = new String(streams.in().readAllBytes(), StandardCharsets.ISO_8859_1);
        return new SpecRoot.Memory("standard input", Map.of(kind.stdin(), text));
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** What has been found of the arguments so far. */
    private static final class Search {
        private final List<SpecRoot> known;
        private final Kind kind;
        private final List<SpecRoot> own = new ArrayList<>();
        private final Map<String, SourceFile> files = new LinkedHashMap<>();
        private final Set<String> tables = new LinkedHashSet<>();

        Search(List<SpecRoot> known, Kind kind) {
            this.known = known;
            this.kind = kind;
        }

        void addStdin(SpecRoot stdin) throws IOException {
            own.add(stdin);
            add(stdin, kind.stdin());
        }

        void add(Path path) throws IOException {
            boolean isFolder = Files.isDirectory(path);
            if (!isFolder && !Files.isRegularFile(path)) {
                throw new UsageException("there is no file or folder " + path
                        + "; name a " + kind.name + " (*" + kind.endings.get(0)
                        + "), a folder with some, or `-` for standard input");
            }
            SpecRoot.Folder root = rootOf(path, isFolder);
            String below = slashes(absolute(root.path()).relativize(absolute(path)));
            List<String> found = isFolder ? list(root, below.isEmpty() ? "" : below + "/") : List.of(below);
            if (!isFolder && !kind.has(below)) {
                throw new UsageException(path + " is no " + kind.name + ": their names end in "
                        + String.join(" or ", kind.endings) + kind.hint(path));
            } else if (found.isEmpty()) {
                throw new UsageException(
                        "the folder " + path + " has no " + kind.name + " (*" + kind.endings.get(0) + ") in it");
            }
            for (String file : found) {
                add(root, file);
            }
        }

        private List<String> list(SpecRoot root, String prefix) throws IOException {
            List<String> found = new ArrayList<>();
            for (String ending : kind.endings) {
                root.list(ending).stream()
                        .filter(file -> file.startsWith(prefix))
                        .forEach(found::add);
            }
            return found;
        }

        /** The first root around the path; else a new one: the folder itself, or the file's folder. */
        private SpecRoot.Folder rootOf(Path path, boolean isFolder) {
            List<SpecRoot> candidates = new ArrayList<>(known);
            candidates.addAll(own);
            for (SpecRoot root : candidates) {
                if (root instanceof SpecRoot.Folder folder && absolute(path).startsWith(absolute(folder.path()))) {
                    return folder;
                }
            }
            Path parent = path.getParent();
            SpecRoot.Folder root = new SpecRoot.Folder(isFolder ? path : parent == null ? Path.of("") : parent);
            own.add(root);
            return root;
        }

        private void add(SpecRoot root, String relativePath) throws IOException {
            String name = root.displayName(relativePath);
            if (relativePath.endsWith(TABLE_ENDING)) {
                tables.add(name);
                return;
            }
            String text = root.read(relativePath).orElseThrow(() -> new IOException("cannot read " + name));
            files.putIfAbsent(name, new SourceFile(name, SpecPath.directoryOf(relativePath), text));
        }
    }
}
