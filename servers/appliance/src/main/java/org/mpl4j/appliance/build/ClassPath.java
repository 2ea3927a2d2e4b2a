package org.mpl4j.appliance.build;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The files of a class path, by name, the first of each: those in folders and jars. Of jars for several versions of Java it has the files for this one. */
final class ClassPath implements Closeable {
    private static final String VERSIONS = "META-INF/versions/";

    /** Opens a file. */
    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }

    private final NavigableMap<String, List<Source>> files = new TreeMap<>();
    private final List<JarFile> jars = new ArrayList<>();

    /** Opens that of this process. */
    static ClassPath ofThisProcess() throws IOException {
        ClassPath path = new ClassPath();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path file = Path.of(entry);
            if (Files.isDirectory(file)) {
                path.addFolder(file);
            } else if (Files.isRegularFile(file)) {
                path.addJar(file);
            }
        }
        return path;
    }

    private void addFolder(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                add(name, () -> Files.newInputStream(file));
            }
        }
    }

    private void addJar(Path file) throws IOException {
        JarFile jar = new JarFile(file.toFile(), false, JarFile.OPEN_READ, Runtime.version());
        jars.add(jar);
        Enumeration<JarEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
            JarEntry entry = entries.nextElement();
            String name = entry.getName();
            if (jar.isMultiRelease() && name.startsWith(VERSIONS)) {
                // The jar gives that of this version for the name without it.
                name = name.substring(name.indexOf('/', VERSIONS.length()) + 1);
            }
            String plain = name;
            if (!entry.isDirectory() && !plain.isEmpty() && jar.getJarEntry(plain) != null) {
                add(plain, () -> jar.getInputStream(jar.getJarEntry(plain)));
            }
        }
    }

    private void add(String name, Source source) {
        files.computeIfAbsent(name, key -> new ArrayList<>()).add(source);
    }

    /** Whether there is a file. */
    boolean has(String name) {
        return files.containsKey(name);
    }

    /** {@return the content of the first file of a name} */
    byte[] read(String name) throws IOException {
        List<Source> all = files.get(name);
        if (all == null) {
            throw new IOException("there is no " + name + " on the class path");
        }
        try (InputStream in = all.getFirst().open()) {
            return in.readAllBytes();
        }
    }

    /** {@return what all files of a name say, one behind the other} */
    byte[] readAll(String name) throws IOException {
        try (var out = new java.io.ByteArrayOutputStream()) {
            for (Source source : files.getOrDefault(name, List.of())) {
                try (InputStream in = source.open()) {
                    in.transferTo(out);
                    out.write('\n');
                }
            }
            return out.toByteArray();
        }
    }

    /** {@return the names of all files, in their order} */
    Iterable<String> names() {
        return files.keySet();
    }

    @Override
    public void close() throws IOException {
        for (JarFile jar : jars) {
            jar.close();
        }
    }
}
