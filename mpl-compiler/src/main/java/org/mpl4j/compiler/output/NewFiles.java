package org.mpl4j.compiler.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mpl4j.compiler.backend.OutputFile;

/** Files that are added to a folder, which may have others: none is ever replaced. */
public final class NewFiles {
    private final Path folder;
    private final List<OutputFile> files;

    /**
     * Files that are not written yet.
     *
     * @param folder made if it is not there
     */
    public NewFiles(Path folder, List<OutputFile> files) {
        this.folder = folder.toAbsolutePath().normalize();
        this.files = List.copyOf(files);
    }

    /**
     * What is in the way, as paths below the folder, in the order of the files: files that are there already, and such that are where a folder has to be.
     */
    public List<String> obstacles() {
        Set<String> found = new LinkedHashSet<>();
        for (OutputFile file : files) {
            Path at = folder;
            for (Path name : Path.of(file.path())) {
                at = at.resolve(name);
                boolean isTarget = at.equals(folder.resolve(file.path()));
                if (Files.exists(at, LinkOption.NOFOLLOW_LINKS) && (isTarget || !Files.isDirectory(at))) {
                    found.add(folder.relativize(at).toString().replace('\\', '/'));
                    break;
                }
            }
        }
        return List.copyOf(found);
    }

    /**
     * Writes all of them, or none.
     *
     * @throws UncheckedIOException if one can't be written or is there already; those before it are deleted again
     */
    public void write() {
        List<Path> written = new ArrayList<>();
        try {
            for (OutputFile file : files) {
                Path target = folder.resolve(file.path());
                Files.createDirectories(target.getParent());
                Files.createFile(target);
                written.add(target);
                Files.writeString(target, file.content(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            IOException cause = new IOException("cannot write to " + folder + ": " + e, e);
            delete(written, cause);
            throw new UncheckedIOException(cause);
        }
    }

    private static void delete(List<Path> written, IOException cause) {
        for (Path file : written) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
