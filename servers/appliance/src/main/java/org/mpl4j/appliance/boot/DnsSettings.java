package org.mpl4j.appliance.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.ConfigFile;
import org.mpl4j.dns.config.ListenConfig;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.runtime.codec.DnsName;
import org.mpl4j.servers.common.config.ConfigException;

/** The configuration of a DNS server as ready values, and back. */
public final class DnsSettings {
    /** The configuration as it was, if it says more than values hold; beside the settings. */
    public static final String YAML = "mpl-dns.yaml";

    private DnsSettings() {}

    /**
     * Adds a configuration of zones and where to listen.
     *
     * @param folder below which the files of zones are
     */
    public static void add(Settings to, Config config, Path folder) throws IOException {
        addListen(to, config.listen());
        for (ZoneConfig zone : config.zones()) {
            Path file = zone.file();
            if (file != null) {
                to.add("zone", zone.name() + " " + folder.relativize(file.toRealPath()));
            }
        }
    }

    /** Adds where to listen. */
    public static void addListen(Settings to, ListenConfig listen) {
        add(to, "udp", listen.udp());
        add(to, "tcp", listen.tcp());
        add(to, "tls", listen.tls());
    }

    private static void add(Settings to, String name, List<InetSocketAddress> addresses) {
        addresses.forEach(address -> to.add(name, address.getAddress().getHostAddress() + " " + address.getPort()));
    }

    /** Makes a configuration of settings. */
    static Config config(Settings settings, Path etc) throws IOException {
        Config config = settings.all("yaml").isEmpty() ? zones(settings, etc) : yaml(etc.resolve(YAML));
        ListenConfig said = config.listen();
        return config.withListen(new ListenConfig(
                addresses(settings, "udp"),
                addresses(settings, "tcp"),
                addresses(settings, "tls"),
                said.certificate(),
                said.key()));
    }

    private static Config zones(Settings settings, Path etc) {
        List<ZoneConfig> zones = new ArrayList<>();
        for (String zone : settings.all("zone")) {
            int blank = zone.indexOf(' ');
            zones.add(ZoneConfig.of(DnsName.of(zone.substring(0, blank)), etc.resolve(zone.substring(blank + 1))));
        }
        return Config.defaults().withMoreZones(zones);
    }

    private static Config yaml(Path file) throws IOException {
        try {
            return ConfigFile.read(file);
        } catch (ConfigException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    static List<InetSocketAddress> addresses(Settings settings, String name) throws IOException {
        List<InetSocketAddress> all = new ArrayList<>();
        for (String address : settings.all(name)) {
            int blank = address.indexOf(' ');
            all.add(new InetSocketAddress(
                    InetAddress.getByName(address.substring(0, blank)),
                    Integer.parseInt(address.substring(blank + 1))));
        }
        return all;
    }
}
