package org.mpl4j.web.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.web.connection.WebCounter;

/** One thread that serves all connections that it accepts, as they are ready. */
final class SocketLoop implements Runnable {
    private static final long SWEEP_MILLIS = 500;
    private static final long MILLI_NANOS = 1_000_000;
    private static final int ACCEPTED_IN_A_TURN = 64;

    private final Selector selector;
    private final List<ServerSocketChannel> listeners;
    private final LoopContext context;
    private final Origins origins;
    private final Set<WireConnection> connections = new LinkedHashSet<>();
    private final IdleOrder<WireConnection> idle = new IdleOrder<>();
    private final Consumer<SelectionKey> ready = this::ready;
    private final Thread thread;
    private volatile boolean isStopped;
    private long stoppingSince;
    private long sweptAt;
    private boolean hasPausedAccepting;
    private boolean isTimeOld;

    SocketLoop(List<ServerSocketChannel> listeners, LoopContext context, Origins origins, String name)
            throws IOException {
        this.listeners = List.copyOf(listeners);
        this.context = context;
        this.origins = origins;
        selector = Selector.open();
        for (ServerSocketChannel listener : listeners) {
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
        }
        thread = new Thread(null, this, name);
    }

    void start() {
        thread.start();
    }

    /** Has the loop end: nothing more is accepted, and requests that have begun are answered if that does not take too long. */
    void stop() {
        isStopped = true;
        selector.wakeup();
    }

    /** Waits for the end. */
    void join() throws InterruptedException {
        thread.join();
    }

    @Override
    public void run() {
        context.tick();
        sweptAt = context.now();
        try (selector) {
            while (!context.space().isStopping() || !isDone()) {
                isTimeOld = true;
                selector.select(ready, SWEEP_MILLIS);
                tick();
                if (isStopped && !context.space().isStopping()) {
                    beginToStop();
                }
                sweep();
            }
            new ArrayList<>(connections).forEach(this::close);
        } catch (IOException | RuntimeException e) {
            HeldLog.logger(SocketLoop.class.getName())
                    .log(System.Logger.Level.ERROR, "sockets are not served any more", e);
        }
        context.space().log().flush();
    }

    private boolean isDone() {
        return connections.isEmpty()
                || context.now() - stoppingSince > context.limits().stop().toNanos();
    }

    private void beginToStop() throws IOException {
        stoppingSince = context.now();
        context.space().beginToStop();
        for (ServerSocketChannel listener : listeners) {
            listener.close();
        }
        for (WireConnection connection : new ArrayList<>(connections)) {
            if (connection.isIdle()) {
                close(connection);
            }
        }
    }

    private void sweep() {
        long now = context.now();
        if (now - sweptAt < SWEEP_MILLIS * MILLI_NANOS) {
            return;
        }
        sweptAt = now;
        context.space().log().flush();
        List<WireConnection> gone = new ArrayList<>(0);
        for (WireConnection connection : connections) {
            connection.closeIfLate();
            if (connection.isClosed() || context.space().isStopping() && connection.isIdle()) {
                gone.add(connection);
            }
        }
        gone.forEach(this::close);
        if (hasPausedAccepting && !context.space().isStopping()) {
            hasPausedAccepting = false;
            for (ServerSocketChannel listener : listeners) {
                SelectionKey key = listener.keyFor(selector);
                if (key != null && key.isValid()) {
                    key.interestOps(SelectionKey.OP_ACCEPT);
                }
            }
        }
    }

    private void close(WireConnection connection) {
        connection.close();
        connection.takePlace(idle);
        if (connections.remove(connection)) {
            origins.remove(connection.peer());
        }
    }

    /** Looks at the clocks, once for all that is ready at the same time. */
    private void tick() {
        if (isTimeOld) {
            isTimeOld = false;
            context.tick();
        }
    }

    private void ready(SelectionKey key) {
        tick();
        if (key.attachment() instanceof WireConnection connection) {
            connection.serve();
            connection.takePlace(idle);
            if (connection.isClosed()) {
                close(connection);
            }
        } else if (key.channel() instanceof ServerSocketChannel listener) {
            acceptAll(listener, key);
        }
    }

    private void acceptAll(ServerSocketChannel listener, SelectionKey key) {
        try {
            for (int i = 0; i < ACCEPTED_IN_A_TURN; i++) {
                SocketChannel channel = listener.accept();
                if (channel == null) {
                    return;
                }
                accept(channel);
            }
        } catch (IOException e) {
            // No file descriptors are left, say: without a pause this would be asked again and again.
            if (key.isValid()) {
                key.interestOps(0);
                hasPausedAccepting = true;
            }
        }
    }

    private void accept(SocketChannel channel) throws IOException {
        try {
            InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
            if (remote != null && origins.add(remote.getAddress())) {
                if (makeRoom()) {
                    open(channel, remote.getAddress());
                    return;
                }
                origins.remove(remote.getAddress());
            }
            context.count(WebCounter.REFUSED);
            channel.close();
        } catch (IOException e) {
            // The client has gone already, which is no reason to accept nobody else.
            channel.close();
        }
    }

    private void open(SocketChannel channel, InetAddress peer) {
        context.count(WebCounter.ACCEPTED);
        SocketWire wire = new SocketWire(channel);
        WireConnection connection = new WireConnection(context, wire, peer);
        connections.add(connection);
        try {
            channel.configureBlocking(false);
            // The request is often there already, and a connection for one request need never be registered.
            connection.serve();
            connection.takePlace(idle);
            if (!connection.isClosed()) {
                wire.register(selector, connection);
                return;
            }
        } catch (IOException e) {
            context.count(WebCounter.FAILED);
        }
        close(connection);
    }

    /** Whether there may be one more; if there are too many in all, the one that is idle for longest is closed. */
    private boolean makeRoom() {
        if (connections.size() < context.limits().connections()) {
            return true;
        }
        WireConnection longest = idle.poll();
        if (longest == null) {
            return false;
        }
        longest.close(WebCounter.EVICTED);
        close(longest);
        return true;
    }
}
