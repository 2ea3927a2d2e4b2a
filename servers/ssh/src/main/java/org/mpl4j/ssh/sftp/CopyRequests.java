package org.mpl4j.ssh.sftp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.mpl4j.servers.common.nativeio.FileCalls;
import org.mpl4j.ssh.packets.ssh.Sftp.TypeBranch.Extended.ExtendedRequestBranch;

/** Copies from one open file to another, without the client. */
final class CopyRequests {
    private static final int COPY_LENGTH = 64 * 1024;

    private final FileAccess access;
    private final FileCalls files;
    private final Handles handles;
    private final Responses responses;
    private final FileOutput output;
    private final MemorySegment copied;

    CopyRequests(Arena arena, FileAccess access, Handles handles, Responses responses) {
        this.access = access;
        this.files = access.files();
        this.handles = handles;
        this.responses = responses;
        output = new FileOutput(files);
        copied = arena.allocate(COPY_LENGTH);
    }

    void copy(long id, ExtendedRequestBranch.CopyData request) {
        int source = handles.file(request.readFromHandle());
        int target = handles.file(request.writeToHandle());
        if (source == Handles.NONE || target == Handles.NONE || isSame(source, target)) {
            responses.status(id, StatusCode.FAILURE);
            return;
        }
        long sought = files.seek(source, request.readFromOffset());
        boolean isAppending = handles.isAppending(request.writeToHandle());
        if (sought >= 0 && !isAppending) {
            sought = files.seek(target, request.writeToOffset());
        }
        responses.status(id, sought < 0 ? StatusCode.of(sought) : copy(source, target, request, isAppending));
    }

    private boolean isSame(int source, int target) {
        if (source == target || access.stat(source) < 0) {
            return true;
        }
        long device = access.status().device();
        long inode = access.status().inode();
        return access.stat(target) < 0
                || access.status().device() == device && access.status().inode() == inode;
    }

    private StatusCode copy(int source, int target, ExtendedRequestBranch.CopyData request, boolean isAppending) {
        boolean isToTheEnd = request.readDataLength() == 0;
        long from = request.readFromOffset();
        long to = request.writeToOffset();
        long left = isToTheEnd ? Long.MAX_VALUE : request.readDataLength();
        while (left != 0) {
            long wanted = left < 0 ? COPY_LENGTH : Math.min(COPY_LENGTH, left);
            left -= wanted;
            long read = files.pread(source, copied.address(), wanted, from);
            if (read <= 0) {
                // OpenSSH misses what is missing only if that is more than the last piece.
                StatusCode end = isToTheEnd || left == 0 ? StatusCode.OK : StatusCode.EOF;
                return read == 0 ? end : StatusCode.of(read);
            }
            long written = isAppending
                    ? output.append(target, copied.address(), read)
                    : output.writeAt(target, copied.address(), read, to);
            if (written < read) {
                return written < 0 ? StatusCode.of(written) : StatusCode.FAILURE;
            }
            from += read;
            to += read;
        }
        return StatusCode.OK;
    }
}
