package org.mpl4j.servers.common.conduit;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Waits for conduits on a Unix-domain socket. Who may write to its file may connect: its owner only, until somebody gives it other permissions. Who connects is given memory at
 * once and has nothing to say first, so that nobody who is slow is waited for.
 */
public final class ConduitListener implements ConduitSource {
    private final ListeningSocket socket;
    private final Acceptance acceptance;

    /**
     * Listens.
     *
     * @param path the file of the socket; one that nobody listens on any more is replaced
     * @param options how much is given to conduits
     * @throws IOException if that cannot be, with the path
     */
    public ConduitListener(Path path, ConduitOptions options) throws IOException {
        acceptance = new Acceptance(path, options, refused -> {});
        socket = new ListeningSocket(path, "socket of conduits", PosixFilePermissions.fromString("rw-------"));
    }

    @Override
    public ConduitLink accept() throws IOException {
        ConduitLink next = acceptance.open(socket.accept());
        while (next == null) {
            next = acceptance.open(socket.accept());
        }
        return next;
    }

    @Override
    public SocketAddress localAddress() {
        return acceptance.local();
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    /** {@return how many conduits of it there are} */
    public int conduitCount() {
        return acceptance.count();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
