package org.mpl4j.ssh.sftp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.LongToIntFunction;
import org.mpl4j.servers.common.nativeio.FileCalls;
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
        return set(
                attrs,
                new Target(
                        size -> access.truncate(path, size),
                        mode -> access.setPermissions(path, follow, mode),
                        place -> access.setTimes(path, follow, place),
                        (user, group) -> access.setOwner(path, follow, user, group)));
    }

    /** Of an open file. */
    StatusCode set(int file, SftpAttrs attrs) {
        FileCalls files = access.files();
        return set(
                attrs,
                new Target(
                        size -> files.ftruncate(file, size),
                        mode -> files.fchmod(file, mode & PERMISSIONS),
                        place -> files.futimens(file, place),
                        (user, group) -> files.fchown(file, user, group)));
    }

    /** How the attributes of one file are set; each returns a negative error if that fails. */
    private record Target(
            LongToIntFunction size, IntUnaryOperator permissions, LongToIntFunction times, IntBinaryOperator owner) {}

    private StatusCode set(SftpAttrs attrs, Target target) {
        StatusCode status = StatusCode.OK;
        if (attrs.hasSize()) {
            status = worse(status, target.size.applyAsInt(attrs.size()));
        }
        if (attrs.hasPermissions()) {
            status = worse(status, target.permissions.applyAsInt((int) attrs.permissions()));
        }
        if (attrs.hasAcmodtime()) {
            status = worse(status, target.times.applyAsInt(times(attrs)));
        }
        if (attrs.hasUidgid()) {
            status = worse(status, target.owner.applyAsInt((int) attrs.uid(), (int) attrs.gid()));
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
