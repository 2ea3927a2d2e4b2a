package org.mpl4j.ssh.sftp;

import java.io.IOException;
import java.util.function.Consumer;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.Sftp.TypeBranch.Extended;
import org.mpl4j.ssh.packets.ssh.SftpLimits;

/** Answers the requests of a session over sealed files, as {@link RequestDispatch} does those over others. */
final class SealedRequests {
    private static final int VERSION = 3;

    /** Room for any response but data: a part of a folder is the longest. */
    private static final int RESPONSE_ROOM = 96 * 1024;

    /** Room for what is around data, or a status. */
    private static final int DATA_HEADER_ROOM = 1024;

    private final SftpOptions options;
    private final Consumer<String> log;
    private final Responses responses;
    private final SealedHandles handles;
    private final SealedReads reads;
    private final SealedNames names;
    private boolean isInitialized;

    SealedRequests(
            SftpOptions options, Consumer<String> log, SealedFiles files, SealedHandles handles, Responses responses) {
        this.options = options;
        this.log = log;
        this.responses = responses;
        this.handles = handles;
        reads = new SealedReads(files, handles, responses);
        names = new SealedNames(files, handles, responses);
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
        if (message.typeKind() == Sftp.TypeKind.Read) {
            Sftp.TypeBranch.Read request = message.asRead();
            responses.makeRoom((int) Math.min(request.len(), SftpServer.MAX_DATA) + DATA_HEADER_ROOM);
            ask(SftpRequest.READ, request.id(), () -> reads.read(request));
        } else {
            responses.makeRoom(RESPONSE_ROOM);
            other(message);
        }
        return true;
    }

    private void version() {
        responses.message(message -> message.asVersion().version(VERSION).extensions(list -> {
            for (SftpRequest request : SealedNames.EXTENSIONS) {
                if (options.permits(request)) {
                    list.add(extension ->
                            extension.extensionName(request.extension()).extensionData(request.version()));
                }
            }
        }));
    }

    private void other(Sftp message) throws IOException {
        switch (message.typeBranch()) {
            case Sftp.TypeBranch.Open r -> ask(SftpRequest.OPEN, r.id(), () -> reads.open(r));
            case Sftp.TypeBranch.Close r -> ask(SftpRequest.CLOSE, r.id(), () -> reads.close(r));
            case Sftp.TypeBranch.Fstat r -> ask(SftpRequest.FSTAT, r.id(), () -> reads.attributes(r));
            case Sftp.TypeBranch.Lstat r -> ask(SftpRequest.LSTAT, r.id(), () -> names.attributes(r.id(), r.path()));
            case Sftp.TypeBranch.Stat r -> ask(SftpRequest.STAT, r.id(), () -> names.attributes(r.id(), r.path()));
            case Sftp.TypeBranch.Opendir r -> ask(SftpRequest.OPENDIR, r.id(), () -> names.open(r.id(), r.path()));
            case Sftp.TypeBranch.Readdir r -> ask(SftpRequest.READDIR, r.id(), () -> names.list(r));
            case Sftp.TypeBranch.Realpath r ->
                ask(SftpRequest.REALPATH, r.id(), () -> names.realPath(r.id(), r.path()));
            case Sftp.TypeBranch.Readlink r ->
                ask(SftpRequest.READLINK, r.id(), () -> names.readLink(r.id(), r.path()));
            case Sftp.TypeBranch.Write r -> refuse(SftpRequest.WRITE, r.id());
            case Sftp.TypeBranch.Setstat r -> refuse(SftpRequest.SETSTAT, r.id());
            case Sftp.TypeBranch.Fsetstat r -> refuse(SftpRequest.FSETSTAT, r.id());
            case Sftp.TypeBranch.Remove r -> refuse(SftpRequest.REMOVE, r.id());
            case Sftp.TypeBranch.Mkdir r -> refuse(SftpRequest.MKDIR, r.id());
            case Sftp.TypeBranch.Rmdir r -> refuse(SftpRequest.RMDIR, r.id());
            case Sftp.TypeBranch.Rename r -> refuse(SftpRequest.RENAME, r.id());
            case Sftp.TypeBranch.Symlink r -> refuse(SftpRequest.SYMLINK, r.id());
            case Extended r -> extended(r);
            default -> log.accept("there is no request of type " + message.typeRaw() + ": it gets no answer");
        }
    }

    private void extended(Extended request) throws IOException {
        long id = request.id();
        switch (request.extendedRequestBranch()) {
            case Extended.ExtendedRequestBranch.Limits_ r -> ask(SftpRequest.LIMITS, id, () -> limits(id));
            case Extended.ExtendedRequestBranch.ExpandPath r ->
                ask(SftpRequest.EXPAND_PATH, id, () -> names.expandPath(id, r.path()));
            default -> responses.status(id, StatusCode.OP_UNSUPPORTED);
        }
    }

    private void limits(long id) {
        responses.message(message -> message.asExtendedReply()
                .id(id)
                .data(out -> SftpLimits.write(
                        out,
                        limits -> limits.maxPacketLength(SftpServer.MAX_MESSAGE)
                                .maxReadLength(SftpServer.MAX_DATA)
                                .maxWriteLength(SftpServer.MAX_DATA)
                                .maxOpenHandles(handles.most()))));
    }

    /** Something that reads files. */
    @FunctionalInterface
    private interface Answer {
        void run() throws IOException;
    }

    private void ask(SftpRequest request, long id, Answer answer) throws IOException {
        options.counter().accept(request);
        if (!options.permits(request)) {
            log.accept("refusing " + request.label() + ", which is not permitted");
            responses.status(id, StatusCode.PERMISSION_DENIED);
            return;
        }
        try {
            answer.run();
        } catch (BuildException e) {
            log.accept("no answer to " + request.label() + ": " + e.getMessage());
            responses.status(id, StatusCode.FAILURE);
        }
    }

    /** It would change something. */
    private void refuse(SftpRequest request, long id) {
        options.counter().accept(request);
        log.accept("refusing " + request.label() + ": the files are sealed");
        responses.status(id, StatusCode.PERMISSION_DENIED);
    }
}
