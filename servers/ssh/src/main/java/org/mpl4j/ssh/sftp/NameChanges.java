package org.mpl4j.ssh.sftp;

import static org.mpl4j.ssh.sftp.FileAccess.endsInSlash;
import static org.mpl4j.ssh.sftp.FileAccess.withoutSlashes;

import org.mpl4j.servers.common.nativeio.Errno;

/** Gives files other names, or more of them. Methods return 0 or more if all is well, otherwise a negative error of the system. */
final class NameChanges {
    private final FileAccess access;

    NameChanges(FileAccess access) {
        this.access = access;
    }

    int symbolicLink(byte[] target, byte[] path) {
        int odd = check(target);
        if (odd != 0 || endsInSlash(path)) {
            return odd != 0 ? odd : existsOrIsMissing(path);
        }
        return access.linkTo(target, path);
    }

    int hardLink(byte[] oldPath, byte[] newPath) {
        if (endsInSlash(newPath)) {
            int result = access.stat(oldPath, false);
            return result < 0 ? result : existsOrIsMissing(newPath);
        }
        return access.at(oldPath, newPath, access.calls()::linkat);
    }

    /** A name for a directory is none that a link could have. */
    private int existsOrIsMissing(byte[] path) {
        int result = access.stat(withoutSlashes(path), false);
        return result < 0 ? result : -Errno.EEXIST;
    }

    /** Renames; what has the new name is replaced. */
    int replace(byte[] oldPath, byte[] newPath) {
        int odd = checkSlashes(oldPath, newPath);
        return odd != 0 ? odd : access.at(withoutSlashes(oldPath), withoutSlashes(newPath), access.calls()::rename);
    }

    /** Renames if the new name is free. */
    int rename(byte[] oldPath, byte[] newPath) {
        int result = access.stat(oldPath, false);
        if (result < 0) {
            return result;
        }
        boolean isTaken = endsInSlash(newPath) && access.stat(withoutSlashes(newPath), false) == 0;
        result = isTaken ? -Errno.EEXIST : checkSlashes(oldPath, newPath);
        if (result < 0) {
            return result;
        }
        result = access.at(withoutSlashes(oldPath), withoutSlashes(newPath), access.calls()::renameNoReplace);
        return result == -Errno.EINVAL || result == -Errno.ENOSYS || result == -Errno.EOPNOTSUPP
                ? renameInSteps(oldPath, newPath)
                : result;
    }

    /** The same where the file system can't do it at once: a regular file by a second name, which is never one that is taken. */
    private int renameInSteps(byte[] oldPath, byte[] newPath) {
        int result = access.stat(oldPath, false);
        if (result == 0 && access.status().isRegularFile()) {
            result = hardLink(oldPath, newPath);
            if (result == 0) {
                result = access.remove(oldPath);
                if (result < 0) {
                    access.remove(newPath);
                }
                return result;
            }
            if (result != -Errno.EOPNOTSUPP && result != -Errno.ENOSYS && result != -Errno.EPERM) {
                return result;
            }
        }
        if (result == -Errno.ENOENT || result == -Errno.ENOTDIR || result == -Errno.EACCES) {
            return result;
        }
        return access.stat(newPath, false) == 0 ? -Errno.EEXIST : replace(oldPath, newPath);
    }

    private static int check(byte[] path) {
        if (path.length == 0) {
            return -Errno.ENOENT;
        }
        return path.length >= Place.MAX_LENGTH ? -Errno.ENAMETOOLONG : 0;
    }

    /** Only a directory can be named with a slash at the end, before or after. */
    private int checkSlashes(byte[] oldPath, byte[] newPath) {
        if (!endsInSlash(oldPath) && !endsInSlash(newPath)) {
            return 0;
        }
        int result = access.stat(withoutSlashes(oldPath), false);
        return result < 0 || access.status().isDirectory() ? result : -Errno.ENOTDIR;
    }
}
