package org.mpl4j.servers.common.conduit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.mpl4j.servers.common.nativeio.LocalSocket;
import org.mpl4j.servers.common.operate.SocketFile;

/** A Unix-domain socket that is listened on, with its file, which goes with it. A virtual thread waits without its carrier. */
final class ListeningSocket implements Closeable {
    private static final int BACKLOG = 128;

    private final Path path;
    private final LocalSocket socket;
    private final Closeable registration;
    private final Gate arrivals = new Gate();
    private volatile boolean isOpen = true;

    /**
     * Listens.
     *
     * @param path the file of the socket; one that nobody listens on any more is replaced
     * @param purpose what it is called in errors
     * @param permissions who may connect: those that may write to the file
     * @throws IOException if that cannot be, with the path
     */
    ListeningSocket(Path path, String purpose, Set<PosixFilePermission> permissions) throws IOException {
        this.path = path;
        Poller poller = Poller.get();
        SocketFile.removeStale(path, purpose);
        socket = LocalSocket.listen(path, permissions, BACKLOG);
        try {
            registration = poller.register(socket.descriptor(), true, arrivals::open);
        } catch (IOException e) {
            socket.close();
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /**
     * Waits for the next one that connects.
     *
     * @throws AsynchronousCloseException if this is closed
     */
    LocalSocket accept() throws IOException {
        while (true) {
            try {
                return socket.accept();
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

    boolean isOpen() {
        return isOpen;
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
