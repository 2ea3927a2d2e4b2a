package org.mpl4j.dns.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.ServerConfig.Limits;
import org.mpl4j.dns.config.ServerConfig.RateLimit;
import org.mpl4j.dns.transport.TlsIdentity;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Makes a configuration of what is in a file, section by section. */
final class ConfigReader {
    private static final int SMALLEST_UDP = 512;
    private static final int LARGEST_UDP = 4096;
    private static final int MANY = 1_000_000;
    private static final int THREADS = 1024;

    private final @Nullable Path folder;

    ConfigReader(@Nullable Path folder) {
        this.folder = folder;
    }

    Config read(ConfigNode root) {
        Config defaults = Config.defaults();
        Section section = root.section();
        if (section == null) {
            return defaults;
        }
        ZoneReader zones = new ZoneReader(folder);
        ListenConfig listen = section.get("listen", this::listen);
        ServerConfig server = section.get("server", this::server);
        LogConfig log = section.get("log", this::log);
        Config config = new Config(
                listen == null ? defaults.listen() : listen,
                section.list("zones", zones::zone),
                section.list("keys", zones::key),
                section.list("signing-policies", zones::policy),
                section.list("zone-templates", zones::template),
                server == null ? defaults.server() : server,
                section.get("metrics", this::metrics),
                section.get("query-log", this::queryLog),
                log == null ? defaults.log() : log,
                section.get("control", this::control));
        zones.checkReferences();
        section.end();
        return config;
    }

    private @Nullable ListenConfig listen(ConfigNode node) {
        if (!(node.yaml() instanceof MappingNode)) {
            return ListenConfig.both(node.list(address -> address(address, ListenConfig.PORT)));
        }
        Section section = node.section();
        if (section == null) {
            return null;
        }
        List<InetSocketAddress> tls = section.list("tls", address -> address(address, ListenConfig.TLS_PORT));
        Path certificate = section.get("certificate", this::path);
        Path key = section.get("key", this::path);
        ListenConfig listen = new ListenConfig(
                section.list("udp", address -> address(address, ListenConfig.PORT)),
                section.list("tcp", address -> address(address, ListenConfig.PORT)),
                tls,
                certificate,
                key);
        if (!tls.isEmpty() && (certificate == null || key == null)) {
            section.wrong(
                    "`tls` needs `" + (certificate == null ? "certificate" : "key") + "`, a PEM file",
                    "one for tests is made by: " + TlsIdentity.HOW_TO_MAKE);
        }
        section.end();
        return listen;
    }

    private @Nullable ServerConfig server(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        ServerConfig defaults = ServerConfig.defaults();
        Limits limits = section.get("limits", ConfigReader::limits);
        ServerConfig server = new ServerConfig(
                section.get("nsid", ConfigNode::text),
                section.get("version", ConfigNode::text),
                section.integer("max-udp-size", SMALLEST_UDP, LARGEST_UDP, defaults.maxUdpSize()),
                section.bool("cookies", defaults.cookies()),
                section.get("cookie-secret", this::path),
                section.get("rate-limit", ConfigReader::rateLimit),
                section.integer("threads", 1, THREADS, defaults.threads()),
                section.bool("native-io", defaults.nativeIo()),
                section.get("user", ConfigNode::text),
                limits == null ? defaults.limits() : limits);
        section.end();
        return server;
    }

    private static @Nullable Limits limits(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        Limits defaults = Limits.defaults();
        Duration idle = section.get("tcp-idle", value -> value.parse("duration", "30s", Values::duration));
        Limits limits = new Limits(
                section.integer("tcp-connections", 1, MANY, defaults.connections()),
                section.integer("tcp-connections-per-address", 1, MANY, defaults.connectionsPerAddress()),
                idle == null ? defaults.idle() : idle,
                section.integer("tcp-buffer-megabytes", 1, MANY, defaults.bufferMegabytes()));
        section.end();
        return limits;
    }

    private static @Nullable RateLimit rateLimit(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        Integer rate = section.require(
                "responses-per-second", "write `responses-per-second: 200`", value -> value.integer(1, MANY, 1));
        RateLimit limit = new RateLimit(
                rate == null ? 1 : rate,
                section.integer("slip", 0, MANY, 2),
                section.list("exempt", network -> network.parse("network", "192.0.2.0/24", Network::parse)));
        section.end();
        return limit;
    }

    private @Nullable MetricsConfig metrics(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        InetSocketAddress listen = section.require(
                "listen", "write `listen: 127.0.0.1:9153`", address -> address(address, MetricsConfig.PORT));
        section.end();
        return listen == null ? null : new MetricsConfig(listen);
    }

    private @Nullable QueryLogConfig queryLog(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        Path file = section.require("file", "write `file: queries.json`", this::path);
        int oneIn = section.integer("one-in", 1, Integer.MAX_VALUE, 1);
        section.end();
        return file == null ? null : new QueryLogConfig(file, oneIn);
    }

    private @Nullable LogConfig log(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        LogConfig defaults = LogConfig.defaults();
        LogConfig log = new LogConfig(
                section.choice("format", LogConfig.Format.class, defaults.format()),
                section.choice("level", System.Logger.Level.class, defaults.level()));
        section.end();
        return log;
    }

    private @Nullable Path control(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        Path socket = section.require("socket", "write `socket: /run/mpl-dns/control`", this::path);
        section.end();
        return socket;
    }

    private @Nullable Path path(ConfigNode node) {
        return node.parse("path", "keys/server.pem", text -> Values.path(text, folder));
    }

    static @Nullable InetSocketAddress address(ConfigNode node, int port) {
        return node.parse(
                "address",
                "192.0.2.1:" + port + " or \"[2001:db8::1]:" + port + "\"",
                text -> Values.address(text, port));
    }
}
