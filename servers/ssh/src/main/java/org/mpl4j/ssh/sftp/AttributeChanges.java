package org.mpl4j.ssh.sftp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.mpl4j.ssh.packets.ssh.SftpAttrs;

/** Sets the attributes that a request names: each of them is tried, and the last failure is the answer, as with OpenSSH. */
final class AttributeChanges {
    private static final int PERMISSIONS = 07777;

    private final FileAccess access;
    private final MemorySegment times;

    AttributeChanges(Arena arena, FileAccess access) {
        this.access = access;
        times = arena.allocate(ValueLayout.JAVA_LONG, 4);
    }

    /** Of a path; of a link itself if it is not followed, which has no size. */
    StatusCode set(byte[] path, boolean follow, SftpAttrs attrs) {
        if (attrs.hasSize() && !follow) {
            return StatusCode.BAD_MESSAGE;
        }
        StatusCode status = StatusCode.OK;
        if (attrs.hasSize()) {
            status = worse(status, access.truncate(path, attrs.size()));
        }
        if (attrs.hasPermissions()) {
            status = worse(status, access.setPermissions(path, follow, (int) attrs.permissions()));
        }
        if (attrs.hasAcmodtime()) {
            status = worse(status, access.setTimes(path, follow, times(attrs)));
        }
        if (attrs.hasUidgid()) {
            status = worse(status, access.setOwner(path, follow, (int) attrs.uid(), (int) attrs.gid()));
        }
        return status;
    }

    /** Of an open file. */
    StatusCode set(int file, SftpAttrs attrs) {
        StatusCode status = StatusCode.OK;
        if (attrs.hasSize()) {
            status = worse(status, access.files().ftruncate(file, attrs.size()));
        }
        if (attrs.hasPermissions()) {
            status = worse(status, access.files().fchmod(file, (int) attrs.permissions() & PERMISSIONS));
        }
        if (attrs.hasAcmodtime()) {
            status = worse(status, access.files().futimens(file, times(attrs)));
        }
        if (attrs.hasUidgid()) {
            status = worse(status, access.files().fchown(file, (int) attrs.uid(), (int) attrs.gid()));
        }
        return status;
    }

    private long times(SftpAttrs attrs) {
        times.setAtIndex(ValueLayout.JAVA_LONG, 0, attrs.atime());
        times.setAtIndex(ValueLayout.JAVA_LONG, 1, 0);
        times.setAtIndex(ValueLayout.JAVA_LONG, 2, attrs.mtime());
        times.setAtIndex(ValueLayout.JAVA_LONG, 3, 0);
        return times.address();
    }

    private static StatusCode worse(StatusCode before, int result) {
        return result < 0 ? StatusCode.of(result) : before;
    }
}
