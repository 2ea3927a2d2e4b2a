package org.mpl4j.compiler.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mpl4j.compiler.backend.OutputFile;

/**
 * A folder of generated files, or of one of those who generate into it: what they generated the last time and do not generate now is deleted. A list in the folder says
 * which files are theirs; others are never touched.
 */
public final class OutputFolder {
    /** The list: paths below the folder, one a line. */
    static final String LIST = ".mplc-files";

    private final Path folder;
    private final String list;

    private OutputFolder(Path folder, String list) {
        this.folder = folder.toAbsolutePath().normalize();
        this.list = list;
    }

    public static OutputFolder of(Path folder) {
        return new OutputFolder(folder, LIST);
    }

    /**
     * A folder in which several generate.
     *
     * @param owner tells them apart; part of a file's name
     */
    public static OutputFolder of(Path folder, String owner) {
        return new OutputFolder(folder, LIST + "-" + owner);
    }

    /**
     * What was done.
     *
     * @param files all that were generated, as paths below the folder
     * @param written those of them that are new or changed
     */
    public record Summary(Path folder, List<String> files, List<String> written, List<String> deleted) {
        public Summary {
            files = List.copyOf(files);
            written = List.copyOf(written);
            deleted = List.copyOf(deleted);
        }

        public int unchanged() {
            return files.size() - written.size();
        }

        /** How many are written, unchanged and deleted, in words. */
        public String counts() {
            String text = written.size() + " written, " + unchanged() + " unchanged";
            return deleted.isEmpty() ? text : text + ", " + deleted.size() + " deleted";
        }

        @Override
        public String toString() {
            return folder + ": " + counts();
        }
    }

    /**
     * Writes the files that are new or have another content, and deletes those of the last time that are none of them.
     *
     * @throws OutputConflictException if two files have the same path; nothing is deleted then
     * @throws IllegalArgumentException if a path leads out of the folder; nothing is deleted then
     * @throws UncheckedIOException if a file can't be written
     */
    public Summary write(Stream<OutputFile> files) {
        try {
            Files.createDirectories(folder);
            Set<String> before = listed();
            Set<String> now = new TreeSet<>();
            List<String> written = new ArrayList<>();
            for (OutputFile file : (Iterable<OutputFile>) files::iterator) {
                Path target = inside(file.path());
                if (!now.add(file.path())) {
                    throw new OutputConflictException(file.path());
                }
                if (writeIfChanged(target, file.content().getBytes(StandardCharsets.UTF_8))) {
                    written.add(file.path());
                }
            }
            List<String> deleted = delete(before, now);
            writeIfChanged(folder.resolve(list), (String.join("\n", now) + "\n").getBytes(StandardCharsets.UTF_8));
            return new Summary(folder, List.copyOf(now), written, deleted);
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException("cannot write to " + folder + ": " + e, e));
        }
    }

    private Path inside(String path) {
        Path target = folder.resolve(path).normalize();
        if (!target.startsWith(folder) || target.equals(folder)) {
            throw new IllegalArgumentException("the path " + path + " leads out of the output folder");
        }
        return target;
    }

    private Set<String> listed() throws IOException {
        Path file = folder.resolve(list);
        return Files.isRegularFile(file) ? new TreeSet<>(Files.readAllLines(file, StandardCharsets.UTF_8)) : Set.of();
    }

    private static boolean writeIfChanged(Path target, byte[] content) throws IOException {
        if (Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), content)) {
            return false;
        }
        Files.createDirectories(target.getParent());
        Files.write(target, content);
        return true;
    }

    private List<String> delete(Set<String> before, Set<String> now) throws IOException {
        Set<String> stale = new TreeSet<>(before);
        stale.removeAll(now);
        List<String> deleted = new ArrayList<>();
        Set<Path> emptied = new HashSet<>();
        for (String path : stale) {
            Path target = inside(path);
            if (Files.deleteIfExists(target)) {
                deleted.add(path);
                emptied.add(target.getParent());
            }
        }
        for (Path parent : emptied) {
            deleteIfEmpty(parent);
        }
        return deleted;
    }

    private void deleteIfEmpty(Path start) throws IOException {
        for (Path at = start; at != null && at.startsWith(folder) && !at.equals(folder); at = at.getParent()) {
            try (Stream<Path> children = Files.list(at)) {
                if (children.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(at);
        }
    }
}
