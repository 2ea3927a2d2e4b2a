package org.mpl4j.ssh.sftp;

import java.lang.foreign.Arena;
import org.mpl4j.servers.common.nativeio.FileCalls;
import org.mpl4j.servers.common.nativeio.FileSystemStatus;
import org.mpl4j.ssh.packets.ssh.Sftp.TypeBranch.Extended.ExtendedRequestBranch;
import org.mpl4j.ssh.packets.ssh.SftpLimits;
import org.mpl4j.ssh.packets.ssh.SftpStatvfs;

/** What clients ask about file systems, and about what a session takes. */
final class FileSystemRequests {
    private final FileAccess access;
    private final FileCalls files;
    private final Handles handles;
    private final Responses responses;
    private final FileSystemStatus fileSystem;

    FileSystemRequests(Arena arena, FileAccess access, Handles handles, Responses responses) {
        this.access = access;
        this.files = access.files();
        this.handles = handles;
        this.responses = responses;
        fileSystem = new FileSystemStatus(arena);
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
}
