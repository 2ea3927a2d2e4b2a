package org.mpl4j.appliance.build;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that a class can reach: classes that the constant pools name, also in descriptors and in strings, as of {@code Class.forName}; providers of services that are named; files beside these classes. What is not on the class path
 * is the JDK's, or is of a library that is left out on purpose, as its users do when it is missing.
 */
final class ClassClosure {
    private static final Pattern DESCRIPTOR = Pattern.compile("L([\\w/$]+);");
    private static final String CLASS = ".class";
    private static final String SERVICES = "META-INF/services/";

    private final ClassPath path;
    private final NavigableMap<String, byte[]> files = new TreeMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    ClassClosure(ClassPath path) {
        this.path = path;
    }

    /**
     * Finds what a class can reach.
     *
     * @return files by their names, in order
     */
    SortedMap<String, byte[]> of(String mainClass) throws IOException {
        want(mainClass.replace('.', '/'));
        while (!open.isEmpty()) {
            read(open.pop());
        }
        resources();
        return files;
    }

    private void want(String type) throws IOException {
        String file = type + CLASS;
        if (!files.containsKey(file) && path.has(file)) {
            byte[] content = path.read(file);
            files.put(file, content);
            open.push(type);
            service(type.replace('/', '.'));
        } else if (!path.has(file)) {
            service(type.replace('/', '.'));
        }
    }

    private void service(String type) throws IOException {
        String file = SERVICES + type;
        if (path.has(file) && !files.containsKey(file)) {
            byte[] content = path.readAll(file);
            files.put(file, content);
            for (String line : new String(content, StandardCharsets.UTF_8).split("\n")) {
                String provider = line.replaceFirst("#.*", "").strip();
                if (!provider.isEmpty()) {
                    want(provider.replace('.', '/'));
                }
            }
        }
    }

    private void read(String type) throws IOException {
        for (PoolEntry entry : ClassFile.of().parse(files.get(type + CLASS)).constantPool()) {
            switch (entry) {
                case ClassEntry named -> wantNamed(named.asInternalName());
                case StringEntry text -> wantText(text.stringValue());
                case Utf8Entry text -> wantNamed(text.stringValue());
                default -> {
                    // Numbers, and pairs of what is here already.
                }
            }
        }
    }

    private void wantNamed(String text) throws IOException {
        if (text.indexOf(';') < 0) {
            if (path.has(text + CLASS)) {
                want(text);
            }
            return;
        }
        Matcher matcher = DESCRIPTOR.matcher(text);
        while (matcher.find()) {
            want(matcher.group(1));
        }
    }

    private void wantText(String text) throws IOException {
        if (text.indexOf('.') > 0 && path.has(text.replace('.', '/') + CLASS)) {
            want(text.replace('.', '/'));
        }
    }

    /** Files in the packages that are reached. */
    private void resources() throws IOException {
        NavigableMap<String, byte[]> found = new TreeMap<>();
        for (String name : path.names()) {
            int slash = name.lastIndexOf('/');
            if (slash > 0 && !name.endsWith(CLASS) && !name.startsWith("META-INF/") && isReached(name, slash)) {
                found.put(name, path.read(name));
            }
        }
        files.putAll(found);
    }

    private boolean isReached(String name, int slash) {
        String folder = name.substring(0, slash + 1);
        String next = files.ceilingKey(folder);
        return next != null && next.startsWith(folder);
    }
}
