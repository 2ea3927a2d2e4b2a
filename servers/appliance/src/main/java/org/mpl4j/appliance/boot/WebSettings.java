package org.mpl4j.appliance.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.web.content.ContentSettings;
import org.mpl4j.web.content.LinkPolicy;
import org.mpl4j.web.operate.AccessFormat;
import org.mpl4j.web.operate.WebConfig;
import org.mpl4j.web.transport.WebLimits;

/** The configuration of a web server as ready values, and back. Where its files are is said by the image, how many threads serve by the machine that it runs on. */
public final class WebSettings {
    private WebSettings() {}

    /** Adds a configuration to settings. */
    public static void add(Settings to, WebConfig config) {
        ContentSettings content = config.content();
        WebLimits limits = config.limits();
        to.add("links", config.links()).add("listing", content.isListing()).add("hidden", content.isHiddenServed());
        to.add("precompressed", content.isPrecompressed()).add("charset", content.charset());
        content.indexNames().forEach(name -> to.add("index", name));
        content.fields().forEach(field -> to.add("field", field));
        to.add("small", content.smallBytes()).add("cache", content.cacheBytes());
        to.add("fresh", content.fresh().toMillis());
        config.listen()
                .forEach(address -> to.add("listen", address.getAddress().getHostAddress() + " " + address.getPort()));
        to.add("request-bytes", config.requestBytes());
        to.add("connections", limits.connections()).add("connections-per-address", limits.connectionsPerAddress());
        to.add("idle", limits.idle().toMillis()).add("head", limits.head().toMillis());
        to.add("pace", limits.bytesPerSecond()).add("linger", limits.linger().toMillis());
        to.add("stop", limits.stop().toMillis()).add("buffers", limits.bufferBytes());
        WebConfig.LogConfig log = config.accessLog();
        if (log != null) {
            to.add("access-format", log.format()).add("access-one-in", log.oneIn());
        }
    }

    /** Makes a configuration of settings. */
    static WebConfig config(Settings settings, Path root) throws IOException {
        List<InetSocketAddress> listen = new ArrayList<>();
        for (String address : settings.all("listen")) {
            int blank = address.indexOf(' ');
            listen.add(new InetSocketAddress(
                    InetAddress.getByName(address.substring(0, blank)),
                    Integer.parseInt(address.substring(blank + 1))));
        }
        String types = settings.get("media-types", "");
        String format = settings.get("access-format", "");
        return new WebConfig(
                root,
                LinkPolicy.valueOf(settings.get("links")),
                content(settings),
                types.isEmpty() ? null : root.resolveSibling(types),
                listen,
                List.of(),
                Runtime.getRuntime().availableProcessors(),
                limits(settings),
                settings.number("request-bytes"),
                format.isEmpty()
                        ? null
                        : new WebConfig.LogConfig(
                                Path.of("-"), AccessFormat.valueOf(format), settings.integer("access-one-in")),
                null);
    }

    private static ContentSettings content(Settings settings) throws IOException {
        return new ContentSettings(
                settings.all("index"),
                settings.is("listing"),
                settings.is("hidden"),
                settings.is("precompressed"),
                settings.get("charset"),
                settings.all("field"),
                settings.integer("small"),
                settings.number("cache"),
                settings.millis("fresh"));
    }

    private static WebLimits limits(Settings settings) throws IOException {
        return new WebLimits(
                settings.integer("connections"),
                settings.integer("connections-per-address"),
                settings.millis("idle"),
                settings.millis("head"),
                settings.integer("pace"),
                settings.millis("linger"),
                settings.millis("stop"),
                settings.number("buffers"));
    }
}
