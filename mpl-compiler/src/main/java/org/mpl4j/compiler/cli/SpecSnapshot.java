package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What files were there at one moment, and what a look from outside tells about their content. If two are equal, nothing has changed in between.
 *
 * @param files by their absolute paths
 */
record SpecSnapshot(SortedMap<Path, State> files) {
    SpecSnapshot {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * A file as it was.
     *
     * @param name how messages call it
     * @param byteLength its size
     * @param key what the file system calls it, where it has such a thing: another one if the file was replaced
     */
    record State(
            String name,
            long byteLength,
            FileTime modified,
            @Nullable Object key) {}

    /** What can happen to a file. */
    enum Event {
        CHANGED("changed"),
        NEW("is new"),
        GONE("is gone");

        private final String words;

        Event(String words) {
            this.words = words;
        }
    }

    /** What has happened to a file. */
    record Change(String name, Event event) {
        @Override
        public String toString() {
            return name + " " + event.words;
        }
    }

    /** What has happened from an earlier moment to this one, in the order of paths. */
    List<Change> since(SpecSnapshot earlier) {
        TreeSet<Path> all = new TreeSet<>(files.keySet());
        all.addAll(earlier.files.keySet());
        List<Change> changes = new ArrayList<>();
        for (Path path : all) {
            State before = earlier.files.get(path);
            State now = files.get(path);
            if (now == null && before != null) {
                changes.add(new Change(before.name, Event.GONE));
            } else if (now != null && !now.equals(before)) {
                changes.add(new Change(now.name, before == null ? Event.NEW : Event.CHANGED));
            }
        }
        return changes;
    }

    /** A snapshot that is being taken. */
    static final class Builder {
        private final SortedMap<Path, State> files = new TreeMap<>();

        /** Looks at a file, which may be gone. */
        void add(Path file, String name) {
            try {
                BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
                if (found.isRegularFile()) {
                    State state = new State(name, found.size(), found.lastModifiedTime(), found.fileKey());
                    files.putIfAbsent(file.toAbsolutePath().normalize(), state);
                }
            } catch (IOException e) {
                // It is not there, or as good as not there. If it matters, the compilation tells why.
                return;
            }
        }

        SpecSnapshot build() {
            return new SpecSnapshot(files);
        }
    }
}
