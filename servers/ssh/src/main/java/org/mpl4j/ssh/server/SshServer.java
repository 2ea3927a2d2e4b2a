package org.mpl4j.ssh.server;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mpl4j.ssh.auth.Authenticator;
import org.mpl4j.ssh.link.Link;
import org.mpl4j.ssh.link.LinkListener;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;
import org.mpl4j.ssh.transport.Transport;
import org.mpl4j.ssh.transport.TransportLog;

/** Takes connections, each on a virtual thread of its own. */
public final class SshServer implements AutoCloseable {
    private static final Duration PAUSE_WHEN_SHORT = Duration.ofMillis(100);

    private final LinkListener listener;
    private final ServerOptions options;
    private final TransportLog log;
    private final Penalties penalties;
    private final Set<Transport> connections = ConcurrentHashMap.newKeySet();
    private final Thread acceptor;

    /**
     * Begins to take connections.
     *
     * @param listener where they come from; closed with this
     * @param options what is done with them
     * @param log is told of their ends
     */
    public SshServer(LinkListener listener, ServerOptions options, TransportLog log) {
        this(listener, options, log, Penalties.NONE);
    }

    /**
     * Begins to take connections, but not from addresses that have to wait.
     *
     * @param listener where they come from; closed with this
     * @param options what is done with them
     * @param log is told of their ends
     * @param penalties for clients that do not log in
     */
    public SshServer(LinkListener listener, ServerOptions options, TransportLog log, Penalties penalties) {
        this.penalties = penalties;
        this.listener = listener;
        this.options = options;
        this.log = log;
        this.acceptor = Thread.ofPlatform().name("ssh-accept").start(this::accept);
    }

    /** {@return where it listens} */
    public SocketAddress address() {
        return listener.localAddress();
    }

    /** {@return how many connections there are} */
    public int connectionCount() {
        return connections.size();
    }

    /** Waits until it is closed. */
    public void await() throws InterruptedException {
        acceptor.join();
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                admit(listener.accept());
            } catch (IOException e) {
                // Closed, or short of something: file descriptors, or the peer that is gone already.
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (listener.isOpen()) {
                Thread.sleep(PAUSE_WHEN_SHORT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void admit(Link link) throws IOException {
        if (penalties.isRefused(link.remoteAddress())) {
            link.close();
        } else if (options.startups().enter(ThreadLocalRandom.current())) {
            Thread.ofVirtual().name("ssh-" + link.remoteAddress()).start(() -> serve(link));
        } else {
            link.close();
        }
    }

    private void serve(Link link) {
        AtomicBoolean isStarting = new AtomicBoolean(true);
        Transport transport = new Transport(link, options.transport(), log);
        connections.add(transport);
        AtomicBoolean isLate = new AtomicBoolean();
        Thread grace = Thread.startVirtualThread(() -> limit(transport, isLate));
        Authenticator authenticator = new Authenticator(
                transport, options.authentication(), options.accounts(), transport::hostKey, (sender, login) -> {
                    leave(isStarting);
                    grace.interrupt();
                    return options.service().start(sender, login);
                });
        try {
            transport.run(authenticator);
        } finally {
            if (!transport.isAuthenticated()) {
                penalties.punish(link.remoteAddress(), offence(authenticator, isLate.get()));
            }
            leave(isStarting);
            grace.interrupt();
            connections.remove(transport);
        }
    }

    private static Penalties.Offence offence(Authenticator authenticator, boolean isLate) {
        if (isLate) {
            return Penalties.Offence.TOO_LATE;
        }
        return authenticator.failures() > 0 ? Penalties.Offence.FAILED : Penalties.Offence.DID_NOT_TRY;
    }

    private void leave(AtomicBoolean isStarting) {
        if (isStarting.getAndSet(false)) {
            options.startups().leave();
        }
    }

    private void limit(Transport transport, AtomicBoolean isLate) {
        try {
            Thread.sleep(options.loginGrace());
            if (!transport.isAuthenticated()) {
                isLate.set(true);
                transport.disconnect(ReasonCode.ByApplication, "nobody has logged in in time");
                transport.abort();
            }
        } catch (InterruptedException e) {
            // Somebody has logged in, or the connection is over.
        }
    }

    /** Takes no more connections, and ends those that there are. */
    @Override
    public void close() throws IOException {
        listener.close();
        connections.forEach(transport -> Thread.startVirtualThread(
                () -> transport.disconnect(ReasonCode.ByApplication, "the server is stopped")));
    }
}
