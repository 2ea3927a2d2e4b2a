package org.mpl4j.ssh.sftp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mpl4j.servers.common.nativeio.Errno;

/** Makes paths absolute, without links, {@code .} and {@code ..}. The last name need not be there. */
final class RealPath {
    private static final int MAX_LINKS = 40;

    private final FileAccess access;
    private byte[] resolved = {'/'};
    private int links;

    RealPath(FileAccess access) {
        this.access = access;
    }

    /** The path of the last {@link #resolve}. */
    byte[] resolved() {
        return resolved;
    }

    /** Resolves a path; returns 0 or a negative error. */
    int resolve(byte[] path) {
        if (path.length >= Place.MAX_LENGTH) {
            return -Errno.ENAMETOOLONG;
        }
        links = 0;
        resolved = path.length > 0 && path[0] == '/' ? new byte[] {'/'} : access.start();
        byte[] rest = path;
        while (rest.length > 0) {
            int end = 0;
            while (end < rest.length && rest[end] != '/') {
                end++;
            }
            boolean isLast = end == rest.length;
            byte[] name = Arrays.copyOf(rest, end);
            rest = isLast ? new byte[0] : Arrays.copyOfRange(rest, end + 1, rest.length);
            if (is(name, "..")) {
                resolved = parent(resolved);
            } else if (name.length > 0 && !is(name, ".")) {
                byte[] here = resolved;
                resolved = join(here, name);
                int found = resolved.length >= Place.MAX_LENGTH ? -Errno.ENAMETOOLONG : access.stat(resolved, false);
                if (found == -Errno.ENOENT && isLast) {
                    return 0;
                }
                if (found < 0) {
                    return found;
                }
                if (access.status().isSymbolicLink()) {
                    int length = access.readLink(resolved);
                    if (length <= 0 || ++links > MAX_LINKS) {
                        return length < 0 ? length : -Errno.ELOOP;
                    }
                    byte[] target = access.linkText(length);
                    resolved = target[0] == '/' ? new byte[] {'/'} : here;
                    rest = isLast ? target : join(target, rest);
                    if (rest.length >= Place.MAX_LENGTH) {
                        return -Errno.ENAMETOOLONG;
                    }
                }
            }
        }
        return 0;
    }

    private static boolean is(byte[] name, String text) {
        return name.length == text.length()
                && text.regionMatches(0, new String(name, StandardCharsets.ISO_8859_1), 0, name.length);
    }

    private static byte[] parent(byte[] path) {
        int slash = path.length - 1;
        while (slash > 0 && path[slash] != '/') {
            slash--;
        }
        return Arrays.copyOf(path, Math.max(slash, 1));
    }

    /** Two parts of a path with one slash between them. */
    static byte[] join(byte[] path, byte[] name) {
        int slash = path.length > 0 && path[path.length - 1] == '/' ? 0 : 1;
        byte[] joined = Arrays.copyOf(path, path.length + slash + name.length);
        if (slash == 1) {
            joined[path.length] = '/';
        }
        System.arraycopy(name, 0, joined, path.length + slash, name.length);
        return joined;
    }
}
