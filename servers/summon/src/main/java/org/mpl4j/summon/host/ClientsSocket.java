package org.mpl4j.summon.host;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.conduit.ConduitGiver;
import org.mpl4j.servers.common.operate.HeldLog;

/** Where a process connects to be given conduits of clients, when it serves. */
final class ClientsSocket implements Closeable {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.summon.host");

    private final Path path;
    private final ServerSocketChannel server;
    private final Callers callers;
    private @Nullable ConduitGiver giver;
    private boolean isClosed;

    /** Listens, and lets callers wait for it. */
    ClientsSocket(Path path, int user, Callers callers) throws IOException {
        this.path = path;
        this.callers = callers;
        server = PrivateSocket.listen(path, user);
        Thread.ofVirtual().name("clients").start(this::accept);
    }

    private void accept() {
        try {
            arrived(server.accept());
        } catch (AsynchronousCloseException e) {
            // The process has ended before.
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, path + ": no conduits can be given: " + e.getMessage());
        }
    }

    private synchronized void arrived(SocketChannel channel) throws IOException {
        if (isClosed) {
            channel.close();
            return;
        }
        giver = new ConduitGiver(channel);
        callers.arrived(giver);
    }

    /** The process is about to end: it is given nobody any more, and those that it has go on. */
    synchronized void stop() {
        isClosed = true;
        callers.gone();
    }

    @Override
    public synchronized void close() throws IOException {
        stop();
        server.close();
        Files.deleteIfExists(path);
        if (giver != null) {
            giver.close();
        }
    }
}
