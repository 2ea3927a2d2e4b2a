package org.mpl4j.web.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.servers.common.link.LinkListener;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.web.connection.HttpConnection;
import org.mpl4j.web.connection.WebCounter;
import org.mpl4j.web.connection.Workspace;

/** Serves on links of any stack, with a virtual thread for each connection; workspaces, which are large, are lent to them while they find answers. */
public final class LinkServer implements AutoCloseable {
    private static final long SWEEP_NANOS = 500_000_000;

    private final LinkListener listener;
    private final WebLimits limits;
    private final Origins origins;
    private final BlockingQueue<Workspace> spaces;
    private final Workspace counting;
    private final Set<LinkConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean isStopping;

    /**
     * Serves what a listener accepts, once it is started.
     *
     * @param listener closed at the end
     * @param limits for clients
     * @param threads how many answers are found at the same time
     * @param spaces makes workspaces
     */
    public LinkServer(LinkListener listener, WebLimits limits, int threads, Supplier<Workspace> spaces) {
        this.listener = listener;
        this.limits = limits;
        origins = new Origins(limits.connectionsPerAddress());
        this.spaces = new ArrayBlockingQueue<>(threads);
        for (int i = 0; i < threads; i++) {
            this.spaces.add(spaces.get());
        }
        counting = spaces.get();
    }

    /** Begins to serve. */
    public void start() {
        Thread.ofVirtual().name("web-accept").start(this::accept);
        Thread.ofVirtual().name("web-sweep").start(this::sweep);
    }

    private void accept() {
        while (listener.isOpen() && !isStopping) {
            try {
                begin(listener.accept());
            } catch (IOException e) {
                if (listener.isOpen() && !isStopping) {
                    HeldLog.logger(LinkServer.class.getName())
                            .log(System.Logger.Level.WARNING, "a connection was not accepted", e);
                    LockSupport.parkNanos(SWEEP_NANOS);
                }
            }
        }
    }

    private void begin(Link link) throws IOException {
        LinkConnection connection = new LinkConnection(this, link);
        if (!makeRoom() || !origins.add(connection.peer())) {
            count(WebCounter.REFUSED, 1);
            link.close();
            return;
        }
        count(WebCounter.ACCEPTED, 1);
        connections.add(connection);
        Thread.ofVirtual().name("web").start(connection);
    }

    /** Whether there may be one more; if there are too many in all, an idle one is closed. */
    private boolean makeRoom() {
        if (connections.size() < limits.connections()) {
            return true;
        }
        for (LinkConnection connection : connections) {
            if (connection.isIdle()) {
                count(WebCounter.EVICTED, 1);
                connection.close();
                return true;
            }
        }
        return false;
    }

    private void sweep() {
        while (!isStopping || !connections.isEmpty()) {
            LockSupport.parkNanos(SWEEP_NANOS);
            flushLogs();
            for (LinkConnection connection : connections) {
                WebCounter reason = connection.late(limits);
                if (reason != null) {
                    count(reason, reason == WebCounter.CLOSED ? 0 : 1);
                    connection.close();
                }
            }
        }
    }

    /** Hands on what threads have taken down; those that are lent are not asked. */
    private void flushLogs() {
        for (int i = spaces.size(); i > 0; i--) {
            Workspace space = spaces.poll();
            if (space != null) {
                space.log().flush();
                spaces.add(space);
            }
        }
    }

    /** Has a connection find its answers; how many bytes it took. */
    int process(HttpConnection connection, byte[] in, int length, ByteBuffer out) throws IOException {
        Workspace space;
        try {
            space = spaces.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        try {
            space.time(System.nanoTime(), System.currentTimeMillis());
            if (isStopping) {
                space.beginToStop();
            }
            return connection.process(space, in, 0, length, out);
        } finally {
            spaces.add(space);
        }
    }

    void count(WebCounter counter, long amount) {
        synchronized (counting) {
            counter.add(counting.tally(), amount);
        }
    }

    void ended(LinkConnection connection) {
        connections.remove(connection);
        origins.remove(connection.peer());
        count(WebCounter.CLOSED, 1);
    }

    /** Stops: requests that have begun are answered if that does not take too long. */
    @Override
    public void close() throws IOException {
        isStopping = true;
        listener.close();
        long deadline = System.nanoTime() + limits.stop().toNanos();
        while (!connections.isEmpty() && System.nanoTime() - deadline < 0) {
            for (LinkConnection connection : connections) {
                if (connection.isIdle()) {
                    connection.close();
                }
            }
            LockSupport.parkNanos(SWEEP_NANOS / 50);
        }
        connections.forEach(LinkConnection::close);
        flushLogs();
    }
}
