package org.mpl4j.ssh.sftp;

import java.lang.foreign.Arena;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.servers.common.nativeio.FileCalls;
import org.mpl4j.servers.common.nativeio.OpenFlags;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.Sftp.TypeBranch.Extended.ExtendedRequestBranch;

/** What clients do with files that they have open. */
final class FileRequests {
    private static final int DEFAULT_MODE = 0666;

    private final SftpOptions options;
    private final FileAccess access;
    private final FileCalls files;
    private final Handles handles;
    private final AttributeChanges changes;
    private final Input input;
    private final Responses responses;
    private final FileOutput output;

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
        output = new FileOutput(files);
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
        long sought = offset >= FileOutput.LONG_FILE ? files.seek(file, offset) : 0;
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
                        ? output.append(target, address, data.length())
                        : output.writeAt(target, address, data.length(), request.offset()));
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
}
