package org.mpl4j.servers.common.conduit;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.mpl4j.servers.common.nativeio.LocalSocket;
import org.mpl4j.servers.common.operate.SocketFile;

/**
 * Waits for conduits on a Unix-domain socket. Who may write to its file may connect: its owner only, until somebody gives it other permissions. Who connects is given memory at
 * once and has nothing to say first, so that nobody who is slow is waited for.
 */
public final class ConduitListener implements ConduitSource {
    private static final int BACKLOG = 128;

    private final LocalSocket socket;
    private final Path path;
    private final Acceptance acceptance;
    private final Gate arrivals = new Gate();
    private final Closeable registration;
    private volatile boolean isOpen = true;

    /**
     * Listens.
     *
     * @param path the file of the socket; one that nobody listens on any more is replaced
     * @param options how much is given to conduits
     * @throws IOException if that cannot be, with the path
     */
    public ConduitListener(Path path, ConduitOptions options) throws IOException {
        this.path = path;
        acceptance = new Acceptance(path, options, () -> {});
        Poller poller = Poller.get();
        SocketFile.removeStale(path, "socket of conduits");
        socket = LocalSocket.listen(path, PosixFilePermissions.fromString("rw-------"), BACKLOG);
        try {
            registration = poller.register(socket.descriptor(), true, arrivals::open);
        } catch (IOException e) {
            socket.close();
            Files.deleteIfExists(path);
            throw e;
        }
    }

    @Override
    public ConduitLink accept() throws IOException {
        while (true) {
            try {
                ConduitLink next = acceptance.open(socket.accept());
                if (next != null) {
                    return next;
                }
            } catch (LocalSocket.WouldBlockException e) {
                await();
            } catch (IOException e) {
                throw isOpen ? e : new AsynchronousCloseException();
            }
        }
    }

    private void await() throws IOException {
        if (!arrivals.pass()) {
            close();
            throw new ClosedByInterruptException();
        }
        if (!isOpen) {
            // Others may wait, too.
            arrivals.open();
            throw new AsynchronousCloseException();
        }
    }

    @Override
    public SocketAddress localAddress() {
        return acceptance.local();
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    /** {@return how many conduits of it there are} */
    public int conduitCount() {
        return acceptance.count();
    }

    @Override
    public void close() throws IOException {
        synchronized (registration) {
            if (!isOpen) {
                return;
            }
            isOpen = false;
            registration.close();
            socket.close();
        }
        Files.deleteIfExists(path);
        arrivals.open();
    }
}
