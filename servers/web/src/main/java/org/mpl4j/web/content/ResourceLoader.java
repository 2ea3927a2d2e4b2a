package org.mpl4j.web.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes resources of files that are open, and of the compressed ones beside them. */
final class ResourceLoader {
    private static final long NANOS = 1_000_000_000;

    private final DocumentRoot root;
    private final ContentSettings settings;
    private final MediaTypes types;
    private final String fieldLines;

    ResourceLoader(DocumentRoot root, ContentSettings settings, MediaTypes types) {
        this.root = root;
        this.settings = settings;
        this.types = types;
        this.fieldLines = settings.fieldLines();
    }

    /**
     * Makes a resource.
     *
     * @param file the file, which is closed
     * @param names its path
     * @param key under which it is kept
     * @param now in nanoseconds of the clock
     * @return it; null if a file was changed meanwhile
     */
    @Nullable
    Resource load(Found.File file, List<String> names, String key, long now) throws IOException {
        String type = types.of(names.getLast(), settings.charset());
        Found.File brotli = null;
        Found.File gzip = null;
        try {
            brotli = beside(names, Coding.BROTLI, file.state());
            gzip = beside(names, Coding.GZIP, file.state());
            boolean isVarying = brotli != null || gzip != null;
            Representation plain = representation(file, names, type, Coding.IDENTITY, isVarying);
            return plain == null
                    ? null
                    : new Resource(
                            key,
                            plain,
                            brotli == null ? null : representation(brotli, names, type, Coding.BROTLI, true),
                            gzip == null ? null : representation(gzip, names, type, Coding.GZIP, true),
                            now);
        } finally {
            file.channel().close();
            close(brotli);
            close(gzip);
        }
    }

    private static void close(Found.@Nullable File file) throws IOException {
        if (file != null) {
            file.channel().close();
        }
    }

    /** The compressed file beside another, null if there is none that is as new as the other. */
    private Found.@Nullable File beside(List<String> names, Coding coding, FileState state) throws IOException {
        if (!settings.isPrecompressed() || root.state(named(names, coding)) == null) {
            return null;
        }
        Found found = root.find(named(names, coding));
        if (found instanceof Found.Folder folder) {
            folder.entries().close();
        }
        if (found instanceof Found.File file) {
            if (isAsNew(file.state(), state)) {
                return file;
            }
            file.channel().close();
        }
        return null;
    }

    /** Copies are made one after the other, and some file systems and archives know whole seconds only. */
    private static boolean isAsNew(FileState compressed, FileState plain) {
        return Math.floorDiv(compressed.modifiedNanos(), NANOS) >= Math.floorDiv(plain.modifiedNanos(), NANOS);
    }

    private static List<String> named(List<String> names, Coding coding) {
        List<String> beside = new ArrayList<>(names);
        beside.set(beside.size() - 1, names.getLast() + coding.suffix());
        return beside;
    }

    private @Nullable Representation representation(
            Found.File file, List<String> names, String type, Coding coding, boolean isVarying) throws IOException {
        byte[] content = null;
        if (file.state().size() <= settings.smallBytes()) {
            content = read(file.channel(), (int) file.state().size());
            if (content == null) {
                return null;
            }
        }
        return new Representation(
                root,
                named(names, coding),
                file.state(),
                new Representation.Description(type, coding, isVarying, fieldLines),
                content);
    }

    private static byte @Nullable [] read(FileChannel channel, int size) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(size);
        int count = 0;
        while (content.hasRemaining() && count >= 0) {
            count = channel.read(content);
        }
        return content.hasRemaining() || channel.size() != size ? null : content.array();
    }

    /** Whether the files of a resource are as they were. */
    boolean isUnchanged(Resource resource) {
        Representation plain = resource.plain();
        return plain.state().equals(root.state(plain.names()))
                && isUnchanged(plain, resource.brotli(), Coding.BROTLI)
                && isUnchanged(plain, resource.gzip(), Coding.GZIP);
    }

    private boolean isUnchanged(Representation plain, @Nullable Representation compressed, Coding coding) {
        if (!settings.isPrecompressed()) {
            return true;
        }
        FileState now = root.state(named(plain.names(), coding));
        return compressed == null
                ? now == null || !isAsNew(now, plain.state())
                : compressed.state().equals(now);
    }
}
