package org.mpl4j.ssh.sftp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.Sftp;

/** What clients ask for the names of sealed files. */
final class SealedNames {
    /** Extensions that there are. */
    static final List<SftpRequest> EXTENSIONS = List.of(SftpRequest.LIMITS, SftpRequest.EXPAND_PATH);

    /** So many names, however long, fit into one response; OpenSSH sends as many. */
    private static final int MOST_NAMES = 100;

    private static final byte[] OWNER = {'0'};
    private static final String HERE = ".";

    private final SealedFiles files;
    private final SealedHandles handles;
    private final Responses responses;
    private final NameLine line = new NameLine(Clock.systemUTC());

    SealedNames(SealedFiles files, SealedHandles handles, Responses responses) {
        this.files = files;
        this.handles = handles;
        this.responses = responses;
    }

    void attributes(long id, Bytes path) {
        Optional<SealedFile> file = files.find(path.utf8());
        if (file.isEmpty()) {
            responses.status(id, StatusCode.NO_SUCH_FILE);
        } else {
            responses.message(message -> message.asAttrs().id(id).attrs(file.get()::attributes));
        }
    }

    void open(long id, Bytes path) {
        Optional<SealedFile> folder = files.find(path.utf8()).filter(SealedFile::isFolder);
        if (folder.isEmpty()) {
            responses.status(id, StatusCode.NO_SUCH_FILE);
        } else if (!handles.hasRoom()) {
            responses.status(id, StatusCode.FAILURE);
        } else {
            open(id, folder.get());
        }
    }

    private void open(long id, SealedFile folder) {
        try {
            // It is closed with its handle, or with the session.
            DirectoryStream<Path> entries = Files.newDirectoryStream(folder.path());
            responses.handle(id, handles.add(new SealedHandles.Open.Listing(folder, entries, entries.iterator())));
        } catch (IOException e) {
            responses.status(id, StatusCode.FAILURE);
        }
    }

    void list(Sftp.TypeBranch.Readdir request) {
        Optional<SealedHandles.Open> open = handles.find(request.handle());
        if (open.isEmpty() || !(open.get() instanceof SealedHandles.Open.Listing listing)) {
            responses.status(request.id(), StatusCode.FAILURE);
        } else if (!listing.entries().hasNext()) {
            responses.status(request.id(), StatusCode.EOF);
        } else {
            responses.message(message -> message.asName().id(request.id()).names(list -> {
                for (int i = 0; i < MOST_NAMES && listing.entries().hasNext(); i++) {
                    Path entry = listing.entries().next();
                    SealedFiles.known(entry)
                            .ifPresent(known -> list.add(item -> item.filename(name(entry))
                                    .longname(line.begin(known.mode(), 1)
                                            .owners(OWNER, OWNER)
                                            .end(known.size(), known.modified(), name(entry)))
                                    .attrs(known::attributes)));
                }
            }));
        }
    }

    private static byte[] name(Path entry) {
        return String.valueOf(entry.getFileName()).getBytes(StandardCharsets.UTF_8);
    }

    void realPath(long id, Bytes path) {
        realPath(id, path.isEmpty() ? HERE : path.utf8());
    }

    private void realPath(long id, String path) {
        Optional<String> absolute = files.absolute(path);
        if (absolute.isEmpty()) {
            responses.status(id, StatusCode.NO_SUCH_FILE);
        } else {
            responses.name(id, absolute.get().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The same for a path that may begin with {@code ~}, which is where relative paths begin; nobody has another home. */
    void expandPath(long id, Bytes path) {
        String text = path.utf8();
        if (text.equals("~") || text.startsWith("~/")) {
            realPath(id, files.start() + text.substring(1));
        } else if (text.startsWith("~")) {
            responses.status(id, StatusCode.NO_SUCH_FILE);
        } else {
            realPath(id, path);
        }
    }

    void readLink(long id, Bytes path) {
        responses.status(id, files.find(path.utf8()).isPresent() ? StatusCode.BAD_MESSAGE : StatusCode.NO_SUCH_FILE);
    }
}
