package org.mpl4j.ssh.client.sftp;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.Sftp;
import org.mpl4j.ssh.packets.ssh.Sftp.TypeBranch;
import org.mpl4j.ssh.packets.ssh.SftpAttrs;

/** Files at a server, over the subsystem sftp. It holds a megabyte at most. For one thread. */
public final class SftpClient {
    private static final int VERSION = 3;
    private static final SftpAttrs.Builder.Content NO_ATTRIBUTES = attributes -> attributes;

    private final SftpWire wire;
    private final SftpTuning tuning;

    /**
     * Greets a server.
     *
     * @param in what it sends
     * @param out what it is sent
     * @param tuning how files are moved
     * @throws IOException if it does not speak version 3
     */
    public SftpClient(ReadableByteChannel in, WritableByteChannel out, SftpTuning tuning) throws IOException {
        this.tuning = tuning;
        wire = new SftpWire(in, out);
        wire.send((message, id) -> message.asInit().version(VERSION));
        Sftp response = wire.next();
        if (!(response.typeBranch() instanceof TypeBranch.Version version) || version.version() != VERSION) {
            throw new IOException("the server does not speak version 3 of SFTP, but answers " + response.typeKind());
        }
    }

    /**
     * Reads a file.
     *
     * @param path of the file
     * @param target takes its blocks
     * @return how many bytes it has
     * @throws IOException if that fails; an {@link SftpException} if the server refuses, after which all goes on
     */
    public long get(String path, BlockTarget target) throws IOException {
        Bytes handle = open(
                path,
                (message, id) ->
                        message.asOpen().id(id).filename(path).read(true).attrs(NO_ATTRIBUTES));
        try {
            RemoteFile file =
                    attributes(path, (message, id) -> message.asFstat().id(id).handle(handle));
            long size = file.isRegular() ? file.size().orElse(0) : 0;
            return new Download(wire, path, handle, tuning, target).run(size);
        } finally {
            close(path, handle);
        }
    }

    /**
     * Writes a file, which is made or emptied before.
     *
     * @param source its content
     * @param path of the file
     * @return how many bytes it has
     * @throws IOException if that fails
     */
    public long put(ReadableByteChannel source, String path) throws IOException {
        Bytes handle = open(
                path,
                (message, id) -> message.asOpen()
                        .id(id)
                        .filename(path)
                        .trunc(true)
                        .creat(true)
                        .write_(true)
                        .attrs(NO_ATTRIBUTES));
        long count;
        try {
            count = new Upload(wire, path, handle, tuning).run(source);
        } catch (SftpException e) {
            close(path, handle);
            throw e;
        }
        close(path, handle);
        return count;
    }

    /**
     * Lists a directory.
     *
     * @param path of the directory
     * @return what is in it, in the server's order, with . and ..
     * @throws IOException if that fails
     */
    public List<RemoteFile> list(String path) throws IOException {
        Bytes handle = open(path, (message, id) -> message.asOpendir().id(id).path(path));
        try {
            List<RemoteFile> files = new ArrayList<>();
            while (readInto(files, path, handle)) {
                // Until the server has no more.
            }
            return files;
        } finally {
            close(path, handle);
        }
    }

    private boolean readInto(List<RemoteFile> files, String path, Bytes handle) throws IOException {
        Sftp response = ask((message, id) -> message.asReaddir().id(id).handle(handle));
        switch (response.typeBranch()) {
            case TypeBranch.Name names -> {
                for (TypeBranch.Name.NamesItem item : names.names()) {
                    files.add(RemoteFile.of(
                            item.filename().utf8(), item.longname().utf8(), item.attrs()));
                }
                return true;
            }
            case TypeBranch.Status status
            when status.code() == TypeBranch.Status.Code.Eof -> {
                return false;
            }
            case TypeBranch.Status status -> throw new SftpException("listing " + path, status);
            default -> throw unexpected(response);
        }
    }

    /** {@return what is known of a file, or of what a link leads to} */
    public RemoteFile stat(String path) throws IOException {
        return attributes(path, (message, id) -> message.asStat().id(id).path(path));
    }

    /** {@return the whole path of what a path leads to} */
    public String realPath(String path) throws IOException {
        Sftp response = ask((message, id) -> message.asRealpath().id(id).path(path));
        return switch (response.typeBranch()) {
            case TypeBranch.Name names
            when names.count() == 1 -> names.names().get(0).filename().utf8();
            case TypeBranch.Status status -> throw new SftpException("finding " + path, status);
            default -> throw unexpected(response);
        };
    }

    /** Removes a file. */
    public void remove(String path) throws IOException {
        done("removing " + path, (message, id) -> message.asRemove().id(id).filename(path));
    }

    /** Makes a directory. */
    public void makeDirectory(String path) throws IOException {
        done(
                "making " + path,
                (message, id) -> message.asMkdir().id(id).path(path).attrs(NO_ATTRIBUTES));
    }

    /** Removes a directory that is empty. */
    public void removeDirectory(String path) throws IOException {
        done("removing " + path, (message, id) -> message.asRmdir().id(id).path(path));
    }

    /** Gives a file another path, where nothing may be. */
    public void rename(String path, String newPath) throws IOException {
        done(
                "renaming " + path,
                (message, id) -> message.asRename().id(id).oldpath(path).newpath(newPath));
    }

    private Bytes open(String path, SftpWire.Request request) throws IOException {
        Sftp response = ask(request);
        return switch (response.typeBranch()) {
            case TypeBranch.Handle handle -> handle.handle().copy();
            case TypeBranch.Status status -> throw new SftpException("opening " + path, status);
            default -> throw unexpected(response);
        };
    }

    private void close(String path, Bytes handle) throws IOException {
        done("closing " + path, (message, id) -> message.asClose().id(id).handle(handle));
    }

    private RemoteFile attributes(String path, SftpWire.Request request) throws IOException {
        Sftp response = ask(request);
        return switch (response.typeBranch()) {
            case TypeBranch.Attrs found -> RemoteFile.of(path, "", found.attrs());
            case TypeBranch.Status status -> throw new SftpException("looking at " + path, status);
            default -> throw unexpected(response);
        };
    }

    private void done(String what, SftpWire.Request request) throws IOException {
        Sftp response = ask(request);
        if (!(response.typeBranch() instanceof TypeBranch.Status status)) {
            throw unexpected(response);
        }
        if (status.code() != TypeBranch.Status.Code.Ok) {
            throw new SftpException(what, status);
        }
    }

    private Sftp ask(SftpWire.Request request) throws IOException {
        long id = wire.send(request);
        Sftp response = wire.next();
        if (id(response) != id) {
            throw new IOException("the server answers request %d, not %d".formatted(id(response), id));
        }
        return response;
    }

    /** {@return the number of the request that a response is to} */
    static long id(Sftp response) throws IOException {
        return switch (response.typeBranch()) {
            case TypeBranch.Data data -> data.id();
            case TypeBranch.Status status -> status.id();
            case TypeBranch.Handle handle -> handle.id();
            case TypeBranch.Name name -> name.id();
            case TypeBranch.Attrs attributes -> attributes.id();
            case TypeBranch.ExtendedReply reply -> reply.id();
            default -> throw unexpected(response);
        };
    }

    static IOException unexpected(Sftp response) {
        return new IOException(
                "the server sends %s, which answers no request that was made".formatted(response.typeKind()));
    }
}
