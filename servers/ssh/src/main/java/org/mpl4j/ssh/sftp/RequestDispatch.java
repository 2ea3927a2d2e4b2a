package org.mpl4j.ssh.sftp;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.function.Consumer;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.Sftp.TypeBranch.Extended;

/** Gives each request that is permitted to who answers it. */
final class RequestDispatch {
    private static final int VERSION = 3;

    /** Room for any response but data: a part of a directory is the longest. */
    private static final int RESPONSE_ROOM = 96 * 1024;

    /** Room for what is around data, or a status. */
    private static final int DATA_HEADER_ROOM = 1024;

    private final SftpOptions options;
    private final Consumer<String> log;
    private final Responses responses;
    private final FileRequests files;
    private final CopyRequests copies;
    private final FileSystemRequests systems;
    private final PathRequests paths;
    private final NameRequests names;
    private boolean isInitialized;

    RequestDispatch(
            Arena arena,
            SftpOptions options,
            Consumer<String> log,
            FileAccess access,
            Handles handles,
            Input input,
            Responses responses) {
        this.options = options;
        this.log = log;
        this.responses = responses;
        files = new FileRequests(arena, options, access, handles, input, responses);
        copies = new CopyRequests(arena, access, handles, responses);
        systems = new FileSystemRequests(arena, access, handles, responses);
        paths = new PathRequests(arena, access, responses);
        names = new NameRequests(arena, access, handles, responses);
    }

    /** Answers a request; false if the session can't go on. */
    boolean answer(Sftp message) throws IOException {
        if (message.typeKind() == Sftp.TypeKind.Init) {
            isInitialized = true;
            responses.makeRoom(RESPONSE_ROOM);
            version();
            return true;
        }
        if (!isInitialized) {
            log.accept("the first message is " + message.type() + ", not INIT");
            return false;
        }
        switch (message.typeKind()) {
            case Read -> read(message.asRead());
            case Write -> write(message.asWrite());
            case Extended -> extended(message.asExtended());
            default -> other(message);
        }
        return true;
    }

    private void version() {
        responses.message(message -> message.asVersion().version(VERSION).extensions(list -> {
            for (SftpRequest request : SftpRequest.values()) {
                if (request.isExtension() && options.permits(request)) {
                    list.add(extension ->
                            extension.extensionName(request.extension()).extensionData(request.version()));
                }
            }
        }));
    }

    private void read(Sftp.TypeBranch.Read request) throws IOException {
        responses.makeRoom((int) Math.min(request.len(), SftpServer.MAX_DATA) + DATA_HEADER_ROOM);
        if (permits(SftpRequest.READ, request.id())) {
            files.read(request);
        }
    }

    private void write(Sftp.TypeBranch.Write request) throws IOException {
        responses.makeRoom(RESPONSE_ROOM);
        if (permits(SftpRequest.WRITE, request.id())) {
            files.write(request);
        }
    }

    private boolean permits(SftpRequest request, long id) {
        options.counter().accept(request);
        if (options.permits(request)) {
            return true;
        }
        log.accept("refusing " + request.label()
                + (options.permitted().contains(request) ? " in read-only mode" : ", which is not permitted"));
        responses.status(id, StatusCode.PERMISSION_DENIED);
        return false;
    }

    private void other(Sftp message) throws IOException {
        responses.makeRoom(RESPONSE_ROOM);
        switch (message.typeBranch()) {
            case Sftp.TypeBranch.Open r -> ask(SftpRequest.OPEN, r.id(), () -> files.open(r));
            case Sftp.TypeBranch.Close r -> ask(SftpRequest.CLOSE, r.id(), () -> files.close(r));
            case Sftp.TypeBranch.Lstat r ->
                ask(SftpRequest.LSTAT, r.id(), () -> paths.attributes(r.id(), r.path(), false));
            case Sftp.TypeBranch.Fstat r -> ask(SftpRequest.FSTAT, r.id(), () -> files.attributes(r));
            case Sftp.TypeBranch.Setstat r ->
                ask(SftpRequest.SETSTAT, r.id(), () -> paths.setAttributes(r.id(), r.path(), true, r.attrs()));
            case Sftp.TypeBranch.Fsetstat r -> ask(SftpRequest.FSETSTAT, r.id(), () -> files.setAttributes(r));
            case Sftp.TypeBranch.Opendir r ->
                ask(
                        SftpRequest.OPENDIR,
                        r.id(),
                        () -> files.openDirectory(r.id(), r.path().toArray()));
            case Sftp.TypeBranch.Readdir r -> ask(SftpRequest.READDIR, r.id(), () -> names.list(r));
            case Sftp.TypeBranch.Remove r -> ask(SftpRequest.REMOVE, r.id(), () -> paths.remove(r.id(), r.filename()));
            case Sftp.TypeBranch.Mkdir r ->
                ask(SftpRequest.MKDIR, r.id(), () -> paths.makeDirectory(r.id(), r.path(), r.attrs()));
            case Sftp.TypeBranch.Rmdir r ->
                ask(SftpRequest.RMDIR, r.id(), () -> paths.removeDirectory(r.id(), r.path()));
            case Sftp.TypeBranch.Realpath r ->
                ask(SftpRequest.REALPATH, r.id(), () -> names.realPath(r.id(), r.path()));
            case Sftp.TypeBranch.Stat r ->
                ask(SftpRequest.STAT, r.id(), () -> paths.attributes(r.id(), r.path(), true));
            case Sftp.TypeBranch.Rename r ->
                ask(SftpRequest.RENAME, r.id(), () -> paths.rename(r.id(), r.oldpath(), r.newpath()));
            case Sftp.TypeBranch.Readlink r ->
                ask(SftpRequest.READLINK, r.id(), () -> paths.readLink(r.id(), r.path()));
            case Sftp.TypeBranch.Symlink r ->
                ask(SftpRequest.SYMLINK, r.id(), () -> paths.symbolicLink(r.id(), r.targetpath(), r.linkpath()));
            default -> log.accept("there is no request of type " + message.typeRaw() + ": it gets no answer");
        }
    }

    private void extended(Extended request) throws IOException {
        // The names of all users of a long request may need all the room.
        responses.makeRoom(SftpServer.MAX_MESSAGE);
        long id = request.id();
        switch (request.extendedRequestBranch()) {
            case Extended.ExtendedRequestBranch.PosixRename r ->
                ask(SftpRequest.POSIX_RENAME, id, () -> paths.replace(id, r.oldpath(), r.newpath()));
            case Extended.ExtendedRequestBranch.Statvfs r ->
                ask(SftpRequest.STATVFS, id, () -> systems.fileSystem(id, r));
            case Extended.ExtendedRequestBranch.Fstatvfs r ->
                ask(SftpRequest.FSTATVFS, id, () -> systems.fileSystem(id, r));
            case Extended.ExtendedRequestBranch.Hardlink r ->
                ask(SftpRequest.HARDLINK, id, () -> paths.hardLink(id, r.oldpath(), r.newpath()));
            case Extended.ExtendedRequestBranch.Fsync r -> ask(SftpRequest.FSYNC, id, () -> files.sync(id, r));
            case Extended.ExtendedRequestBranch.Lsetstat r ->
                ask(SftpRequest.LSETSTAT, id, () -> paths.setAttributes(id, r.path(), false, r.attrs()));
            case Extended.ExtendedRequestBranch.Limits_ r -> ask(SftpRequest.LIMITS, id, () -> systems.limits(id));
            case Extended.ExtendedRequestBranch.ExpandPath r ->
                ask(SftpRequest.EXPAND_PATH, id, () -> names.expandPath(id, r.path()));
            case Extended.ExtendedRequestBranch.CopyData r -> ask(SftpRequest.COPY_DATA, id, () -> copies.copy(id, r));
            case Extended.ExtendedRequestBranch.HomeDirectory r ->
                ask(SftpRequest.HOME_DIRECTORY, id, () -> names.homeDirectory(id, r.username()));
            case Extended.ExtendedRequestBranch.UsersGroupsById r ->
                ask(SftpRequest.USERS_GROUPS_BY_ID, id, () -> names.usersAndGroups(id, r));
            case Extended.ExtendedRequestBranch.Other r -> responses.status(id, StatusCode.OP_UNSUPPORTED);
        }
    }

    private void ask(SftpRequest request, long id, Runnable answer) {
        if (!permits(request, id)) {
            return;
        }
        try {
            answer.run();
        } catch (BuildException e) {
            log.accept("no answer to " + request.label() + ": " + e.getMessage());
            responses.status(id, StatusCode.FAILURE);
        }
    }
}
