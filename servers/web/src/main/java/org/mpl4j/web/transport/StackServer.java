package org.mpl4j.web.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.drive.Driver;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.TcpServerSocket;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.web.connection.WebCounter;
import org.mpl4j.web.connection.Workspace;

/** Serves on connections of a stack of ours, in the thread that drives it, as they are ready: between a request that comes and the response that goes there is no other thread. */
public final class StackServer implements WebTransport {
    private static final int BACKLOG = 1024;
    private static final long SWEEP_NANOS = 500_000_000;
    private static final long LOOK_AGAIN_NANOS = 10_000_000;

    /** So long clients have at the end to take what they were sent. */
    private static final long LAST_NANOS = 2_000_000_000;

    private final HostStack stack;
    private final Driver driver;
    private final WebLimits limits;
    private final Origins origins;
    private final List<TcpServerSocket> listeners = new ArrayList<>();
    private final Set<WireConnection> connections = new LinkedHashSet<>();
    private final IdleOrder<WireConnection> idle = new IdleOrder<>();
    private final Timer sweeping = new Timer(this::sweep);
    private final Condition never;
    private @Nullable LoopContext context;

    /**
     * Listens.
     *
     * @param stack whose connections are served
     * @param addresses where; port 0 for any that is free
     * @param limits for clients
     * @throws IOException if it cannot listen at one of them, with the address
     */
    public StackServer(HostStack stack, List<InetSocketAddress> addresses, WebLimits limits) throws IOException {
        this.stack = stack;
        this.limits = limits;
        driver = stack.driver();
        never = driver.newCondition();
        origins = new Origins(limits.connectionsPerAddress());
        try {
            for (InetSocketAddress address : addresses) {
                listeners.add(stack.listen(address, BACKLOG));
            }
        } catch (IOException e) {
            closeListeners();
            throw e;
        }
    }

    @Override
    public List<InetSocketAddress> addresses() {
        return listeners.stream().map(TcpServerSocket::localAddress).toList();
    }

    @Override
    public void start(Supplier<Workspace> spaces, int headBytes) {
        LoopContext shared = new LoopContext(limits, spaces.get(), headBytes);
        driver.lock();
        try {
            context = shared;
            for (TcpServerSocket listener : listeners) {
                listener.listener().onConnection(() -> acceptAll(listener, shared));
                acceptAll(listener, shared);
            }
        } finally {
            driver.unlock();
        }
    }

    private void acceptAll(TcpServerSocket listener, LoopContext shared) {
        shared.tick();
        for (TcpConnection next = listener.listener().accept();
                next != null;
                next = listener.listener().accept()) {
            accept(next, shared);
        }
    }

    private void accept(TcpConnection accepted, LoopContext shared) {
        StackWire wire = new StackWire(driver, accepted, shared.out());
        InetAddress peer = wire.peer();
        boolean isAdmitted = origins.add(peer);
        if (!isAdmitted || !makeRoom()) {
            if (isAdmitted) {
                origins.remove(peer);
            }
            shared.count(WebCounter.REFUSED);
            wire.close();
            return;
        }
        shared.count(WebCounter.ACCEPTED);
        WireConnection connection = new WireConnection(shared, wire, peer);
        connections.add(connection);
        connection.takePlace(idle);
        if (!sweeping.isArmed()) {
            stack.stack().clock().armIn(sweeping, SWEEP_NANOS);
        }
        wire.begin(() -> {
            shared.tick();
            connection.serve();
            connection.takePlace(idle);
            if (connection.isClosed()) {
                forget(connection);
            }
        });
    }

    /** Whether there may be one more; if there are too many in all, the one that is idle for longest is closed. */
    private boolean makeRoom() {
        if (connections.size() < limits.connections()) {
            return true;
        }
        WireConnection longest = idle.poll();
        if (longest == null) {
            return false;
        }
        longest.close(WebCounter.EVICTED);
        forget(longest);
        return true;
    }

    private void forget(WireConnection connection) {
        connection.takePlace(idle);
        if (connections.remove(connection)) {
            origins.remove(connection.peer());
        }
    }

    private void sweep() {
        LoopContext shared = context;
        if (shared == null) {
            return;
        }
        shared.tick();
        shared.space().log().flush();
        for (WireConnection connection : List.copyOf(connections)) {
            connection.closeIfLate();
            if (connection.isClosed()) {
                forget(connection);
            }
        }
        if (!connections.isEmpty()) {
            stack.stack().clock().armIn(sweeping, SWEEP_NANOS);
        }
    }

    private void closeListeners() throws IOException {
        for (TcpServerSocket listener : listeners) {
            listener.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeListeners();
        driver.lock();
        try {
            LoopContext shared = context;
            if (shared != null) {
                shared.space().beginToStop();
                awaitAnswers(shared);
                shared.space().log().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(List.copyOf(connections));
            driver.unlock();
        }
    }

    /** Requests that have begun are answered, and answers taken by clients, if that does not take too long. */
    private void awaitAnswers(LoopContext shared) throws InterruptedException {
        long end = driver.now() + limits.stop().toNanos();
        while (!connections.isEmpty() && driver.now() < end) {
            shared.tick();
            close(connections.stream()
                    .filter(connection -> connection.isIdle() && !connection.isAboutToAsk())
                    .toList());
            if (!connections.isEmpty()) {
                driver.await(never, LOOK_AGAIN_NANOS);
            }
        }
        close(List.copyOf(connections));
        long last = driver.now() + LAST_NANOS;
        while (hasUnsent() && driver.now() < last) {
            driver.await(never, LOOK_AGAIN_NANOS);
        }
    }

    private void close(List<WireConnection> closed) {
        for (WireConnection connection : closed) {
            connection.close();
            forget(connection);
        }
    }

    /** Whether a client has not acknowledged all that it was sent. */
    private boolean hasUnsent() {
        return stack.stack().tcp().figures().stream()
                .anyMatch(figures -> figures.sendQueue() > 0
                        && figures.cause() == null
                        && listeners.stream()
                                .anyMatch(listener -> listener.localAddress().getPort() == figures.localPort()));
    }
}
