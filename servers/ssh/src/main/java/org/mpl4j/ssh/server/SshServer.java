package org.mpl4j.ssh.server;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.servers.common.link.LinkListener;
import org.mpl4j.ssh.transport.TransportLog;

/** Takes connections, each on a virtual thread of its own. What it listens on and what it does can be changed while it runs: connections keep what they began with. */
public final class SshServer implements AutoCloseable {
    private static final Duration PAUSE_WHEN_SHORT = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);
    private static final String STOPPED = "the server is stopped";

    private final List<LinkListener> listeners = new CopyOnWriteArrayList<>();
    private final ServerLog log;
    private final Set<ServedConnection> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile ServerOptions options;

    /**
     * Begins to take connections.
     *
     * @param listener where they come from; closed with this
     * @param options what is done with them
     * @param log is told of their ends
     */
    public SshServer(LinkListener listener, ServerOptions options, TransportLog log) {
        this(List.of(listener), options, ServerLog.of(log));
    }

    /**
     * Begins to take connections.
     *
     * @param listeners where they come from; closed with this
     * @param options what is done with them
     * @param log is told what happens
     */
    public SshServer(Collection<? extends LinkListener> listeners, ServerOptions options, ServerLog log) {
        this.options = options;
        this.log = log;
        listeners.forEach(this::listen);
    }

    /** {@return where it listens first} */
    public SocketAddress address() {
        return listeners.get(0).localAddress();
    }

    /** {@return where it listens} */
    public List<SocketAddress> addresses() {
        return listeners.stream().map(LinkListener::localAddress).toList();
    }

    /** {@return how many connections there are} */
    public int connectionCount() {
        return connections.size();
    }

    /** {@return what is done with connections that come} */
    public ServerOptions options() {
        return options;
    }

    /** From now on, other things are done with connections that come. */
    public void options(ServerOptions others) {
        options = others;
    }

    /** Takes connections from somewhere else, too. */
    public void listen(LinkListener listener) {
        listeners.add(listener);
        log.listening(listener.localAddress());
        Thread.ofPlatform().name("ssh-accept").start(() -> accept(listener));
    }

    /** Takes no more connections from somewhere. */
    public void unlisten(SocketAddress address) throws IOException {
        for (LinkListener listener : listeners) {
            if (listener.localAddress().equals(address)) {
                listeners.remove(listener);
                listener.close();
                log.closed(address);
            }
        }
    }

    /** Waits until it is closed. */
    public void await() throws InterruptedException {
        closed.await();
    }

    private void accept(LinkListener listener) {
        while (listener.isOpen()) {
            try {
                admit(listener.accept());
            } catch (IOException e) {
                // Closed, or short of something: file descriptors, or the peer that is gone already.
                pause(listener);
            }
        }
    }

    private static void pause(LinkListener listener) {
        try {
            if (listener.isOpen()) {
                Thread.sleep(PAUSE_WHEN_SHORT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void admit(Link link) throws IOException {
        ServerOptions now = options;
        if (now.sources().isPenalized(link)) {
            refuse(link, Refusal.PENALTY);
        } else if (!now.startups().enter(ThreadLocalRandom.current())) {
            refuse(link, Refusal.MAX_STARTUPS);
        } else if (!now.sources().enter(link)) {
            now.startups().leave();
            refuse(link, Refusal.PER_SOURCE_MAX_STARTUPS);
        } else {
            ServedConnection connection = new ServedConnection(link, now, log.connected(link));
            connections.add(connection);
            Thread.ofVirtual().name("ssh-" + link.remoteAddress()).start(() -> serve(connection));
        }
    }

    private void refuse(Link link, Refusal reason) throws IOException {
        log.refused(link, reason);
        link.close();
    }

    private void serve(ServedConnection connection) {
        try {
            connection.run();
        } finally {
            connections.remove(connection);
        }
    }

    /**
     * Takes no more connections, lets those that there are go on for a while, and ends those that are left.
     *
     * @param grace for how long
     * @return how many had to be ended
     */
    public int stop(Duration grace) throws IOException, InterruptedException {
        closeListeners();
        awaitNoConnections(grace);
        int left = connections.size();
        endAll();
        awaitNoConnections(LAST_WORDS);
        closed.countDown();
        return left;
    }

    private void awaitNoConnections(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!connections.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(LOOK);
        }
    }

    /** Ends all connections that there are; the peers are told, and none of them is waited for. */
    public void endAll() {
        connections.forEach(connection -> Thread.startVirtualThread(() -> connection.disconnect(STOPPED)));
    }

    private void closeListeners() throws IOException {
        for (LinkListener listener : listeners) {
            listener.close();
        }
    }

    /** Takes no more connections, and ends those that there are. */
    @Override
    public void close() throws IOException {
        closeListeners();
        endAll();
        closed.countDown();
    }
}
