package org.mpl4j.dns.transport;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.servers.common.conduit.ConduitChannel;
import org.mpl4j.servers.common.conduit.ConduitLink;
import org.mpl4j.servers.common.conduit.ConduitSource;
import org.mpl4j.servers.common.metrics.Tallies;
import org.mpl4j.servers.common.operate.HeldLog;

/** Answers queries on conduits as on connections of TCP (RFC 7766), all in one thread. Peers have the loopback address, and all are one address to the limits. */
final class ConduitStreams implements Closeable {
    private static final long SWEEP_NANOS = 200_000_000;
    private static final long STOP_NANOS = 2_000_000_000;

    private final StreamLimits limits;
    private final List<ConduitSource> listeners = new ArrayList<>();
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final StreamContext context;
    private final Peer peer = new Peer();
    private long connectionNumber;
    private long sweptAt;
    private @Nullable Thread thread;
    private volatile boolean isStopped;

    ConduitStreams(StreamLimits limits) {
        this.limits = limits;
        context = new StreamContext(limits, System::nanoTime, tasks::add);
        peer.set(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    boolean isListening() {
        return !listeners.isEmpty();
    }

    /** Listens; nothing is accepted yet. */
    void listen(Collection<Opening> openings) throws IOException {
        for (Opening opening : openings) {
            listeners.add(opening.open(limits));
        }
    }

    /** How a source of conduits is opened. */
    @FunctionalInterface
    interface Opening {
        ConduitSource open(StreamLimits limits) throws IOException;
    }

    void start(Supplier<Service> services, Tallies tallies) {
        Answerer answerer = Answerer.ofStreams(services.get(), tallies.join()).get(Transport.TCP);
        if (answerer == null) {
            return;
        }
        thread = Thread.ofPlatform().name("conduit-streams").start(this::run);
        for (ConduitSource listener : listeners) {
            Thread.ofVirtual().name("conduit-accept").start(() -> accept(listener, answerer));
        }
    }

    private void accept(ConduitSource listener, Answerer answerer) {
        while (listener.isOpen()) {
            try {
                ConduitLink link = listener.accept();
                tasks.add(() -> admit(link.channel(), answerer));
            } catch (IOException e) {
                if (listener.isOpen()) {
                    HeldLog.logger(ConduitStreams.class.getName())
                            .log(System.Logger.Level.WARNING, "a conduit was not accepted", e);
                    LockSupport.parkNanos(SWEEP_NANOS);
                }
            }
        }
    }

    private void admit(ConduitChannel channel, Answerer answerer) {
        if (context.isStopping() || !context.connections().makeRoom(peer)) {
            answerer.count(TransportCounter.REFUSED, 1);
            ConduitInterest.close(channel);
            return;
        }
        ConduitInterest interest = new ConduitInterest(channel, tasks::add);
        Connection connection =
                new Connection(context, answerer, new PlainWire(channel), interest, peer, 0, ++connectionNumber);
        context.connections().add(connection);
        answerer.count(TransportCounter.ACCEPTED, 1);
        try {
            interest.serve(connection);
        } catch (IOException e) {
            connection.close();
        }
    }

    private void run() {
        sweptAt = context.now();
        long stoppingSince = 0;
        try {
            while (!context.isStopping()
                    || !context.connections().isEmpty() && context.now() - stoppingSince < STOP_NANOS) {
                Runnable task = context.connections().isEmpty() && !context.isStopping()
                        ? tasks.take()
                        : tasks.poll(SWEEP_NANOS, TimeUnit.NANOSECONDS);
                if (task != null) {
                    task.run();
                }
                if (isStopped && !context.isStopping()) {
                    stoppingSince = context.now();
                    context.beginToStop();
                    context.connections().list().forEach(Connection::serve);
                }
                sweep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        context.connections().list().forEach(Connection::close);
    }

    private void sweep() {
        long now = context.now();
        if (now - sweptAt >= SWEEP_NANOS) {
            sweptAt = now;
            context.connections().closeLate(now);
        }
    }

    /** Stops: nothing more is accepted or read, and what is answered is sent if clients take it soon. */
    @Override
    public void close() throws IOException {
        for (ConduitSource listener : listeners) {
            listener.close();
        }
        isStopped = true;
        tasks.add(() -> {});
        Thread running = thread;
        if (running != null) {
            try {
                running.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
