package org.mpl4j.ssh.sftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.servers.common.nativeio.Errno;
import org.mpl4j.ssh.packets.ssh.Sftp;

/** What clients do with sealed files that they have open. */
final class SealedReads {
    private final SealedFiles files;
    private final SealedHandles handles;
    private final Responses responses;

    SealedReads(SealedFiles files, SealedHandles handles, Responses responses) {
        this.files = files;
        this.handles = handles;
        this.responses = responses;
    }

    void open(Sftp.TypeBranch.Open request) {
        if (request.write() || request.append() || request.creat() || request.trunc()) {
            responses.status(request.id(), StatusCode.PERMISSION_DENIED);
            return;
        }
        Optional<SealedFile> file = files.find(request.filename().utf8());
        if (file.isEmpty()) {
            responses.status(request.id(), StatusCode.NO_SUCH_FILE);
        } else if (file.get().isFolder() || !handles.hasRoom()) {
            responses.status(request.id(), StatusCode.FAILURE);
        } else {
            open(request.id(), file.get());
        }
    }

    private void open(long id, SealedFile file) {
        try {
            FileChannel content = FileChannel.open(file.path(), StandardOpenOption.READ);
            responses.handle(id, handles.add(new SealedHandles.Open.Content(file, content)));
        } catch (IOException e) {
            responses.status(id, StatusCode.FAILURE);
        }
    }

    void close(Sftp.TypeBranch.Close request) throws IOException {
        responses.status(request.id(), handles.close(request.handle()) ? StatusCode.OK : StatusCode.NO_SUCH_FILE);
    }

    void attributes(Sftp.TypeBranch.Fstat request) {
        Optional<SealedHandles.Open> open = handles.find(request.handle());
        if (open.isPresent() && open.get() instanceof SealedHandles.Open.Content known) {
            responses.message(message -> message.asAttrs().id(request.id()).attrs(known.file()::attributes));
        } else {
            responses.status(request.id(), StatusCode.FAILURE);
        }
    }

    void read(Sftp.TypeBranch.Read request) {
        Optional<SealedHandles.Open> open = handles.find(request.handle());
        if (open.isEmpty() || !(open.get() instanceof SealedHandles.Open.Content known)) {
            responses.status(request.id(), StatusCode.FAILURE);
            return;
        }
        // An offset beyond the largest number that a file has is one beyond its end.
        long offset = request.offset() < 0 ? Long.MAX_VALUE : request.offset();
        int length = (int) Math.min(request.len(), SftpServer.MAX_DATA);
        if (length == 0) {
            responses.message(message -> message.asData().id(request.id()).data(Bytes.EMPTY));
        } else if (offset >= known.file().size()) {
            responses.status(request.id(), StatusCode.EOF);
        } else {
            responses.data(request.id(), (address, room) -> read(known, offset, address, Math.min(length, room)));
        }
    }

    private long read(SealedHandles.Open.Content known, long offset, long address, int most) {
        ByteBuffer place = responses.place(address, most);
        try {
            return Math.max(0, known.content().read(place, offset));
        } catch (IOException e) {
            return -Errno.EIO;
        }
    }
}
