package org.mpl4j.dns.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.ConfigFile;
import org.mpl4j.dns.config.ListenConfig;
import org.mpl4j.dns.config.MetricsConfig;
import org.mpl4j.dns.config.Values;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.server.Demo;
import org.mpl4j.dns.transport.ConduitNetwork;
import org.mpl4j.dns.transport.Network;
import org.mpl4j.dns.transport.TlsIdentity;
import org.mpl4j.servers.common.config.ConfigException;

/** What was said on the command line about what to serve. Flags win over what is in a file. */
final class ServeOptions {
    private static final int MOST_THREADS = 1024;
    private static final int STANDARD_PORT = 53;
    private static final String KERNEL = "kernel";
    private static final String OURS = "mpl";

    private final Map<Flag, List<String>> values;

    /** Flags and their values, one for each time that the flag is there. */
    ServeOptions(Map<Flag, List<String>> values) {
        this.values = new EnumMap<>(Flag.class);
        this.values.putAll(values);
    }

    /**
     * Reads flags without the library for that, which is loaded for more than a tenth of a second.
     *
     * @return null if there is anything but flags as they should be; then the library knows what to say
     */
    static @Nullable ServeOptions read(String... arguments) {
        Map<Flag, List<String>> values = new EnumMap<>(Flag.class);
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            Flag flag = Flag.named(equals < 0 ? argument : argument.substring(0, equals));
            if (flag == null) {
                return null;
            }
            String value = "";
            if (flag.parameter() == null) {
                if (equals >= 0) {
                    return null;
                }
            } else if (equals >= 0) {
                value = argument.substring(equals + 1);
            } else if (++i < arguments.length && !arguments[i].startsWith("-")) {
                value = arguments[i];
            } else {
                return null;
            }
            values.computeIfAbsent(flag, key -> new ArrayList<>()).add(value);
        }
        return new ServeOptions(values);
    }

    boolean has(Flag flag) {
        return values.containsKey(flag);
    }

    List<String> all(Flag flag) {
        return values.getOrDefault(flag, List.of());
    }

    @Nullable
    String last(Flag flag) {
        List<String> all = all(flag);
        return all.isEmpty() ? null : all.getLast();
    }

    private @Nullable Path path(Flag flag) {
        String text = last(flag);
        return text == null ? null : Path.of(text);
    }

    /** The configuration. Read anew each time, as a file may have changed. */
    Config config() throws IOException, ConfigException {
        Path file = path(Flag.CONFIG);
        Config config = file == null ? Config.defaults() : ConfigFile.read(file);
        config = config.withListen(listen(config.listen())).withMoreZones(zones());
        String threads = last(Flag.THREADS);
        if (threads != null) {
            config = config.withServer(config.server().withThreads(threads(threads)));
        }
        if (has(Flag.NO_NATIVE)) {
            config = config.withServer(config.server().withNativeIo(false));
        }
        String user = last(Flag.USER);
        if (user != null) {
            config = config.withServer(config.server().withUser(user));
        }
        String metrics = last(Flag.METRICS);
        if (metrics != null) {
            config = config.withMetrics(new MetricsConfig(address(Flag.METRICS, metrics, MetricsConfig.PORT)));
        }
        Path control = path(Flag.CONTROL);
        if (control != null) {
            config = config.withControlSocket(control);
        }
        return file == null && config.zones().isEmpty() ? config.withMoreZones(List.of(Demo.zone())) : config;
    }

    private static int threads(String text) throws IOException {
        try {
            int threads = Integer.parseInt(text);
            if (threads > 0 && threads <= MOST_THREADS) {
                return threads;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IOException("--threads: \"" + text + "\" is no number from 1 to " + MOST_THREADS);
    }

    private ListenConfig listen(ListenConfig otherwise) throws IOException {
        List<InetSocketAddress> plain = addresses(Flag.LISTEN, ListenConfig.PORT);
        List<InetSocketAddress> safe = addresses(Flag.TLS, ListenConfig.TLS_PORT);
        Path certificate = path(Flag.CERTIFICATE);
        Path key = path(Flag.KEY);
        if (plain.isEmpty() && isOwnStack() && otherwise.equals(ListenConfig.defaults())) {
            plain = List.of(new InetSocketAddress(STANDARD_PORT));
        }
        ListenConfig all = new ListenConfig(
                plain.isEmpty() ? otherwise.udp() : plain,
                plain.isEmpty() ? otherwise.tcp() : plain,
                safe.isEmpty() ? otherwise.tls() : safe,
                certificate == null ? otherwise.certificate() : certificate,
                key == null ? otherwise.key() : key);
        if (!all.tls().isEmpty() && (all.certificate() == null || all.key() == null)) {
            throw new IOException(
                    "--tls needs --certificate and --key; a pair for tests is made by: " + TlsIdentity.HOW_TO_MAKE);
        }
        return all;
    }

    private boolean isOwnStack() {
        return OURS.equals(last(Flag.STACK));
    }

    /** Whose sockets queries come by. */
    Network network() throws IOException {
        List<String> conduits = all(Flag.LISTEN_CONDUIT);
        Network network = networkOfSockets();
        return conduits.isEmpty()
                ? network
                : new ConduitNetwork(network, conduits.stream().map(Path::of).toList());
    }

    private Network networkOfSockets() throws IOException {
        String stack = last(Flag.STACK);
        if (isOwnStack()) {
            return StackFlags.start(this);
        }
        if (stack != null && !stack.equals(KERNEL)) {
            throw new IOException("--stack: \"" + stack + "\" is neither `" + KERNEL + "` nor `" + OURS + "`");
        }
        for (Flag flag : List.of(
                Flag.TAP, Flag.CONDUIT, Flag.ADDRESS, Flag.GATEWAY, Flag.MTU, Flag.MAC, Flag.NO_OFFLOAD, Flag.PCAP)) {
            if (has(flag)) {
                throw new IOException(flag + " is for a stack of our own: add --stack " + OURS);
            }
        }
        return Network.ofKernel();
    }

    private List<InetSocketAddress> addresses(Flag flag, int port) throws IOException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (String text : all(flag)) {
            addresses.add(address(flag, text, port));
        }
        return addresses;
    }

    private static InetSocketAddress address(Flag option, String text, int port) throws IOException {
        try {
            return Values.address(text, port);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    option + ": \"" + text + "\" is no address; write it like 127.0.0.1:" + port + " or [::1]:" + port,
                    e);
        }
    }

    private List<ZoneConfig> zones() throws IOException {
        List<ZoneConfig> zones = new ArrayList<>();
        for (String text : all(Flag.ZONE)) {
            int equals = text.indexOf('=');
            if (equals <= 0 || equals == text.length() - 1) {
                throw new IOException(
                        "--zone: \"" + text + "\" is no zone; write it like example.org=example.org.zone");
            }
            try {
                zones.add(ZoneConfig.of(Values.name(text.substring(0, equals)), Path.of(text.substring(equals + 1))));
            } catch (IllegalArgumentException e) {
                throw new IOException(
                        "--zone: \"" + text.substring(0, equals) + "\" is no domain name: " + e.getMessage(), e);
            }
        }
        return zones;
    }

    /** Where a running server is spoken with. */
    Path control() throws IOException, ConfigException {
        Path path = config().controlSocket();
        if (path == null) {
            throw new IOException(
                    "name the control socket: --control PATH, or --config FILE with `control: {socket: PATH}`");
        }
        return path;
    }
}
