package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/**
 * The specifications that a command line names, and the path on which they find others.
 *
 * @param path the roots given with {@code --spec-path}, those of the named files that lie in none, and the library
 * @param files every file named, or below a folder named
 */
record SpecInputs(SpecPath path, List<SourceFile> files) {
    /** Standard input, among the arguments. */
    static final String STDIN = "-";

    private static final String ENDING = ".mpl";

    /**
     * Finds and reads what the arguments name: files, folders, or {@code -}.
     *
     * @throws UsageException if something is not there, or a folder has no specification in it
     */
    static SpecInputs of(List<String> arguments, SpecPathOption option, Streams streams) {
        List<SpecRoot> given = option.given();
        List<SpecRoot> library = SpecPathOption.library();
        List<SpecRoot> known = new ArrayList<>(given);
        known.addAll(library);
        List<SpecRoot> own = new ArrayList<>();
        Map<String, SourceFile> files = new LinkedHashMap<>();
        try {
            for (String argument : arguments) {
                if (argument.equals(STDIN)) {
                    SpecRoot root = stdin(streams);
                    own.add(root);
                    add(root, "stdin.mpl", files);
                } else {
                    named(Path.of(argument), known, own, files);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<SpecRoot> roots = new ArrayList<>(given);
        roots.addAll(own);
        roots.addAll(library);
        return new SpecInputs(new SpecPath(roots), List.copyOf(files.values()));
    }

    private static SpecRoot stdin(Streams streams) throws IOException {
        String text = new String(streams.in().readAllBytes(), StandardCharsets.ISO_8859_1);
        return new SpecRoot.Memory("standard input", Map.of("stdin.mpl", text));
    }

    private static void named(Path path, List<SpecRoot> known, List<SpecRoot> own, Map<String, SourceFile> files)
            throws IOException {
        boolean isFolder = Files.isDirectory(path);
        if (!isFolder && !Files.isRegularFile(path)) {
            throw new UsageException("there is no file or folder " + path
                    + "; name a specification (*.mpl), a folder with some, or `-` for standard input");
        }
        SpecRoot.Folder root = rootOf(path, isFolder, known, own);
        String below = slashes(absolute(root.path()).relativize(absolute(path)));
        if (!isFolder) {
            if (!below.endsWith(ENDING)) {
                throw new UsageException(path + " is no specification: their names end in " + ENDING);
            }
            add(root, below, files);
            return;
        }
        String prefix = below.isEmpty() ? "" : below + "/";
        List<String> found = root.list(ENDING).stream()
                .filter(file -> file.startsWith(prefix))
                .toList();
        if (found.isEmpty()) {
            throw new UsageException("the folder " + path + " has no specification (*.mpl) in it");
        }
        for (String file : found) {
            add(root, file, files);
        }
    }

    /** The first root around the path; else a new one: the folder itself, or the file's folder. */
    private static SpecRoot.Folder rootOf(Path path, boolean isFolder, List<SpecRoot> known, List<SpecRoot> own) {
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

    private static void add(SpecRoot root, String relativePath, Map<String, SourceFile> files) throws IOException {
        String text = root.read(relativePath)
                .orElseThrow(() -> new IOException("cannot read " + root.displayName(relativePath)));
        files.putIfAbsent(
                root.displayName(relativePath),
                new SourceFile(root.displayName(relativePath), SpecPath.directoryOf(relativePath), text));
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
