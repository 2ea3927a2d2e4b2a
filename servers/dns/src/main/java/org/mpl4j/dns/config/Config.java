package org.mpl4j.dns.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a server is told.
 *
 * @param listen where it answers
 * @param zones what it answers of, each name once
 * @param keys for TSIG, each name once
 * @param policies how zones are signed, each name once
 * @param templates how members of catalogs are served, each name once
 * @param server how it behaves
 * @param metrics how it is watched
 * @param queryLog which queries are written down, null for none
 * @param log how it says what happens
 * @param controlSocket a Unix domain socket for {@code mpl-dns reload|status|stop}, null for none
 */
public record Config(
        ListenConfig listen,
        List<ZoneConfig> zones,
        List<KeyConfig> keys,
        List<SigningPolicy> policies,
        List<ZoneTemplate> templates,
        ServerConfig server,
        @Nullable MetricsConfig metrics,
        @Nullable QueryLogConfig queryLog,
        LogConfig log,
        @Nullable Path controlSocket) {
    public Config {
        zones = List.copyOf(zones);
        keys = List.copyOf(keys);
        policies = List.copyOf(policies);
        templates = List.copyOf(templates);
    }

    /** Nothing but defaults, and no zones. */
    public static Config defaults() {
        return new Config(
                ListenConfig.defaults(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ServerConfig.defaults(),
                null,
                null,
                LogConfig.defaults(),
                null);
    }

    /** The same, listening elsewhere. */
    public Config withListen(ListenConfig other) {
        return new Config(other, zones, keys, policies, templates, server, metrics, queryLog, log, controlSocket);
    }

    /** The same with further zones. */
    public Config withMoreZones(List<ZoneConfig> more) {
        List<ZoneConfig> all = new ArrayList<>(zones);
        all.addAll(more);
        return withZones(all);
    }

    /** The same with zones in the place of its own. */
    public Config withZones(List<ZoneConfig> others) {
        return new Config(listen, others, keys, policies, templates, server, metrics, queryLog, log, controlSocket);
    }

    /** The same with another behaviour. */
    public Config withServer(ServerConfig other) {
        return new Config(listen, zones, keys, policies, templates, other, metrics, queryLog, log, controlSocket);
    }

    /** The same, watched elsewhere. */
    public Config withMetrics(MetricsConfig other) {
        return new Config(listen, zones, keys, policies, templates, server, other, queryLog, log, controlSocket);
    }

    /** The same with another control socket. */
    public Config withControlSocket(Path other) {
        return new Config(listen, zones, keys, policies, templates, server, metrics, queryLog, log, other);
    }
}
