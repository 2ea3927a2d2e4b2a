package org.mpl4j.web.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.conduit.ConduitListener;
import org.mpl4j.servers.common.conduit.ConduitOptions;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.servers.common.link.LinkListener;
import org.mpl4j.servers.common.metrics.Tally;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.web.connection.HttpConnection;
import org.mpl4j.web.connection.WebCounter;
import org.mpl4j.web.connection.Workspace;

/** Serves on links of any stack, with a virtual thread for each connection; workspaces, which are large, are lent to them while they find answers. */
public final class LinkServer implements WebTransport {
    private static final long SWEEP_NANOS = 500_000_000;
    private static final int FILE_SPACES = 16;

    private final List<LinkListener> listeners = new CopyOnWriteArrayList<>();
    private final WebLimits limits;
    private final int threads;
    private final Origins origins;
    private final BlockingQueue<Workspace> spaces;
    private final FileSpaces fileSpaces = new FileSpaces(FILE_SPACES);
    private final Set<LinkConnection> connections = ConcurrentHashMap.newKeySet();
    private final IdleOrder<LinkConnection> idle = new IdleOrder<>();
    private @Nullable Tally tally;
    private volatile boolean isStopping;

    /**
     * Without listeners.
     *
     * @param threads how many answers are found at the same time
     * @param limits for clients
     */
    public LinkServer(int threads, WebLimits limits) {
        this.limits = limits;
        this.threads = threads;
        origins = new Origins(limits.connectionsPerAddress());
        spaces = new ArrayBlockingQueue<>(threads);
    }

    /**
     * Listens for connections through shared memory.
     *
     * @param paths the sockets by which they are set up
     * @param threads how many answers are found at the same time
     * @param limits for clients; all count as one address
     * @throws IOException if it cannot listen at one of them, with the path
     */
    public static LinkServer ofConduits(List<Path> paths, int threads, WebLimits limits) throws IOException {
        ConduitOptions options = new ConduitOptions(ConduitOptions.standard().capacity(), limits.connections());
        LinkServer server = new LinkServer(threads, limits);
        try {
            for (Path path : paths) {
                server.listeners.add(new ConduitListener(path, options));
            }
            return server;
        } catch (IOException e) {
            server.closeListeners();
            throw e;
        }
    }

    @Override
    public List<InetSocketAddress> addresses() {
        return listeners.stream()
                .map(LinkListener::localAddress)
                .filter(InetSocketAddress.class::isInstance)
                .map(InetSocketAddress.class::cast)
                .toList();
    }

    @Override
    public void start(Supplier<Workspace> makeSpace, int headBytes) {
        for (int i = 0; i < threads; i++) {
            spaces.add(makeSpace.get());
        }
        tally = makeSpace.get().tally();
        listeners.forEach(this::startAccepting);
        Thread.ofVirtual().name("web-sweep").start(this::sweep);
    }

    /** Takes connections of another listener, too, which is closed with this; after {@link #start}. */
    public void add(LinkListener listener) {
        listeners.add(listener);
        startAccepting(listener);
    }

    private void startAccepting(LinkListener listener) {
        Thread.ofVirtual().name("web-accept").start(() -> accept(listener));
    }

    private void accept(LinkListener listener) {
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
        boolean isAdmitted = origins.add(connection.peer());
        if (!isAdmitted || !makeRoom()) {
            if (isAdmitted) {
                origins.remove(connection.peer());
            }
            count(WebCounter.REFUSED, 1);
            link.close();
            return;
        }
        count(WebCounter.ACCEPTED, 1);
        connections.add(connection);
        takePlace(connection);
        Thread.ofVirtual().name("web").start(connection);
    }

    /** Whether there may be one more; if there are too many in all, the one that is idle for longest is closed. */
    private boolean makeRoom() {
        if (connections.size() < limits.connections()) {
            return true;
        }
        LinkConnection longest;
        synchronized (idle) {
            longest = idle.poll();
        }
        if (longest == null) {
            return false;
        }
        count(WebCounter.EVICTED, 1);
        longest.close();
        return true;
    }

    /** Has a connection take its place among the idle ones, or leave it. */
    void takePlace(LinkConnection connection) {
        synchronized (idle) {
            connection.takePlace(idle);
        }
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

    FileSpaces fileSpaces() {
        return fileSpaces;
    }

    void count(WebCounter counter, long amount) {
        Tally counting = tally;
        if (counting != null) {
            synchronized (counting) {
                counter.add(counting, amount);
            }
        }
    }

    void ended(LinkConnection connection) {
        synchronized (idle) {
            connection.leave(idle);
        }
        connections.remove(connection);
        origins.remove(connection.peer());
        count(WebCounter.CLOSED, 1);
    }

    private void closeListeners() throws IOException {
        for (LinkListener listener : listeners) {
            listener.close();
        }
    }

    @Override
    public void close() throws IOException {
        isStopping = true;
        closeListeners();
        long deadline = System.nanoTime() + limits.stop().toNanos();
        while (!connections.isEmpty() && System.nanoTime() - deadline < 0) {
            for (LinkConnection connection : connections) {
                if (connection.isIdle() && !connection.isAboutToAsk()) {
                    connection.close();
                }
            }
            LockSupport.parkNanos(SWEEP_NANOS / 50);
        }
        connections.forEach(LinkConnection::close);
        flushLogs();
    }
}
