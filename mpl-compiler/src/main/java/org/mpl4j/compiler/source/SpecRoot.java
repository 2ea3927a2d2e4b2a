package org.mpl4j.compiler.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** One place where specifications are found, by their path relative to it with {@code /} between parts. */
public sealed interface SpecRoot {
    /** How messages call it. */
    String displayName();

    /** Relative paths of all its files with that ending, sorted. */
    List<String> list(String ending) throws IOException;

    /** The text of a file, one character a byte, or empty if there is no such file. */
    Optional<String> read(String relativePath) throws IOException;

    /** How messages call a file of this root. */
    String displayName(String relativePath);

    /** A folder. */
    record Folder(Path path) implements SpecRoot {
        @Override
        public String displayName() {
            return path.toString();
        }

        @Override
        public List<String> list(String ending) throws IOException {
            return listTree(path, ending);
        }

        @Override
        public Optional<String> read(String relativePath) throws IOException {
            return readFile(path.resolve(relativePath));
        }

        @Override
        public String displayName(String relativePath) {
            return path.resolve(relativePath).normalize().toString();
        }
    }

    /** {@code META-INF/mpl/} of a jar. The jar is read when it is first asked and then remembered. */
    final class Jar implements SpecRoot {
        private static final String PREFIX = "META-INF/mpl/";
        private final Path path;
        private final Map<String, String> files = new TreeMap<>();
        private boolean isRead;

        public Jar(Path path) {
            this.path = path;
        }

        private synchronized Map<String, String> files() throws IOException {
            if (!isRead) {
                try (ZipFile jar = new ZipFile(path.toFile())) {
                    for (ZipEntry entry : Collections.list(jar.entries())) {
                        if (entry.getName().startsWith(PREFIX) && !entry.isDirectory()) {
                            files.put(entry.getName().substring(PREFIX.length()), read(jar, entry));
                        }
                    }
                } catch (ZipException e) {
                    throw new IOException(path + " is no jar: " + e.getMessage(), e);
                }
                isRead = true;
            }
            return files;
        }

        public Path path() {
            return path;
        }

        /** Its name without folders. */
        public String fileName() {
            return String.valueOf(path.getFileName());
        }

        private static String read(ZipFile jar, ZipEntry entry) throws IOException {
            try (InputStream in = jar.getInputStream(entry)) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        }

        @Override
        public String displayName() {
            return path.toString();
        }

        @Override
        public List<String> list(String ending) throws IOException {
            return files().keySet().stream().filter(f -> f.endsWith(ending)).toList();
        }

        @Override
        public Optional<String> read(String relativePath) throws IOException {
            return Optional.ofNullable(files().get(relativePath));
        }

        @Override
        public String displayName(String relativePath) {
            return path + "!/" + PREFIX + relativePath;
        }
    }

    /** Text that is not on disk: standard input, editors, tests. */
    record Memory(String displayName, Map<String, String> files) implements SpecRoot {
        public Memory {
            files = Map.copyOf(files);
        }

        @Override
        public List<String> list(String ending) {
            return files.keySet().stream()
                    .filter(f -> f.endsWith(ending))
                    .sorted()
                    .toList();
        }

        @Override
        public Optional<String> read(String relativePath) {
            return Optional.ofNullable(files.get(relativePath));
        }

        @Override
        public String displayName(String relativePath) {
            return relativePath;
        }
    }

    /** Another root, some of whose files have other text, or are there in addition: what editors have not saved. */
    record Overlay(SpecRoot base, Map<String, String> files) implements SpecRoot {
        public Overlay {
            files = Map.copyOf(files);
        }

        @Override
        public String displayName() {
            return base.displayName();
        }

        @Override
        public List<String> list(String ending) throws IOException {
            TreeSet<String> all = new TreeSet<>(base.list(ending));
            files.keySet().stream().filter(file -> file.endsWith(ending)).forEach(all::add);
            return List.copyOf(all);
        }

        @Override
        public Optional<String> read(String relativePath) throws IOException {
            String text = files.get(relativePath);
            return text == null ? base.read(relativePath) : Optional.of(text);
        }

        @Override
        public String displayName(String relativePath) {
            return base.displayName(relativePath);
        }
    }

    /** Every {@code META-INF/mpl/} that the class loader knows, of jars and folders, in its order; mpl-specs has one. */
    static List<SpecRoot> onClassPath(ClassLoader loader) throws IOException {
        List<SpecRoot> roots = new ArrayList<>();
        for (URL place : Collections.list(loader.getResources(Jar.PREFIX))) {
            if (place.getProtocol().equals("file")) {
                roots.add(new Folder(pathOf(place)));
            } else if (place.openConnection() instanceof JarURLConnection entry
                    && entry.getJarFileURL().getProtocol().equals("file")) {
                roots.add(new Jar(pathOf(entry.getJarFileURL())));
            }
        }
        return roots;
    }

    private static Path pathOf(URL file) throws IOException {
        try {
            return Path.of(file.toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e.getMessage() + ": " + file, e);
        }
    }

    /** Hidden folders, and what cannot be read, have no specifications in them. */
    private static List<String> listTree(Path top, String ending) throws IOException {
        if (!Files.isDirectory(top)) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        Files.walkFileTree(top, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean isHidden =
                        !folder.equals(top) && folder.getFileName().toString().startsWith(".");
                return isHidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = top.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(ending) && Files.isRegularFile(file)) {
                    found.add(name);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(found);
        return found;
    }

    private static Optional<String> readFile(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }
}
