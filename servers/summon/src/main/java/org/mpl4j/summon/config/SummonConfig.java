package org.mpl4j.summon.config;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.LogConfig;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.summon.fleet.FleetLimits;

/**
 * All that a directory is told.
 *
 * @param zone whose names are served
 * @param listen where queries are answered, by UDP and TCP
 * @param zoneFile further records of the zone, null for none
 * @param forward who is asked for other names, null for nobody
 * @param ttl how long others may remember an address
 * @param bridge where appliances are
 * @param isMasking whether the directory answers for appliances that do not run, and hands connections over
 * @param limits of all of them
 * @param appliances names that are started
 * @param fixed names that are addresses
 * @param state the folder for what is remembered, and for what runs
 * @param conduits how appliances are reached by shared memory, null for not at all
 * @param metrics where metrics and health are told, null for nowhere
 * @param log how it says what happens
 */
public record SummonConfig(
        DnsName zone,
        List<InetSocketAddress> listen,
        @Nullable Path zoneFile,
        @Nullable ForwardConfig forward,
        Duration ttl,
        BridgeConfig bridge,
        boolean isMasking,
        FleetLimits limits,
        List<ApplianceConfig> appliances,
        List<FixedName> fixed,
        Path state,
        @Nullable ConduitConfig conduits,
        @Nullable InetSocketAddress metrics,
        LogConfig log) {
    /** Where a directory is watched. */
    public static final int METRICS_PORT = 9190;

    public SummonConfig {
        listen = List.copyOf(listen);
        appliances = List.copyOf(appliances);
        fixed = List.copyOf(fixed);
    }

    /** {@return what a name has in front of the zone, in small letters; the name itself if it is in none, null if it is in another one} */
    public @Nullable String label(String name) {
        String below = "." + withoutDot(zone.toString().toLowerCase(Locale.ROOT));
        String label = name.endsWith(below) ? name.substring(0, name.length() - below.length()) : name;
        return label.contains(".") ? null : label;
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** The socket for {@code mpl-summon status} and other commands. */
    public Path control() {
        return state.resolve("control");
    }
}
