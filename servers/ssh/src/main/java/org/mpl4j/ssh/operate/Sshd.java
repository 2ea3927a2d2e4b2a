package org.mpl4j.ssh.operate;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.mpl4j.servers.common.conduit.ConduitListener;
import org.mpl4j.servers.common.conduit.ConduitOptions;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.link.CountedListener;
import org.mpl4j.servers.common.link.LinkListener;
import org.mpl4j.servers.common.link.ListenerFactory;
import org.mpl4j.ssh.config.ListenAddress;
import org.mpl4j.ssh.config.Options;
import org.mpl4j.ssh.config.Place;
import org.mpl4j.ssh.config.Problems;
import org.mpl4j.ssh.config.Settings;
import org.mpl4j.ssh.config.SshdConfig;
import org.mpl4j.ssh.server.ServerOptions;
import org.mpl4j.ssh.server.SshServer;

/** A server that runs by a configuration, and can go on by another one. */
public final class Sshd {
    private final SshMetrics metrics = new SshMetrics();
    private final SshdLog log = new SshdLog(metrics);
    private final Assembly assembly;
    private final ConfigSource source;
    private final ListenerFactory listeners;
    private final SshServer server;
    private final long startedAt = System.nanoTime();
    private List<InetSocketAddress> wanted;
    private volatile Settings settings;

    /**
     * Starts.
     *
     * @param source where the configuration is read from
     * @param start what is said at the start alone
     * @param say is told of files that were made
     * @throws IOException if something can't be read or listened on
     * @throws ConfigException with all that is wrong
     */
    public Sshd(ConfigSource source, StartOptions start, Consumer<String> say) throws IOException, ConfigException {
        this.source = source;
        this.listeners = start.listeners();
        this.assembly = new Assembly(metrics, log, start);
        Problems problems = new Problems();
        SshdConfig config = source.read(problems);
        settings = config.global();
        wanted = addresses(settings, problems);
        ServerOptions options = assembly.options(config, problems, true, say);
        List<LinkListener> opened = new ArrayList<>();
        try {
            for (InetSocketAddress address : wanted) {
                opened.add(listener(address));
            }
            for (Path path : start.conduits()) {
                opened.add(counted(new ConduitListener(path, ConduitOptions.standard())));
            }
        } catch (IOException e) {
            for (LinkListener listener : opened) {
                listener.close();
            }
            throw e;
        }
        server = new SshServer(opened, options, log);
    }

    /**
     * Only says what is wrong; nothing is made or listened on.
     *
     * @param source where the configuration is read from
     * @param start what is said at the start alone
     * @param say is told of files that would be made
     * @return the configuration
     */
    public static SshdConfig check(ConfigSource source, StartOptions start, Consumer<String> say)
            throws IOException, ConfigException {
        Problems problems = new Problems();
        SshdConfig config = source.read(problems);
        addresses(config.global(), problems);
        SshMetrics metrics = new SshMetrics();
        new Assembly(metrics, new SshdLog(metrics), start).options(config, problems, false, say);
        return config;
    }

    private LinkListener listener(InetSocketAddress address) throws IOException {
        return counted(listeners.open(address));
    }

    private LinkListener counted(LinkListener listener) {
        return new CountedListener(listener, metrics.received(), metrics.sent());
    }

    private static List<InetSocketAddress> addresses(Settings settings, Problems problems) {
        List<Integer> ports = settings.get(Options.PORT);
        Set<InetSocketAddress> all = new LinkedHashSet<>();
        for (ListenAddress address : settings.get(Options.LISTEN_ADDRESS)) {
            try {
                all.addAll(address.resolve(ports));
            } catch (UnknownHostException e) {
                problems.add(
                        address.place(),
                        "there is no host `%s`".formatted(address.host()),
                        "write an address of this host, or * for all");
            }
        }
        if (settings.get(Options.LISTEN_ADDRESS).isEmpty()) {
            ports.forEach(port -> all.add(new InetSocketAddress(port)));
        }
        if (all.isEmpty() && !problems.isAny()) {
            problems.add(Place.option("configuration"), "there is nothing to listen on", "write `Port 22`");
        }
        return List.copyOf(all);
    }

    /**
     * Goes on by the configuration as it is now; connections that there are keep theirs.
     *
     * @return what is different
     * @throws ConfigException with all that is wrong; then nothing has changed
     */
    public synchronized String reload() throws IOException, ConfigException {
        Problems problems = new Problems();
        SshdConfig config = source.read(problems);
        List<InetSocketAddress> addresses = addresses(config.global(), problems);
        List<String> made = new ArrayList<>();
        ServerOptions options = assembly.options(config, problems, true, made::add);
        List<InetSocketAddress> more =
                addresses.stream().filter(one -> !wanted.contains(one)).toList();
        List<LinkListener> added = new ArrayList<>();
        for (InetSocketAddress address : more) {
            added.add(listener(address));
        }
        server.options(options);
        added.forEach(server::listen);
        for (InetSocketAddress address : wanted) {
            // One of port 0 is known by what it was asked for alone, and stays as long as that.
            if (!addresses.contains(address) && address.getPort() != 0) {
                server.unlisten(address);
            }
        }
        wanted = addresses;
        settings = config.global();
        made.add("the configuration is read again");
        return String.join("\n", made);
    }

    /** {@return what goes for the server as a whole} */
    public Settings settings() {
        return settings;
    }

    /** {@return where it listens} */
    public List<SocketAddress> addresses() {
        return server.addresses();
    }

    /** {@return all metrics, in the text format of Prometheus} */
    public String metricsText() {
        return metrics.text(server.connectionCount(), server.options());
    }

    /** {@return how it is, for the operator} */
    public String status() {
        return "up for %d s, %d connections open; since then %s"
                .formatted(
                        Duration.ofNanos(System.nanoTime() - startedAt).toSeconds(),
                        server.connectionCount(),
                        metrics.summary());
    }

    /** Ends all connections; those to come are taken. */
    public void endAll() {
        server.endAll();
    }

    /**
     * Takes no more connections, and ends those that are left after a while.
     *
     * @param grace for how long they may go on
     * @return how many had to be ended
     */
    public int stop(Duration grace) throws IOException, InterruptedException {
        return server.stop(grace);
    }
}
