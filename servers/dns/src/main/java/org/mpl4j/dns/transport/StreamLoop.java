package org.mpl4j.dns.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.servers.common.operate.HeldLog;

/** One thread that serves all connections that it accepts, as they are ready. */
final class StreamLoop implements Runnable {
    private static final long SWEEP_MILLIS = 200;
    private static final long STOP_NANOS = 2_000_000_000L;

    private final Selector selector;
    private final StreamContext context;
    private final Map<Transport, Answerer> answerers;
    private final Executor slowWork;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean isStopped;
    private long stoppingSince;
    private long sweptAt;
    private long connectionNumber;
    private boolean hasPausedAccepting;

    StreamLoop(
            List<Endpoint> endpoints,
            StreamLimits limits,
            LongSupplier clock,
            Map<Transport, Answerer> answerers,
            Executor slowWork)
            throws IOException {
        selector = Selector.open();
        context = new StreamContext(limits, clock, this::runSoon);
        this.answerers = new EnumMap<>(answerers);
        this.slowWork = slowWork;
        for (Endpoint endpoint : endpoints) {
            endpoint.channel().configureBlocking(false);
            endpoint.channel().register(selector, SelectionKey.OP_ACCEPT, endpoint);
        }
        thread = new Thread(null, this, "streams");
    }

    void start() {
        thread.start();
    }

    /** Stops: nothing more is accepted or read, and what is answered is sent if clients take it soon. */
    void stop() throws InterruptedException {
        isStopped = true;
        selector.wakeup();
        thread.join();
    }

    @Override
    public void run() {
        sweptAt = context.now();
        try (selector) {
            while (!context.isStopping() || !isDone()) {
                selector.select(this::ready, context.connections().isEmpty() && !hasPausedAccepting ? 0 : SWEEP_MILLIS);
                runTasks();
                if (isStopped && !context.isStopping()) {
                    beginToStop();
                }
                sweep();
            }
            context.connections().list().forEach(Connection::close);
        } catch (IOException e) {
            HeldLog.logger(StreamLoop.class.getName())
                    .log(System.Logger.Level.ERROR, "streams are not served any more", e);
        }
    }

    private boolean isDone() {
        return context.connections().isEmpty() || context.now() - stoppingSince > STOP_NANOS;
    }

    private void beginToStop() throws IOException {
        stoppingSince = context.now();
        context.beginToStop();
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof Endpoint endpoint) {
                endpoint.channel().close();
            }
        }
        context.connections().list().forEach(Connection::serve);
    }

    private void runTasks() {
        Runnable task;
        while ((task = tasks.poll()) != null) {
            task.run();
        }
    }

    private void sweep() {
        long now = context.now();
        if (now - sweptAt >= SWEEP_MILLIS * 1_000_000) {
            sweptAt = now;
            context.connections().closeLate(now);
            if (hasPausedAccepting && !context.isStopping()) {
                hasPausedAccepting = false;
                selector.keys().stream()
                        .filter(key -> key.isValid() && key.attachment() instanceof Endpoint)
                        .forEach(key -> key.interestOps(SelectionKey.OP_ACCEPT));
            }
        }
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof Connection connection) {
            connection.serve();
        } else if (key.attachment() instanceof Endpoint endpoint) {
            acceptAll(endpoint, key);
        }
    }

    private void acceptAll(Endpoint endpoint, SelectionKey key) {
        ServerSocketChannel server = endpoint.channel();
        try {
            SocketChannel channel;
            while ((channel = server.accept()) != null) {
                accept(channel, endpoint);
            }
        } catch (IOException e) {
            // No file descriptors are left, say: without a pause this would be asked again and again.
            if (key.isValid()) {
                key.interestOps(0);
                hasPausedAccepting = true;
            }
        }
    }

    private void accept(SocketChannel channel, Endpoint endpoint) throws IOException {
        try {
            Answerer answerer = answerers.get(endpoint.transport());
            InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
            if (answerer == null || remote == null) {
                channel.close();
                return;
            }
            Peer peer = new Peer();
            peer.set(remote);
            if (!context.connections().makeRoom(peer)) {
                answerer.count(TransportCounter.REFUSED, 1);
                channel.close();
                return;
            }
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            open(channel, endpoint, answerer, peer, remote.getPort());
            answerer.count(TransportCounter.ACCEPTED, 1);
        } catch (IOException e) {
            // The client has gone already, which is no reason to accept nobody else.
            channel.close();
        }
    }

    private void open(SocketChannel channel, Endpoint endpoint, Answerer answerer, Peer peer, int port)
            throws IOException {
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        TlsIdentity tls = endpoint.tls();
        Wire wire = tls == null
                ? new PlainWire(channel)
                : new TlsWire(channel, tls.newEngine(), context.pool(), slowWork, () -> resume(key));
        Connection connection =
                new Connection(context, answerer, wire, new KeyInterest(key), peer, port, ++connectionNumber);
        key.attach(connection);
        context.connections().add(connection);
    }

    private void resume(SelectionKey key) {
        runSoon(() -> {
            if (key.isValid() && key.attachment() instanceof Connection connection) {
                connection.serve();
            }
        });
    }

    private void runSoon(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }
}
