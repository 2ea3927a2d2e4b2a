package org.mpl4j.web.content;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.web.http.Status;
import org.mpl4j.web.http.TargetPath;

/** Finds what paths stand for, and keeps what it knows of files within a budget: those that were looked at longest ago go first. For any thread. */
public final class ResourceCache {
    private static final Lookup NOT_FOUND = new Lookup.Failure(Status.NOT_FOUND);
    private static final Lookup FORBIDDEN = new Lookup.Failure(Status.FORBIDDEN);
    private static final float LOAD = 0.75f;
    private static final int FIRST_CAPACITY = 64;

    private final DocumentRoot root;
    private final ContentSettings settings;
    private final ResourceLoader loader;
    private final ContentCounts counts = new ContentCounts();
    private final Map<String, Resource> byKey = new LinkedHashMap<>(FIRST_CAPACITY, LOAD, true);
    private long memoryBytes;

    /** Of a root. */
    public ResourceCache(DocumentRoot root, ContentSettings settings, MediaTypes types) {
        this.root = root;
        this.settings = settings;
        this.loader = new ResourceLoader(root, settings, types);
    }

    /** {@return how it serves} */
    public ContentSettings settings() {
        return settings;
    }

    /** {@return what it counts} */
    public ContentCounts counts() {
        return counts;
    }

    /** {@return how much memory files take now} */
    public synchronized long memoryBytes() {
        return memoryBytes;
    }

    /**
     * Finds what a path stands for.
     *
     * @param path of a request
     * @param now in nanoseconds of the clock
     * @return it
     * @throws IOException if the disk fails
     */
    public Lookup find(TargetPath path, long now) throws IOException {
        for (String name : path.names()) {
            if (settings.isHidden(name)) {
                return NOT_FOUND;
            }
        }
        String key = path.isFolder() ? path.key() + "/" : path.key();
        Resource known = known(key, now);
        if (known != null) {
            return new Lookup.File(known);
        }
        Found found = root.find(path.names());
        return switch (found) {
            case Found.Absent absent -> NOT_FOUND;
            case Found.Denied denied -> FORBIDDEN;
            case Found.Folder folder -> folder(folder, path, key, now);
            case Found.File file -> file(file, path, key, now);
        };
    }

    private Lookup file(Found.File file, TargetPath path, String key, long now) throws IOException {
        if (path.isFolder()) {
            file.channel().close();
            return NOT_FOUND;
        }
        return keep(loader.load(file, path.names(), key, now));
    }

    private Lookup folder(Found.Folder folder, TargetPath path, String key, long now) throws IOException {
        try (var entries = folder.entries()) {
            if (!path.isFolder()) {
                return new Lookup.Moved(path.asFolder());
            }
            for (String index : settings.indexNames()) {
                List<String> names = new ArrayList<>(path.names());
                names.add(index);
                Found found = root.find(names);
                if (found instanceof Found.File file) {
                    return keep(loader.load(file, names, key, now));
                }
                if (found instanceof Found.Folder other) {
                    other.entries().close();
                }
            }
            return settings.isListing() ? new Lookup.Listing(FolderListing.page(entries, path, settings)) : FORBIDDEN;
        }
    }

    private Lookup keep(@Nullable Resource resource) {
        if (resource == null) {
            // It changes faster than it can be read.
            return new Lookup.Failure(Status.UNAVAILABLE);
        }
        counts.loads().increment();
        synchronized (this) {
            Resource before = byKey.put(resource.key(), resource);
            memoryBytes += resource.memoryBytes();
            if (before != null) {
                forget(before);
            }
            Iterator<Resource> oldest = byKey.values().iterator();
            while (memoryBytes > settings.cacheBytes() && oldest.hasNext()) {
                Resource old = oldest.next();
                oldest.remove();
                forget(old);
                counts.evictions().increment();
            }
        }
        return new Lookup.File(resource);
    }

    private void forget(Resource resource) {
        resource.go();
        memoryBytes -= resource.memoryBytes();
    }

    /** What is kept and still right. */
    private @Nullable Resource known(String key, long now) {
        Resource resource;
        synchronized (this) {
            resource = byKey.get(key);
        }
        if (resource == null) {
            return null;
        }
        if (now - resource.checkedAt() <= settings.fresh().toNanos()) {
            return resource;
        }
        counts.checks().increment();
        if (loader.isUnchanged(resource)) {
            resource.checkedAt(now);
            return resource;
        }
        synchronized (this) {
            if (byKey.remove(key, resource)) {
                forget(resource);
            }
        }
        return null;
    }

    /** Forgets all: files are read again when they are asked for. */
    public synchronized void clear() {
        byKey.values().forEach(this::forget);
        byKey.clear();
    }
}
