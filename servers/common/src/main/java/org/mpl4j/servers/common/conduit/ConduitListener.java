package org.mpl4j.servers.common.conduit;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
import org.mpl4j.servers.common.link.LinkListener;
import org.mpl4j.servers.common.nativeio.LocalSocket;
import org.mpl4j.servers.common.nativeio.SharedMemory;
import org.mpl4j.servers.common.operate.SocketFile;

/**
 * Waits for conduits on a Unix-domain socket. Who may write to its file may connect: its owner only, until somebody gives it other permissions. Who connects is given memory at
 * once and has nothing to say first, so that nobody who is slow is waited for.
 */
public final class ConduitListener implements LinkListener {
    private static final int BACKLOG = 128;

    private final LocalSocket socket;
    private final Path path;
    private final ConduitOptions options;
    private final ConduitAddress local;
    private final Gate arrivals = new Gate();
    private final Closeable registration;
    private final AtomicInteger count = new AtomicInteger();
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
        this.options = options;
        Poller poller = Poller.get();
        SocketFile.removeStale(path, "socket of conduits");
        socket = LocalSocket.listen(path, PosixFilePermissions.fromString("rw-------"), BACKLOG);
        local = new ConduitAddress(path, 0);
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
                LocalSocket next = socket.accept();
                if (count.incrementAndGet() > options.most()) {
                    count.decrementAndGet();
                    SetUp.refuse(next, options.most());
                    next.close();
                } else {
                    return open(next);
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

    private ConduitLink open(LocalSocket next) throws IOException {
        boolean isMade = false;
        try (SharedMemory memory = SharedMemory.create("conduit", RingLayout.size(options.capacity()))) {
            ConduitAddress remote = new ConduitAddress(path, next.peerProcess());
            ConduitChannel channel = new ConduitChannel(next, memory, options.capacity(), true, count::decrementAndGet);
            isMade = true;
            // One that is gone already is found out as any other that goes.
            SetUp.accept(next, memory, options.capacity());
            return new ConduitLink(channel, remote, local);
        } finally {
            if (!isMade) {
                count.decrementAndGet();
                next.close();
            }
        }
    }

    @Override
    public SocketAddress localAddress() {
        return local;
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    /** {@return how many conduits of it there are} */
    public int conduitCount() {
        return count.get();
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
