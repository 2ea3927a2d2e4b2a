package org.mpl4j.dns.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.ConfigException;
import org.mpl4j.dns.config.ConfigFile;
import org.mpl4j.dns.config.ListenConfig;
import org.mpl4j.dns.config.MetricsConfig;
import org.mpl4j.dns.config.Values;
import org.mpl4j.dns.config.ZoneConfig;
import org.mpl4j.dns.transport.TlsIdentity;
import picocli.CommandLine.Option;

/** Options that say what to serve. Flags win over what is in a file. */
final class ServeOptions {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Read the configuration from a YAML file; flags beside it win.")
    private @Nullable Path file;

    @Option(
            names = {"-z", "--zone"},
            paramLabel = "NAME=FILE",
            description = "Serve a zone from a file in the format of RFC 1035. Any number of times.")
    private List<String> zones = new ArrayList<>();

    @Option(
            names = {"-l", "--listen"},
            paramLabel = "ADDRESS",
            description =
                    "Answer here by UDP and TCP: 127.0.0.1:5353, [::1]:53, 0.0.0.0 for all addresses. Any number of times; 127.0.0.1:5353 if left out.")
    private List<String> listen = new ArrayList<>();

    @Option(names = "--tls", paramLabel = "ADDRESS", description = "Answer here by TLS; port 853 if left out.")
    private List<String> tls = new ArrayList<>();

    @Option(names = "--certificate", paramLabel = "FILE", description = "The certificates for TLS, in PEM.")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "The private key for TLS, in PEM.")
    private @Nullable Path key;

    @Option(names = "--threads", paramLabel = "N", description = "Threads for UDP; one a core if left out.")
    private @Nullable Integer threads;

    @Option(names = "--no-native", description = "Do without system calls of our own, also when warm.")
    private boolean noNative;

    @Option(names = "--user", paramLabel = "NAME", description = "Become this user when the ports are bound (Linux).")
    private @Nullable String user;

    @Option(
            names = "--metrics",
            paramLabel = "ADDRESS",
            description = "Tell /metrics (Prometheus) and /health here over HTTP.")
    private @Nullable String metrics;

    @Option(
            names = "--control",
            paramLabel = "PATH",
            description = "A socket for `mpl-dns reload`, `status` and `stop`.")
    private @Nullable Path control;

    /** The configuration. Read anew each time, as a file may have changed. */
    Config config() throws IOException, ConfigException {
        Config config = file == null ? Config.defaults() : ConfigFile.read(file);
        config = config.withListen(listen(config.listen())).withMoreZones(zones());
        if (threads != null) {
            if (threads < 1) {
                throw new IOException("--threads: " + threads + " is not at least 1");
            }
            config = config.withServer(config.server().withThreads(threads));
        }
        if (noNative) {
            config = config.withServer(config.server().withNativeIo(false));
        }
        if (user != null) {
            config = config.withServer(config.server().withUser(user));
        }
        if (metrics != null) {
            config = config.withMetrics(new MetricsConfig(address("--metrics", metrics, MetricsConfig.PORT)));
        }
        if (control != null) {
            config = config.withControlSocket(control);
        }
        return file == null && config.zones().isEmpty() ? config.withMoreZones(List.of(Demo.zone())) : config;
    }

    private ListenConfig listen(ListenConfig otherwise) throws IOException {
        List<InetSocketAddress> plain = addresses("--listen", listen, ListenConfig.PORT);
        List<InetSocketAddress> safe = addresses("--tls", tls, ListenConfig.TLS_PORT);
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

    private static List<InetSocketAddress> addresses(String option, List<String> texts, int port) throws IOException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (String text : texts) {
            addresses.add(address(option, text, port));
        }
        return addresses;
    }

    private static InetSocketAddress address(String option, String text, int port) throws IOException {
        try {
            return Values.address(text, port);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    option + ": \"" + text + "\" is no address; write it like 127.0.0.1:" + port + " or [::1]:" + port,
                    e);
        }
    }

    private List<ZoneConfig> zones() throws IOException {
        List<ZoneConfig> all = new ArrayList<>();
        for (String text : zones) {
            int equals = text.indexOf('=');
            if (equals <= 0 || equals == text.length() - 1) {
                throw new IOException(
                        "--zone: \"" + text + "\" is no zone; write it like example.org=example.org.zone");
            }
            try {
                all.add(ZoneConfig.of(Values.name(text.substring(0, equals)), Path.of(text.substring(equals + 1))));
            } catch (IllegalArgumentException e) {
                throw new IOException(
                        "--zone: \"" + text.substring(0, equals) + "\" is no domain name: " + e.getMessage(), e);
            }
        }
        return all;
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
