package org.mpl4j.web.operate;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.link.LinkListener;
import org.mpl4j.servers.common.operate.WatchServer;
import org.mpl4j.web.connection.RequestLog;
import org.mpl4j.web.connection.Site;
import org.mpl4j.web.connection.WebCounts;
import org.mpl4j.web.connection.Workspace;
import org.mpl4j.web.content.DocumentRoot;
import org.mpl4j.web.content.MediaTypes;
import org.mpl4j.web.content.ResourceCache;
import org.mpl4j.web.http.HeadLimits;
import org.mpl4j.web.transport.LinkServer;
import org.mpl4j.web.transport.SocketServer;
import org.mpl4j.web.transport.TransportFactory;
import org.mpl4j.web.transport.WebTransport;

/** A server with all its parts, from its configuration. What is wrong with that is found out before anything is served. */
public final class WebServer implements AutoCloseable {
    private final WebConfig config;
    private final List<WebTransport> transports;
    private final ResourceCache resources;
    private final WebCounts counts = new WebCounts();
    private final @Nullable AccessLog log;
    private final @Nullable WatchServer watch;
    private final Supplier<Workspace> spaces;
    private final int headBytes;

    /**
     * Binds, and begins to serve.
     *
     * @param config what is served, where and how
     * @param stack whose connections are taken, null for the kernel's
     * @param standardOut where the access log goes if it goes to no file
     * @throws IOException if something that is configured cannot be, with its name
     */
    public WebServer(WebConfig config, @Nullable TransportFactory stack, OutputStream standardOut) throws IOException {
        this.config = config;
        resources = resources(config);
        WebConfig.LogConfig logging = config.accessLog();
        transports = new CopyOnWriteArrayList<>(transports(config, stack));
        AccessLog opened = null;
        WatchServer watching = null;
        boolean isStarted = false;
        try {
            opened = logging == null ? null : open(logging, standardOut);
            AccessLog writing = opened;
            Site site = new Site(resources, HeadLimits.STANDARD, config.requestBytes());
            WebMetrics metrics = new WebMetrics(counts, resources, opened);
            InetSocketAddress told = config.metrics();
            watching = told == null ? null : new WatchServer(told, metrics::text, () -> "");
            spaces = () -> new Workspace(site, counts.join(), writing == null ? RequestLog.NONE : writing.join());
            headBytes = site.limits().headBytes();
            for (WebTransport transport : transports) {
                transport.start(spaces, headBytes);
            }
            isStarted = true;
        } finally {
            if (!isStarted) {
                close(opened, watching);
            }
        }
        log = opened;
        watch = watching;
    }

    /** Says whether a configuration can be used, without serving: the folder, the table of types, the addresses. */
    public static void check(WebConfig config, @Nullable TransportFactory stack) throws IOException {
        resources(config);
        closeAll(transports(config, stack));
    }

    private static List<WebTransport> transports(WebConfig config, @Nullable TransportFactory stack)
            throws IOException {
        List<WebTransport> transports = new ArrayList<>();
        if (!config.listen().isEmpty()) {
            transports.add(transport(config, stack));
        }
        if (!config.conduits().isEmpty()) {
            try {
                transports.add(LinkServer.ofConduits(config.conduits(), config.threads(), config.limits()));
            } catch (IOException e) {
                closeAll(transports);
                throw e;
            }
        }
        return transports;
    }

    private static void closeAll(List<WebTransport> transports) throws IOException {
        for (WebTransport transport : transports) {
            transport.close();
        }
    }

    private static WebTransport transport(WebConfig config, @Nullable TransportFactory stack) throws IOException {
        return stack == null
                ? new SocketServer(config.listen(), config.threads(), config.limits())
                : stack.open(config.listen(), config.limits());
    }

    private static ResourceCache resources(WebConfig config) throws IOException {
        MediaTypes types = new MediaTypes();
        if (config.mediaTypes() != null) {
            types.add(config.mediaTypes());
        }
        return new ResourceCache(new DocumentRoot(config.root(), config.links()), config.content(), types);
    }

    private static AccessLog open(WebConfig.LogConfig logging, OutputStream standardOut) throws IOException {
        boolean isFile = !logging.file().toString().equals("-");
        return new AccessLog(
                isFile ? AccessLog.file(logging.file()) : () -> standardOut, logging.format(), logging.oneIn());
    }

    /** Serves connections of another listener, too, which is closed with this. */
    public void serve(LinkListener listener) {
        LinkServer links = new LinkServer(config.threads(), config.limits());
        links.start(spaces, headBytes);
        links.add(listener);
        transports.add(links);
    }

    /** {@return where it listens, as far as that is an address of the Internet} */
    public List<InetSocketAddress> addresses() throws IOException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (WebTransport transport : transports) {
            addresses.addAll(transport.addresses());
        }
        return addresses;
    }

    /** {@return where it tells its metrics, null for nowhere} */
    public @Nullable InetSocketAddress metricsAddress() {
        return watch == null ? null : watch.address();
    }

    /** {@return what it has counted} */
    public WebCounts counts() {
        return counts;
    }

    /** Forgets what it knows of files, and opens the access log anew. */
    public void reload() {
        resources.clear();
        if (log != null) {
            log.reopen();
        }
    }

    /** Stops: requests that have begun are answered if that does not take too long. */
    @Override
    public void close() throws IOException {
        close(log, watch);
    }

    private void close(@Nullable AccessLog opened, @Nullable WatchServer watching) throws IOException {
        closeAll(transports);
        if (opened != null) {
            opened.close();
        }
        if (watching != null) {
            watching.close();
        }
    }
}
