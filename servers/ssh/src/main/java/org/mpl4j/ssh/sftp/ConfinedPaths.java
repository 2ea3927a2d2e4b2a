package org.mpl4j.ssh.sftp;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.mpl4j.servers.common.nativeio.Errno;
import org.mpl4j.servers.common.nativeio.FileCalls;
import org.mpl4j.servers.common.nativeio.OpenFlags;
import org.mpl4j.servers.common.nativeio.PathCalls;

/**
 * Paths below a root that they can't leave. It goes down one name after the other, with an open directory for each, and follows no link but by resolving its
 * text from where the link is, where {@code /} is the root, and {@code ..} of the root is the root. The last name is used with calls that don't follow links.
 *
 * <p><b>Against changes at the same time</b>, by this client, others, or processes of the system: whatever is renamed, replaced or made a link, no call acts on
 * a file that was not found by names below the root. {@code ..} goes to the directory through which the walk came, wherever that is now. Two things are as with
 * {@code chroot}: a directory that is moved out of the root from outside while a request walks through it (or whose files are open) is still served to that
 * request (or handle); and hard links and mounts below the root are what they are.
 */
final class ConfinedPaths implements PathResolver {
    private static final int MAX_LINKS = 40;
    private static final int MAX_DEPTH = 256;
    private static final byte[] HERE = {'.'};
    private static final int ENTER = OpenFlags.PATH | OpenFlags.DIRECTORY | OpenFlags.NOFOLLOW | OpenFlags.CLOEXEC;

    private final PathCalls calls;
    private final FileCalls files;
    private final byte[] start;
    private final MemorySegment link;
    private final Place step;

    /** The directories through which the walk came; the first is the root. */
    private final int[] open = new int[MAX_DEPTH + 1];

    private int depth;
    private int links;

    /** What is left of the path, from {@code from} to {@code to}. */
    private final byte[] rest = new byte[3 * Place.MAX_LENGTH];

    private int from;
    private int to;

    /**
     * Opens the root.
     *
     * @throws IOException if that is no directory that can be opened
     */
    ConfinedPaths(Arena arena, PathCalls calls, FileCalls files, byte[] root, byte[] start) throws IOException {
        this.calls = calls;
        this.files = files;
        this.start = start;
        link = arena.allocate(Place.MAX_LENGTH);
        step = new Place(arena, files);
        open[0] = SystemPaths.open(calls, root, step);
    }

    @Override
    public int locate(byte[] path, boolean follow, Place place) {
        if (path.length == 0) {
            return -Errno.ENOENT;
        }
        if (path.length >= Place.MAX_LENGTH || start.length >= Place.MAX_LENGTH) {
            return -Errno.ENAMETOOLONG;
        }
        links = 0;
        from = 0;
        to = 0;
        if (path[0] != '/') {
            append(start);
            rest[to++] = '/';
        }
        append(path);
        int result = walk(follow, place);
        if (result == 0 && depth > 0) {
            // The place keeps the directory in which the walk ended.
            place.own();
            depth--;
        }
        leaveAll();
        return result;
    }

    private void append(byte[] text) {
        System.arraycopy(text, 0, rest, to, text.length);
        to += text.length;
    }

    private int walk(boolean follow, Place place) {
        while (true) {
            while (from < to && rest[from] == '/') {
                from++;
            }
            if (from == to) {
                return place.set(open[depth], HERE, 0, HERE.length, false);
            }
            int end = from;
            while (end < to && rest[end] != '/') {
                end++;
            }
            if (isDots(end)) {
                if (end - from == 2) {
                    leave();
                }
                from = end;
            } else if (end == to) {
                int result = place.set(open[depth], rest, from, end, false);
                if (result != 0 || !follow) {
                    return result;
                }
                result = readLink(place, end);
                if (result != 0) {
                    // No link, or nothing yet: what is done with it comes to the same, or finds out.
                    return result == -Errno.EINVAL || result == -Errno.ENOENT ? 0 : result;
                }
            } else {
                int result = enter(end);
                if (result != 0) {
                    return result;
                }
            }
        }
    }

    private boolean isDots(int end) {
        return rest[from] == '.' && (end - from == 1 || end - from == 2 && rest[from + 1] == '.');
    }

    private int enter(int end) {
        int result = step.set(open[depth], rest, from, end, false);
        if (result != 0) {
            return result;
        }
        int directory = calls.openat(open[depth], step.path(), ENTER, 0);
        if (directory >= 0) {
            if (depth == MAX_DEPTH) {
                files.close(directory);
                return -Errno.ENAMETOOLONG;
            }
            open[++depth] = directory;
            from = end;
            return 0;
        }
        if (directory == -Errno.ENOTDIR || directory == -Errno.ELOOP) {
            result = readLink(step, end);
            return result == -Errno.EINVAL ? -Errno.ENOTDIR : result;
        }
        return directory;
    }

    /** Puts what a link says in the place of its name. */
    private int readLink(Place place, int end) {
        int length = (int) calls.readlinkat(place.directory(), place.path(), link);
        if (length < 0) {
            return length;
        }
        if (length == 0) {
            return -Errno.ENOENT;
        }
        if (++links > MAX_LINKS) {
            return -Errno.ELOOP;
        }
        int more = to - end;
        if (length == link.byteSize() || length + more > rest.length) {
            return -Errno.ENAMETOOLONG;
        }
        System.arraycopy(rest, end, rest, length, more);
        MemorySegment.copy(link, ValueLayout.JAVA_BYTE, 0, rest, 0, length);
        from = 0;
        to = length + more;
        if (rest[0] == '/') {
            leaveAll();
        }
        return 0;
    }

    private void leave() {
        if (depth > 0) {
            files.close(open[depth--]);
        }
    }

    private void leaveAll() {
        while (depth > 0) {
            leave();
        }
    }

    @Override
    public byte[] start() {
        return start;
    }

    @Override
    public void close() {
        leaveAll();
        files.close(open[0]);
    }
}
