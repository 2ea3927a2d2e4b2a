package org.mpl4j.web.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder that is served. Names are opened one below the other, each relative to the folder that is open already and without following links, so that no change on disk
 * while that goes on leads out of the root. A link that may be followed is resolved first, and the path that it leads to is opened in the same way.
 */
public final class DocumentRoot {
    private static final int ATTEMPTS = 3;
    private static final Found ABSENT = new Found.Absent();
    private static final Found DENIED = new Found.Denied();

    private final Path path;
    private final LinkPolicy links;

    /**
     * A root.
     *
     * @param path the folder; a link is followed each time, so that what is served can be changed by changing it
     * @param links which links below it are followed
     * @throws IOException if it is no folder that can be read, with its name
     */
    public DocumentRoot(Path path, LinkPolicy links) throws IOException {
        this.path = path.toAbsolutePath();
        this.links = links;
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(this.path)) {
            if (!(folder instanceof SecureDirectoryStream)) {
                throw new IOException(
                        "the file system of %s cannot open files relative to folders, which this server needs"
                                .formatted(path));
            }
        } catch (NoSuchFileException e) {
            throw new IOException("there is no folder %s".formatted(path), e);
        } catch (NotDirectoryException e) {
            throw new IOException("%s is no folder".formatted(path), e);
        } catch (AccessDeniedException e) {
            throw new IOException("the folder %s may not be read".formatted(path), e);
        }
    }

    /** {@return the folder} */
    public Path path() {
        return path;
    }

    /** What names lead to. */
    Found find(List<String> names) throws IOException {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                Found found = walk(path, names, links != LinkPolicy.REFUSE);
                if (found != null) {
                    return found;
                }
            }
            return DENIED;
        } catch (NoSuchFileException | NotDirectoryException | InvalidPathException e) {
            return ABSENT;
        } catch (AccessDeniedException e) {
            return DENIED;
        } catch (FileSystemException e) {
            // A link where a moment before was none, or a name that is too long.
            return ABSENT;
        }
    }

    /** Opens names below a folder; null if a file was changed meanwhile. */
    private @Nullable Found walk(Path root, List<String> names, boolean mayFollow) throws IOException {
        SecureDirectoryStream<Path> folder = openFolder(root);
        boolean isKept = false;
        try {
            for (int i = 0; i < names.size(); i++) {
                Path name = Path.of(names.get(i));
                BasicFileAttributes attributes = attributes(folder, name);
                if (attributes.isSymbolicLink()) {
                    return mayFollow ? follow(names) : DENIED;
                }
                if (attributes.isDirectory()) {
                    SecureDirectoryStream<Path> next = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
                    folder.close();
                    folder = next;
                } else if (i < names.size() - 1) {
                    return ABSENT;
                } else {
                    // Opening a pipe would wait for who writes to it.
                    return attributes.isRegularFile() ? open(folder, name, FileState.of(attributes)) : DENIED;
                }
            }
            isKept = true;
            return new Found.Folder(folder);
        } finally {
            if (!isKept) {
                folder.close();
            }
        }
    }

    @SuppressWarnings("StreamResourceLeak")
    private static SecureDirectoryStream<Path> openFolder(Path root) throws IOException {
        return (SecureDirectoryStream<Path>) Files.newDirectoryStream(root);
    }

    private static BasicFileAttributes attributes(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        return folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    private static @Nullable Found open(SecureDirectoryStream<Path> folder, Path name, FileState before)
            throws IOException {
        SeekableByteChannel opened =
                folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        boolean isKept = false;
        try {
            // What was opened is what was looked at, if it is the same behind it as it was before it.
            isKept = opened.size() == before.size()
                    && before.equals(FileState.of(attributes(folder, name)))
                    && opened instanceof FileChannel;
            return isKept ? new Found.File((FileChannel) opened, before) : null;
        } finally {
            if (!isKept) {
                opened.close();
            }
        }
    }

    /** Resolves all links, and opens what they lead to, without following any that is there by then. */
    private @Nullable Found follow(List<String> names) throws IOException {
        Path target = resolve(names).toRealPath();
        Path root = links == LinkPolicy.FOLLOW ? target.getRoot() : path.toRealPath();
        if (!target.startsWith(root)) {
            return DENIED;
        }
        List<String> real = new ArrayList<>();
        root.relativize(target).forEach(name -> real.add(name.toString()));
        real.removeIf(String::isEmpty);
        return walk(root, real, false);
    }

    private Path resolve(List<String> names) {
        Path target = path;
        for (String name : names) {
            target = target.resolve(name);
        }
        return target;
    }

    /** How the file that names lead to is now, links followed; null if there is none. It says nothing of whether the file may be sent. */
    @Nullable
    FileState state(List<String> names) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(resolve(names), BasicFileAttributes.class);
            return attributes.isRegularFile() ? FileState.of(attributes) : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}
