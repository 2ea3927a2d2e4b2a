package org.mpl4j.ssh.sftp;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.mpl4j.servers.common.nativeio.Errno;
import org.mpl4j.servers.common.nativeio.FileCalls;
import org.mpl4j.servers.common.nativeio.FileStatus;
import org.mpl4j.servers.common.nativeio.NativeIo;
import org.mpl4j.servers.common.nativeio.OpenFlags;
import org.mpl4j.servers.common.nativeio.PathCalls;

/** Files by paths, within what the options allow. Methods return 0 or more if all is well, otherwise a negative error of the system. For one thread. */
final class FileAccess implements AutoCloseable {
    /** Neither does a pipe without a peer stop the session, nor does a terminal become that of the process. */
    private static final int ALWAYS = OpenFlags.NOCTTY | OpenFlags.NONBLOCK | OpenFlags.CLOEXEC;

    private static final int PERMISSIONS = 07777;

    private final PathCalls calls = new PathCalls();
    private final FileCalls files = new FileCalls();
    private final PathResolver resolver;
    private final int umask;
    private final Place first;
    private final Place second;
    private final FileStatus status;
    private final MemorySegment link;

    /**
     * Opens the root, or the start.
     *
     * @throws IOException if that is no directory that can be opened, or there are no native calls
     */
    static FileAccess open(Arena arena, SftpOptions options) throws IOException {
        // Asked first: without native calls, no class with some can be used.
        if (!NativeIo.isAvailable()) {
            throw new IOException(
                    "files are served by system calls of Linux on amd64 or aarch64, which are not available here;"
                            + " start Java with --enable-native-access=ALL-UNNAMED, and without -D" + NativeIo.SWITCH
                            + "=false");
        }
        return new FileAccess(arena, options);
    }

    private FileAccess(Arena arena, SftpOptions options) throws IOException {
        first = new Place(arena, files);
        second = new Place(arena, files);
        status = new FileStatus(arena);
        link = arena.allocate(Place.MAX_LENGTH);
        umask = options.umask();
        byte[] start = PathText.bytes(options.start());
        resolver = options.root().isPresent()
                ? new ConfinedPaths(
                        arena, calls, files, PathText.bytes(options.root().get().toAbsolutePath()), start)
                : new SystemPaths(calls, files, start, first);
    }

    /** Calls on what is open. */
    FileCalls files() {
        return files;
    }

    /** Calls on names in what is open. */
    PathCalls calls() {
        return calls;
    }

    /** What the last {@link #stat} found. */
    FileStatus status() {
        return status;
    }

    /** Where relative paths begin. */
    byte[] start() {
        return resolver.start();
    }

    int open(byte[] path, int flags, int mode) {
        if (resolver instanceof ConfinedPaths && (flags & OpenFlags.CREAT) != 0 && endsInSlash(path)) {
            // As the system answers, whatever is there.
            return at(withoutSlashes(path), false, place -> -Errno.EISDIR);
        }
        boolean isNew = (flags & OpenFlags.CREAT) != 0 && (flags & OpenFlags.EXCL) != 0;
        return at(
                path,
                !isNew,
                place -> calls.openat(
                        place.directory(),
                        place.path(),
                        flags | ALWAYS | place.openFlags(),
                        mode & PERMISSIONS & ~umask));
    }

    int openDirectory(byte[] path) {
        return at(
                path,
                true,
                place -> calls.openat(
                        place.directory(), place.path(), OpenFlags.DIRECTORY | ALWAYS | place.openFlags(), 0));
    }

    /** Opens a place in a file system, without access to anything. */
    int openPlace(byte[] path) {
        return at(
                path,
                true,
                place -> calls.openat(
                        place.directory(), place.path(), OpenFlags.PATH | OpenFlags.CLOEXEC | place.openFlags(), 0));
    }

    int stat(byte[] path, boolean follow) {
        return at(path, follow, place -> calls.stat(place.directory(), place.path(), place.flags(), status));
    }

    int stat(int file) {
        return calls.fstat(file, status);
    }

    int truncate(byte[] path, long size) {
        int file = open(path, OpenFlags.WRONLY, 0);
        if (file < 0) {
            return file;
        }
        int result = files.ftruncate(file, size);
        files.close(file);
        return result;
    }

    int setPermissions(byte[] path, boolean follow, int mode) {
        return at(
                path,
                follow,
                place -> calls.fchmodat(place.directory(), place.path(), mode & PERMISSIONS, place.flags()));
    }

    int setOwner(byte[] path, boolean follow, int user, int group) {
        return at(path, follow, place -> calls.fchownat(place.directory(), place.path(), user, group, place.flags()));
    }

    int setTimes(byte[] path, boolean follow, long times) {
        return at(path, follow, place -> calls.utimensat(place.directory(), place.path(), times, place.flags()));
    }

    int remove(byte[] path) {
        return at(path, false, place -> calls.unlinkat(place.directory(), place.path()));
    }

    int makeDirectory(byte[] path, int mode) {
        return at(
                withoutSlashes(path),
                false,
                place -> calls.mkdirat(place.directory(), place.path(), mode & PERMISSIONS & ~umask));
    }

    int removeDirectory(byte[] path) {
        return at(withoutSlashes(path), false, place -> calls.rmdirat(place.directory(), place.path()));
    }

    /** Reads a symbolic link; what it says is in {@link #linkText}. */
    int readLink(byte[] path) {
        return at(path, false, place -> (int) calls.readlinkat(place.directory(), place.path(), link));
    }

    /** So many bytes of what {@link #readLink} has read. */
    byte[] linkText(int length) {
        return link.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }

    /** Makes a link; its text is none of a place. */
    int linkTo(byte[] target, byte[] path) {
        return at(path, false, place -> {
            int result = second.set(PathCalls.AT_FDCWD, target, 0, target.length, false);
            return result != 0 ? result : calls.symlinkat(second.path(), place.directory(), place.path());
        });
    }

    private int at(byte[] path, boolean follow, PlaceCall call) {
        try (Place place = first) {
            int result = resolver.locate(path, follow, place);
            return result != 0 ? result : call.on(place);
        }
    }

    /** Does something with two paths, of which no link is followed. */
    int at(byte[] oldPath, byte[] newPath, TwoPlacesCall call) {
        return at(oldPath, false, from -> {
            try (Place to = second) {
                int result = resolver.locate(newPath, false, to);
                return result != 0 ? result : call.on(from.directory(), from.path(), to.directory(), to.path());
            }
        });
    }

    static boolean endsInSlash(byte[] path) {
        return path.length > 1 && path[path.length - 1] == '/';
    }

    static byte[] withoutSlashes(byte[] path) {
        int length = path.length;
        while (length > 1 && path[length - 1] == '/') {
            length--;
        }
        return length == path.length ? path : Arrays.copyOf(path, length);
    }

    @Override
    public void close() {
        resolver.close();
    }

    /** What is done with a path. */
    private interface PlaceCall {
        int on(Place place);
    }

    /** What is done with two paths. */
    interface TwoPlacesCall {
        int on(int oldDirectory, long oldPath, int newDirectory, long newPath);
    }
}
