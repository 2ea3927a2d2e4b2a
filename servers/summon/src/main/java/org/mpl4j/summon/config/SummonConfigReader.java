package org.mpl4j.summon.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.ConfigNode;
import org.mpl4j.dns.config.ListenConfig;
import org.mpl4j.dns.config.LogConfig;
import org.mpl4j.dns.config.Network;
import org.mpl4j.dns.config.Section;
import org.mpl4j.dns.config.Values;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.summon.fleet.FleetLimits;

/** Makes a configuration of what is in a file, section by section. */
final class SummonConfigReader {
    private static final String DURATION = "duration";
    private static final String DURATION_EXAMPLE = "30s, 5m or 2h";
    private static final Duration TTL = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int MOST_RUNNING = 10_000;
    private static final int AT_ONCE = 256;
    private static final int MOST_AT_ONCE = 10_000;
    private static final String STATE = "state";

    private final @Nullable Path folder;

    SummonConfigReader(@Nullable Path folder) {
        this.folder = folder;
    }

    @Nullable
    SummonConfig read(ConfigNode root) {
        Section section = root.section();
        if (section == null) {
            return null;
        }
        DnsName zone = section.require(
                "zone",
                "the names of appliances are below it: `zone: apps.example`",
                node -> node.parse("domain name", "apps.example", Values::name));
        List<InetSocketAddress> listen = section.list("listen", node -> address(node, ListenConfig.PORT));
        BridgeConfig bridge = section.require(
                "bridge", "write `bridge: {name: mpl0, network: 10.90.0.0/24}`", new BridgeReader()::read);
        Duration idle = duration(section, "idle", IDLE);
        NameReader names = new NameReader(folder, bridge, idle);
        section.require("names", "write `names: [{name: web, image: images/web}]`", names::readAll);
        LogConfig log = section.get("log", SummonConfigReader::log);
        FleetLimits limits = section.get("limits", SummonConfigReader::limits);
        Path state = section.get(STATE, this::path);
        Path folderOfState = state == null ? Values.path(STATE, folder) : state;
        SummonConfig config = new SummonConfig(
                zone == null ? DnsName.ROOT : zone,
                listen.isEmpty() ? ListenConfig.defaults().udp() : listen,
                section.get("zone-file", this::path),
                section.get("forward", SummonConfigReader::forward),
                duration(section, "ttl", TTL),
                bridge == null ? BridgeReader.NONE : bridge,
                section.bool("masking", true),
                limits == null ? FleetLimits.standard() : limits,
                names.appliances(),
                names.fixed(),
                folderOfState,
                section.get("conduits", node -> conduits(node, folderOfState)),
                section.get("metrics", SummonConfigReader::metrics),
                log == null ? LogConfig.defaults() : log);
        names.checkConduits(config.conduits());
        section.end();
        return config;
    }

    static @Nullable InetSocketAddress address(ConfigNode node, int port) {
        return node.parse(
                "address",
                "192.0.2.1:" + port + " or \"[2001:db8::1]:" + port + "\"",
                text -> Values.address(text, port));
    }

    static Duration duration(Section section, String key, Duration otherwise) {
        Duration duration = section.get(key, node -> node.parse(DURATION, DURATION_EXAMPLE, Values::duration));
        return duration == null ? otherwise : duration;
    }

    private static @Nullable FleetLimits limits(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        FleetLimits standard = FleetLimits.standard();
        Duration first = standard.firstBackOff();
        Duration most = standard.mostBackOff();
        ConfigNode backOff = section.get("back-off");
        Section times = backOff == null ? null : backOff.section();
        if (times != null) {
            first = duration(times, "first", first);
            most = duration(times, "most", most);
            if (most.compareTo(first) < 0) {
                times.wrong(
                        "`most` is shorter than `first`",
                        "the first rest is the shortest, each further one twice as long");
                most = first;
            }
            times.end();
        }
        FleetLimits limits = new FleetLimits(
                section.integer("running", 1, MOST_RUNNING, standard.running()),
                duration(section, "boot", standard.boot()),
                duration(section, "stop", standard.stop()),
                duration(section, "stay", standard.stay()),
                duration(section, "patience", standard.patience()),
                first,
                most);
        section.end();
        return limits;
    }

    private static @Nullable ForwardConfig forward(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        List<InetSocketAddress> resolvers = section.list("resolvers", address -> address(address, ListenConfig.PORT));
        if (resolvers.isEmpty()) {
            section.wrong("`resolvers` is missing", "write `resolvers: [192.0.2.53]`");
        }
        List<Network> clients =
                section.list("clients", network -> network.parse("network", "192.0.2.0/24", Network::parse));
        if (clients.isEmpty()) {
            section.wrong(
                    "`clients` is missing",
                    "whoever may have others asked is named, so that nobody abuses it: `clients: [127.0.0.0/8]`");
        }
        ForwardConfig forward = new ForwardConfig(
                resolvers,
                clients,
                duration(section, "timeout", TIMEOUT),
                section.integer("at-once", 1, MOST_AT_ONCE, AT_ONCE));
        section.end();
        return forward;
    }

    private @Nullable ConduitConfig conduits(ConfigNode node, Path state) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        Path socket = section.get("socket", this::path);
        ConduitConfig conduits = new ConduitConfig(
                socket == null ? state.resolve(ConduitConfig.SOCKET) : socket,
                section.get("group", ConfigNode::text),
                section.integer("at-once", 1, MOST_AT_ONCE, AT_ONCE));
        section.end();
        return conduits;
    }

    private static @Nullable InetSocketAddress metrics(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        InetSocketAddress listen = section.require(
                "listen",
                "write `listen: 127.0.0.1:" + SummonConfig.METRICS_PORT + "`",
                address -> address(address, SummonConfig.METRICS_PORT));
        section.end();
        return listen;
    }

    private static @Nullable LogConfig log(ConfigNode node) {
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

    private @Nullable Path path(ConfigNode node) {
        return node.parse("path", "images/web", text -> Values.path(text, folder));
    }
}
