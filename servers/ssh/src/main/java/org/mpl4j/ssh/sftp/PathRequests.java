package org.mpl4j.ssh.sftp;

import java.lang.foreign.Arena;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.SftpAttrs;

/** What clients do with files and directories by their paths. */
final class PathRequests {
    private static final int DEFAULT_MODE = 0777;

    private final FileAccess access;
    private final AttributeChanges changes;
    private final NameChanges nameChanges;
    private final Responses responses;

    PathRequests(Arena arena, FileAccess access, Responses responses) {
        this.access = access;
        this.responses = responses;
        changes = new AttributeChanges(arena, access);
        nameChanges = new NameChanges(access);
    }

    void attributes(long id, Bytes path, boolean follow) {
        int result = access.stat(path.toArray(), follow);
        if (result < 0) {
            responses.status(id, result);
        } else {
            responses.attributes(id, access.status());
        }
    }

    void setAttributes(long id, Bytes path, boolean follow, SftpAttrs attrs) {
        responses.status(id, changes.set(path.toArray(), follow, attrs));
    }

    void remove(long id, Bytes path) {
        responses.status(id, access.remove(path.toArray()));
    }

    void makeDirectory(long id, Bytes path, SftpAttrs attrs) {
        int mode = attrs.hasPermissions() ? (int) attrs.permissions() : DEFAULT_MODE;
        responses.status(id, access.makeDirectory(path.toArray(), mode));
    }

    void removeDirectory(long id, Bytes path) {
        responses.status(id, access.removeDirectory(path.toArray()));
    }

    void rename(long id, Bytes oldPath, Bytes newPath) {
        responses.status(id, nameChanges.rename(oldPath.toArray(), newPath.toArray()));
    }

    void replace(long id, Bytes oldPath, Bytes newPath) {
        responses.status(id, nameChanges.replace(oldPath.toArray(), newPath.toArray()));
    }

    void hardLink(long id, Bytes oldPath, Bytes newPath) {
        responses.status(id, nameChanges.hardLink(oldPath.toArray(), newPath.toArray()));
    }

    void symbolicLink(long id, Bytes target, Bytes path) {
        responses.status(id, nameChanges.symbolicLink(target.toArray(), path.toArray()));
    }

    void readLink(long id, Bytes path) {
        int length = access.readLink(path.toArray());
        if (length < 0) {
            responses.status(id, length);
        } else {
            responses.name(id, access.linkText(length));
        }
    }
}
