package org.mpl4j.dns.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.Condition;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.servers.common.metrics.Tallies;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.drive.Driver;
import org.mpl4j.tcpip.socket.ConnectionChannel;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.TcpServerSocket;
import org.mpl4j.tcpip.tcp.TcpConnection;

/** Answers queries on connections of a stack of ours, in the thread that drives it, as they are ready. */
final class StackStreams implements StreamTransport {
    private static final int BACKLOG = 1024;
    private static final long SWEEP_NANOS = 200_000_000;
    private static final long STOP_NANOS = 2_000_000_000;
    private static final long LOOK_AGAIN_NANOS = 10_000_000;

    private final HostStack stack;
    private final Driver driver;
    private final Function<Collection<InetSocketAddress>, List<InetSocketAddress>> expansion;
    private final StreamContext context;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final ExecutorService handshakes = Handshakes.inAnotherThread();
    private final Timer sweeping = new Timer(this::sweep);
    private final Condition never;
    private long connectionNumber;

    /** Where connections come in. */
    private record Endpoint(
            TcpServerSocket socket, @Nullable TlsIdentity tls) {
        Transport transport() {
            return tls == null ? Transport.TCP : Transport.TLS;
        }
    }

    StackStreams(
            HostStack stack,
            StreamLimits limits,
            Function<Collection<InetSocketAddress>, List<InetSocketAddress>> expansion) {
        this.stack = stack;
        this.expansion = expansion;
        driver = stack.driver();
        context = new StreamContext(limits, System::nanoTime, driver::execute);
        never = driver.newCondition();
    }

    @Override
    public void bind(Collection<InetSocketAddress> addresses, @Nullable TlsIdentity tls) throws IOException {
        for (InetSocketAddress address : expansion.apply(addresses)) {
            try {
                endpoints.add(new Endpoint(stack.listen(address, BACKLOG), tls));
            } catch (IOException e) {
                throw new IOException(
                        "cannot listen on " + Addresses.show(address) + (tls == null ? " over TCP: " : " over TLS: ")
                                + e.getMessage(),
                        e);
            }
        }
    }

    @Override
    public List<InetSocketAddress> addresses(Transport transport) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.transport() == transport)
                .map(endpoint -> endpoint.socket().localAddress())
                .toList();
    }

    @Override
    public void start(Supplier<Service> services, Tallies tallies) {
        Map<Transport, Answerer> answerers = Answerer.ofStreams(services.get(), tallies.join());
        driver.lock();
        try {
            for (Endpoint endpoint : endpoints) {
                Answerer answerer = answerers.get(endpoint.transport());
                if (answerer != null) {
                    endpoint.socket().listener().onConnection(() -> acceptAll(endpoint, answerer));
                    acceptAll(endpoint, answerer);
                }
            }
        } finally {
            driver.unlock();
        }
    }

    private void acceptAll(Endpoint endpoint, Answerer answerer) {
        TcpConnection connection;
        while ((connection = endpoint.socket().listener().accept()) != null) {
            accept(connection, endpoint.tls(), answerer);
        }
    }

    private void accept(TcpConnection connection, @Nullable TlsIdentity tls, Answerer answerer) {
        ConnectionChannel channel = new ConnectionChannel(connection);
        Peer peer = new Peer();
        peer.set(channel.remoteAddress());
        if (!context.connections().makeRoom(peer)) {
            answerer.count(TransportCounter.REFUSED, 1);
            channel.close();
            return;
        }
        connection.setNoDelay(true);
        StackInterest interest = new StackInterest(driver, connection);
        Wire wire = tls == null
                ? new PlainWire(channel)
                : new TlsWire(
                        channel, tls.newEngine(), context.pool(), handshakes, () -> driver.execute(interest::resume));
        Connection served =
                new Connection(context, answerer, wire, interest, peer, connection.remotePort(), ++connectionNumber);
        context.connections().add(served);
        answerer.count(TransportCounter.ACCEPTED, 1);
        if (!sweeping.isArmed()) {
            stack.stack().clock().armIn(sweeping, SWEEP_NANOS);
        }
        interest.serve(served);
    }

    private void sweep() {
        context.connections().closeLate(context.now());
        if (!context.connections().isEmpty()) {
            stack.stack().clock().armIn(sweeping, SWEEP_NANOS);
        }
    }

    /** Stops: nothing more is accepted or read, and what is answered is sent if clients take it soon. */
    @Override
    public void close() throws IOException {
        for (Endpoint endpoint : endpoints) {
            endpoint.socket().close();
        }
        driver.lock();
        try {
            context.beginToStop();
            context.connections().list().forEach(Connection::serve);
            long begin = driver.now();
            while (!context.connections().isEmpty() && driver.now() - begin < STOP_NANOS) {
                driver.await(never, LOOK_AGAIN_NANOS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            context.connections().list().forEach(Connection::close);
            driver.unlock();
        }
        handshakes.shutdown();
    }
}
