package org.mpl4j.lsp.workspace;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where specifications are: the workspace's folders, those of the setting {@code mpl.specPath}, and the library.
 *
 * @param folders of the workspace
 * @param conventional folders in them in which projects have their specifications: {@code src/main/mpl} and {@code src/test/mpl} of any module, and {@code specs}
 * @param specPath folders that are looked in for what a file and its root do not declare
 * @param library the specifications that come with the server
 */
public record Places(List<Path> folders, List<Path> conventional, List<Path> specPath, List<Path> library) {
    private static final Path MAIN = Path.of("src", "main", "mpl");
    private static final Path TEST = Path.of("src", "test", "mpl");
    private static final Path SPECS = Path.of("specs");
    private static final Set<String> BUILT = Set.of("target", "build", "node_modules", "out");
    private static final List<String> BUILD_FILES =
            List.of("pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", ".git");

    /** How deep modules may lie below a folder of the workspace. */
    private static final int MAX_DEPTH = 8;

    public Places {
        folders = List.copyOf(folders);
        conventional = List.copyOf(conventional);
        specPath = List.copyOf(specPath);
        library = List.copyOf(library);
    }

    /** Looks through the folders for conventional places. */
    public static Places find(List<Path> folders, List<Path> specPath, List<Path> library) {
        Set<Path> found = new LinkedHashSet<>();
        folders.forEach(folder -> found.addAll(conventional(folder)));
        return new Places(folders, List.copyOf(found), specPath, library);
    }

    private static List<Path> conventional(Path top) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(top, Set.of(), MAX_DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = String.valueOf(folder.getFileName());
                    if (!folder.equals(top) && (name.startsWith(".") || BUILT.contains(name))) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    if (folder.endsWith(MAIN) || folder.endsWith(TEST) || folder.equals(top.resolve(SPECS))) {
                        found.add(folder);
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // A folder that goes away while it is looked at has no specifications.
            return found;
        }
        found.sort(Comparator.naturalOrder());
        return found;
    }

    /**
     * The root that a file belongs to: the innermost of all known roots that it is in. Else it is what {@code mplc} would take: the folder of the workspace if that is no project but
     * just specifications, or else the file's own folder.
     */
    public Path rootOf(Path file) {
        List<Path> known = new ArrayList<>(specPath);
        known.addAll(conventional);
        known.addAll(library);
        return innermost(known, file)
                .or(() -> innermost(folders, file).filter(folder -> !isProject(folder)))
                .orElseGet(() -> Optional.ofNullable(file.getParent()).orElse(file));
    }

    private static Optional<Path> innermost(List<Path> roots, Path file) {
        return roots.stream().filter(file::startsWith).max(Comparator.comparingInt(Path::getNameCount));
    }

    private static boolean isProject(Path folder) {
        return BUILD_FILES.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    /** Whether a file is part of the workspace, so that it may be changed. */
    public boolean isInWorkspace(Path file) {
        return innermost(folders, file).isPresent();
    }

    /** The roots in which the files of a root find others, in order: itself, that of what its tests test, the setting's, and the library. */
    public List<Path> pathOf(Path root) {
        Set<Path> path = new LinkedHashSet<>();
        path.add(root);
        if (root.endsWith(TEST)) {
            path.add(root.resolve(Path.of("..", "..", "main", "mpl")).normalize());
        }
        path.addAll(specPath);
        path.addAll(library);
        return List.copyOf(path);
    }

    /** The same, and all other roots of the workspace before the library: for what depends on other modules. */
    public List<Path> widePathOf(Path root) {
        Set<Path> path = new LinkedHashSet<>(pathOf(root));
        path.removeAll(library);
        path.addAll(conventional);
        path.addAll(library);
        return List.copyOf(path);
    }
}
