package org.mpl4j.lsp.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.mpl4j.compiler.source.SpecRoot;

/** The library as folders, so that an editor can show its files: what is in a jar is copied to a temporary folder, until the server ends. */
public final class LibraryFolders implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LibraryFolders.class.getName());

    private final List<Path> folders = new ArrayList<>();
    private final Map<Path, List<Path>> jars = new HashMap<>();
    private final List<Path> temporary = new ArrayList<>();

    /** Takes the library apart as far as that is needed. */
    public LibraryFolders(List<SpecRoot> library) {
        try {
            for (SpecRoot root : library) {
                folders.add(
                        root instanceof SpecRoot.Folder folder
                                ? folder.path().toAbsolutePath().normalize()
                                : copied(root));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path copied(SpecRoot root) throws IOException {
        Path folder = Files.createTempDirectory("mplc-library").toRealPath();
        temporary.add(folder);
        for (String ending : List.of(".mpl", ".spl")) {
            for (String file : root.list(ending)) {
                Path copy = folder.resolve(file).normalize();
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, root.read(file).orElse(""), StandardCharsets.ISO_8859_1);
            }
        }
        return folder;
    }

    /** The folders for a jar, which is copied once; none, and a line in the log, if it cannot be read. */
    public synchronized List<Path> ofJar(Path jar) {
        return jars.computeIfAbsent(jar, file -> {
            try {
                return List.of(copied(new SpecRoot.Jar(file)));
            } catch (IOException e) {
                LOG.log(Level.SEVERE, "mpl.specPath: " + e.getMessage());
                return List.of();
            }
        });
    }

    public List<Path> folders() {
        return List.copyOf(folders);
    }

    /** Deletes the copies. */
    @Override
    public synchronized void close() {
        for (Path folder : temporary) {
            try {
                delete(folder);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "cannot delete " + folder, e);
            }
        }
        temporary.clear();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
