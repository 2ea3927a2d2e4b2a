package org.mpl4j.appliance.build;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mpl4j.appliance.boot.DnsSettings;
import org.mpl4j.appliance.boot.Settings;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.ConfigFile;
import org.mpl4j.dns.config.ListenConfig;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.servers.common.config.ConfigException;

/**
 * DNS servers: the YAML of {@code mpl-dns --config}. What says no more than zones and where to listen becomes ready values; another one is copied as it is, and the files that it names beside it: these have to lie below its folder.
 */
final class DnsBaker implements Baker {
    private static final int PORT = 53;

    /** What an appliance cannot do, and why. */
    private static final Map<String, Predicate<Config>> IMPOSSIBLE = impossible();

    private static Map<String, Predicate<Config>> impossible() {
        Map<String, Predicate<Config>> all = new LinkedHashMap<>();
        all.put("`metrics`: an appliance has no network but its own", config -> config.metrics() != null);
        all.put("`query-log`: an appliance writes no files", config -> config.queryLog() != null);
        all.put("`control`: an appliance writes no files", config -> config.controlSocket() != null);
        all.put(
                "`user`: `mpl-appliance run` gives up rights",
                config -> config.server().user() != null);
        all.put(
                "`primaries`: an appliance keeps no copies of zones",
                config -> config.zones().stream().anyMatch(ZoneConfig::isSecondary));
        all.put(
                "`allow-update`: an appliance writes no files",
                config -> config.zones().stream()
                        .anyMatch(zone -> !zone.allowUpdate().isEmpty()));
        all.put(
                "`policy`: an appliance keeps no keys that change; sign the zone before",
                config -> config.zones().stream().anyMatch(zone -> zone.policy() != null));
        all.put(
                "`catalog`: an appliance learns of no other zones",
                config -> config.zones().stream().anyMatch(zone -> zone.catalog() != null));
        return all;
    }

    @Override
    public void bake(Path config, Path image, Settings settings) throws IOException, ConfigException, BuildException {
        Config read = ConfigFile.read(config);
        for (Map.Entry<String, Predicate<Config>> each : IMPOSSIBLE.entrySet()) {
            if (each.getValue().test(read)) {
                throw new BuildException(config + ": " + each.getKey() + "; leave it out");
            }
        }
        if (read.zones().isEmpty()) {
            throw new BuildException(config + ": there is no zone in it; write `zones: [{name: ..., file: ...}]`");
        }
        Path folder = config.toRealPath().getParent();
        Path etc = image.resolve("etc");
        for (Path file : files(read)) {
            copy(folder, file.toAbsolutePath().normalize(), etc);
        }
        ListenConfig listen = listen(read.listen());
        if (isPlain(read)) {
            DnsSettings.add(settings, read.withListen(listen), folder);
        } else {
            Files.copy(config, etc.resolve(DnsSettings.YAML));
            settings.add("yaml", DnsSettings.YAML);
            DnsSettings.addListen(settings, listen);
        }
        ports(settings, "udp", listen.udp());
        ports(settings, "tcp", listen.tcp());
        ports(settings, "tcp", listen.tls());
        for (ZoneConfig zone : read.zones()) {
            settings.add("train", zone.name());
        }
    }

    private static ListenConfig listen(ListenConfig said) {
        if (!said.equals(ListenConfig.defaults())) {
            return said;
        }
        return ListenConfig.both(List.of(new InetSocketAddress(PORT)));
    }

    private static boolean isPlain(Config config) {
        Config defaults = Config.defaults();
        return config.withZones(List.of()).withListen(defaults.listen()).equals(defaults)
                && config.listen().tls().isEmpty()
                && config.zones().stream()
                        .allMatch(zone -> zone.file() != null && zone.equals(ZoneConfig.of(zone.name(), zone.file())));
    }

    private static Set<Path> files(Config config) {
        Set<Path> files = new LinkedHashSet<>();
        config.zones().forEach(zone -> add(files, zone.file()));
        add(files, config.listen().certificate());
        add(files, config.listen().key());
        add(files, config.server().cookieSecret());
        return files;
    }

    private static void add(Set<Path> files, @Nullable Path file) {
        if (file != null) {
            files.add(file);
        }
    }

    private static void copy(Path folder, Path file, Path etc) throws IOException, BuildException {
        Path real;
        try {
            real = file.toRealPath();
        } catch (IOException e) {
            throw new BuildException("there is no file " + file + ", which the configuration names", e);
        }
        if (!real.startsWith(folder)) {
            throw new BuildException(real + ", which the configuration names, does not lie below " + folder
                    + ": an image has the same files in the same places");
        }
        Path target = etc.resolve(folder.relativize(real).toString());
        Files.createDirectories(target.getParent());
        Files.copy(real, target);
    }

    private static void ports(Settings settings, String protocol, List<InetSocketAddress> addresses) {
        addresses.stream()
                .map(address -> protocol + "/" + address.getPort())
                .filter(port -> !settings.all("port").contains(port))
                .distinct()
                .forEach(port -> settings.add("port", port));
    }
}
