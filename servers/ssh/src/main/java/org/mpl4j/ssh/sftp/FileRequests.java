package org.mpl4j.ssh.sftp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.servers.common.nativeio.FileCalls;
import org.mpl4j.servers.common.nativeio.FileSystemStatus;
import org.mpl4j.servers.common.nativeio.OpenFlags;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.Sftp.TypeBranch.Extended.ExtendedRequestBranch;
import org.mpl4j.ssh.packets.ssh.SftpLimits;
import org.mpl4j.ssh.packets.ssh.SftpStatvfs;

/** What clients do with files that they have open. */
final class FileRequests {
    private static final int DEFAULT_MODE = 0666;
    private static final int COPY_LENGTH = 64 * 1024;

    /** From here on it depends on the file system whether a file can be so long. */
    private static final long LONG_FILE = 1L << 42;

    private final SftpOptions options;
    private final FileAccess access;
    private final FileCalls files;
    private final Handles handles;
    private final AttributeChanges changes;
    private final Input input;
    private final Responses responses;
    private final MemorySegment copied;
    private final FileSystemStatus fileSystem;

    private int file;
    private long offset;
    private long length;
    private final Responses.FileRead read = this::read;

    FileRequests(
            Arena arena, SftpOptions options, FileAccess access, Handles handles, Input input, Responses responses) {
        this.options = options;
        this.access = access;
        this.files = access.files();
        this.handles = handles;
        this.input = input;
        this.responses = responses;
        changes = new AttributeChanges(arena, access);
        copied = arena.allocate(COPY_LENGTH);
        fileSystem = new FileSystemStatus(arena);
    }

    void open(Sftp.TypeBranch.Open request) {
        int flags = flags(request);
        boolean isChanging = (flags & (OpenFlags.WRONLY | OpenFlags.RDWR | OpenFlags.CREAT | OpenFlags.TRUNC)) != 0;
        if (options.isReadOnly() && isChanging) {
            responses.status(request.id(), StatusCode.PERMISSION_DENIED);
            return;
        }
        int mode = request.attrs().hasPermissions() ? (int) request.attrs().permissions() : DEFAULT_MODE;
        int opened = access.open(request.filename().toArray(), flags, mode);
        if (opened < 0) {
            responses.status(request.id(), opened);
            return;
        }
        int handle = handles.addFile(opened, (flags & OpenFlags.APPEND) != 0);
        answer(request.id(), opened, handle);
    }

    void openDirectory(long id, byte[] path) {
        int opened = access.openDirectory(path);
        if (opened < 0) {
            responses.status(id, opened);
        } else {
            answer(id, opened, handles.addDirectory(opened));
        }
    }

    private void answer(long id, int opened, int handle) {
        if (handle == Handles.NONE) {
            files.close(opened);
            responses.status(id, StatusCode.FAILURE);
        } else {
            responses.handle(id, handle);
        }
    }

    private static int flags(Sftp.TypeBranch.Open request) {
        int flags = OpenFlags.RDONLY;
        if (request.write()) {
            flags = request.read() ? OpenFlags.RDWR : OpenFlags.WRONLY;
        }
        return flags
                | (request.append() ? OpenFlags.APPEND : 0)
                | (request.creat() ? OpenFlags.CREAT : 0)
                | (request.trunc() ? OpenFlags.TRUNC : 0)
                | (request.excl() ? OpenFlags.EXCL : 0);
    }

    void close(Sftp.TypeBranch.Close request) {
        responses.status(request.id(), handles.close(request.handle()));
    }

    void read(Sftp.TypeBranch.Read request) {
        file = handles.file(request.handle());
        offset = request.offset();
        length = Math.min(request.len(), SftpServer.MAX_DATA);
        if (file == Handles.NONE) {
            responses.status(request.id(), StatusCode.FAILURE);
        } else if (request.len() == 0) {
            nothing(request.id());
        } else {
            responses.data(request.id(), read);
        }
    }

    /** No data is an odd wish, but none that is forbidden. */
    private void nothing(long id) {
        long sought = files.seek(file, offset);
        if (sought < 0) {
            responses.status(id, sought);
        } else {
            responses.message(message -> message.asData().id(id).data(Bytes.EMPTY));
        }
    }

    private long read(long address, int room) {
        long sought = offset >= LONG_FILE ? files.seek(file, offset) : 0;
        return sought < 0 ? sought : files.pread(file, address, Math.min(length, room), offset);
    }

    void write(Sftp.TypeBranch.Write request) {
        int target = handles.file(request.handle());
        if (target == Handles.NONE) {
            responses.status(request.id(), StatusCode.FAILURE);
            return;
        }
        Bytes data = request.data();
        long address = input.address(data.sourceOffset());
        responses.status(
                request.id(),
                handles.isAppending(request.handle())
                        ? append(target, address, data.length())
                        : writeAt(target, address, data.length(), request.offset()));
    }

    private long writeAt(int target, long address, long byteCount, long at) {
        if (byteCount == 0) {
            long sought = files.seek(target, at);
            return sought < 0 ? sought : files.write(target, address, 0);
        }
        long done = at >= LONG_FILE ? Math.min(0, files.seek(target, at)) : 0;
        if (done < 0) {
            return done;
        }
        while (done < byteCount) {
            long written = files.pwrite(target, address + done, byteCount - done, at + done);
            if (written <= 0) {
                return written;
            }
            done += written;
        }
        return done;
    }

    private long append(int target, long address, long byteCount) {
        long done = 0;
        do {
            long written = files.write(target, address + done, byteCount - done);
            if (written <= 0) {
                return written;
            }
            done += written;
        } while (done < byteCount);
        return done;
    }

    void attributes(Sftp.TypeBranch.Fstat request) {
        int target = handles.file(request.handle());
        int result = target == Handles.NONE ? 0 : access.stat(target);
        if (target == Handles.NONE || result < 0) {
            responses.status(request.id(), target == Handles.NONE ? StatusCode.FAILURE : StatusCode.of(result));
        } else {
            responses.attributes(request.id(), access.status());
        }
    }

    void setAttributes(Sftp.TypeBranch.Fsetstat request) {
        int target = handles.file(request.handle());
        responses.status(
                request.id(), target == Handles.NONE ? StatusCode.FAILURE : changes.set(target, request.attrs()));
    }

    void sync(long id, ExtendedRequestBranch.Fsync request) {
        int target = handles.file(request.handle());
        responses.status(id, target == Handles.NONE ? StatusCode.NO_SUCH_FILE : StatusCode.of(files.fsync(target)));
    }

    void fileSystem(long id, ExtendedRequestBranch.Fstatvfs request) {
        int target = handles.file(request.handle());
        if (target == Handles.NONE) {
            responses.status(id, StatusCode.FAILURE);
        } else {
            fileSystem(id, target);
        }
    }

    void fileSystem(long id, ExtendedRequestBranch.Statvfs request) {
        int place = access.openPlace(request.path().toArray());
        fileSystem(id, place);
        if (place >= 0) {
            files.close(place);
        }
    }

    private void fileSystem(long id, int place) {
        int result = place < 0 ? place : files.fstatvfs(place, fileSystem);
        if (result < 0) {
            responses.status(id, result);
            return;
        }
        responses.message(message -> message.asExtendedReply()
                .id(id)
                .data(out -> SftpStatvfs.write(
                        out,
                        reply -> reply.fBsize(fileSystem.blockSize())
                                .fFrsize(fileSystem.fragmentSize())
                                .fBlocks(fileSystem.blocks())
                                .fBfree(fileSystem.freeBlocks())
                                .fBavail(fileSystem.availableBlocks())
                                .fFiles(fileSystem.files())
                                .fFfree(fileSystem.freeFiles())
                                .fFavail(fileSystem.availableFiles())
                                .fFsid(fileSystem.id())
                                .nosuid(fileSystem.isNoSetUserId())
                                .rdonly(fileSystem.isReadOnly())
                                .fNamemax(fileSystem.maxNameLength()))));
    }

    void limits(long id) {
        responses.message(message -> message.asExtendedReply()
                .id(id)
                .data(out -> SftpLimits.write(
                        out,
                        limits -> limits.maxPacketLength(SftpServer.MAX_MESSAGE)
                                .maxReadLength(SftpServer.MAX_DATA)
                                .maxWriteLength(SftpServer.MAX_DATA)
                                .maxOpenHandles(handles.max()))));
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
            long written =
                    isAppending ? append(target, copied.address(), read) : writeAt(target, copied.address(), read, to);
            if (written < read) {
                return written < 0 ? StatusCode.of(written) : StatusCode.FAILURE;
            }
            from += read;
            to += read;
        }
        return StatusCode.OK;
    }
}
