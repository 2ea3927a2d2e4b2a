package org.mpl4j.dns.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.ListenConfig;
import org.mpl4j.dns.config.QueryLogConfig;
import org.mpl4j.dns.config.ServerConfig;
import org.mpl4j.dns.operate.DnsMetrics;
import org.mpl4j.dns.operate.MeteredService;
import org.mpl4j.dns.operate.QueryLog;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.transport.Network;
import org.mpl4j.dns.transport.StreamLimits;
import org.mpl4j.dns.transport.StreamTransport;
import org.mpl4j.dns.transport.TlsIdentity;
import org.mpl4j.dns.transport.UdpOptions;
import org.mpl4j.dns.transport.UdpTransport;
import org.mpl4j.servers.common.nativeio.Privileges;

/** A server that runs: its transports and what answers behind them. */
public final class Serving implements AutoCloseable {
    private final DnsMetrics metrics = new DnsMetrics();
    private final Answering answering;
    private final Network network;
    private final UdpTransport udp;
    private final StreamTransport streams;
    private final @Nullable QueryLog queryLog;
    private final long startedAt = System.nanoTime();

    /**
     * Binds, gives up rights, and serves.
     *
     * @throws IOException if something of it is not possible; its message says what
     */
    public Serving(Config config, Answering.Factory factory) throws IOException {
        this(config, factory, Network.ofKernel());
    }

    /** The same on another network, which is closed with this. */
    public Serving(Config config, Answering.Factory factory, Network network) throws IOException {
        this.network = network;
        TlsIdentity tls = identity(config.listen());
        answering = factory.open(config);
        streams = network.streams(limits(config.server().limits()));
        UdpTransport bound = null;
        try {
            bound = network.udp(config.listen().udp(), options(config.server()));
            streams.bind(config.listen().tcp(), null);
            streams.bind(config.listen().tls(), tls);
            QueryLogConfig log = config.queryLog();
            queryLog = log == null ? null : new QueryLog(log.file(), log.oneIn(), metrics.queryLog());
            String user = config.server().user();
            if (user != null) {
                Privileges.become(user);
            }
        } catch (IOException | RuntimeException e) {
            if (bound != null) {
                bound.close();
            }
            streams.close();
            answering.close();
            network.close();
            throw e;
        }
        udp = bound;
        Supplier<Service> services = () -> new MeteredService(answering.newService(), metrics, queryLog);
        udp.start(services, metrics.transports());
        streams.start(services, metrics.transports());
        answering.start();
        try {
            network.ready();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private static @Nullable TlsIdentity identity(ListenConfig listen) throws IOException {
        Path certificate = listen.certificate();
        Path key = listen.key();
        return listen.tls().isEmpty() || certificate == null || key == null ? null : TlsIdentity.load(certificate, key);
    }

    private static UdpOptions options(ServerConfig server) {
        UdpOptions options = UdpOptions.standard().withRoomFor(server.maxUdpSize());
        if (server.threads() > 0) {
            options = options.withSocketsPerAddress(server.threads());
        }
        return server.nativeIo() ? options : options.withNativeAfter(UdpOptions.NEVER);
    }

    private static StreamLimits limits(ServerConfig.Limits limits) {
        StreamLimits standard = StreamLimits.standard();
        return new StreamLimits(
                limits.connections(),
                limits.connectionsPerAddress(),
                limits.idle(),
                standard.message(),
                standard.write(),
                standard.transfers(),
                (long) limits.bufferMegabytes() << 20);
    }

    /** Who answers datagrams. */
    public UdpTransport udp() {
        return udp;
    }

    public StreamTransport streams() {
        return streams;
    }

    Answering answering() {
        return answering;
    }

    DnsMetrics metrics() {
        return metrics;
    }

    /** All metrics in the text format of Prometheus. */
    public String metricsText() {
        return metrics.text(answering::measure);
    }

    /** How it is, for the operator. */
    String status() {
        Duration up = Duration.ofNanos(System.nanoTime() - startedAt);
        return "up for " + up.toSeconds() + " s, " + metrics.answered() + " answers, " + udp.nativeCount() + " of "
                + udp.socketCount() + " UDP sockets by batches\n" + answering.status();
    }

    /** Says where it listens. */
    public void announce(PrintStream out) {
        StringBuilder where = new StringBuilder("mpl-dns answers at");
        udp.addresses().forEach(address -> where.append(' ').append(org.mpl4j.dns.transport.Addresses.show(address)));
        out.println(where);
    }

    @Override
    public void close() throws IOException {
        udp.close();
        streams.close();
        network.close();
        answering.close();
        if (queryLog != null) {
            queryLog.close();
        }
    }
}
