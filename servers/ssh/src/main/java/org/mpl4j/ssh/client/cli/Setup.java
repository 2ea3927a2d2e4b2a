package org.mpl4j.ssh.client.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mpl4j.servers.common.link.SocketLink;
import org.mpl4j.ssh.client.ClientConnection;
import org.mpl4j.ssh.client.ClientOptions;
import org.mpl4j.ssh.client.InteractiveLogin;
import org.mpl4j.ssh.client.KnownHostsFiles;
import org.mpl4j.ssh.client.KnownHostsVerifier;
import org.mpl4j.ssh.client.LoginMethod;
import org.mpl4j.ssh.client.PasswordLogin;
import org.mpl4j.ssh.client.Prompter;
import org.mpl4j.ssh.client.PublicKeyLogin;
import org.mpl4j.ssh.client.UnknownHosts;
import org.mpl4j.ssh.connection.ChannelLimits;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.transport.HostKeyVerifier;
import org.mpl4j.ssh.transport.TransportOptions;

/** From settings to a connection. */
final class Setup {
    private static final int DEFAULT_PORT = 22;
    private static final int MAX_PORT = 65535;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(120);
    private static final List<String> METHODS = List.of("publickey", "keyboard-interactive", "password");

    private final Settings settings;
    private final Destination destination;
    private final Map<String, String> environment;
    private final ConsoleLog log;
    private final Prompter prompter;

    Setup(Settings settings, Destination destination, Map<String, String> environment, ConsoleLog log)
            throws UsageException {
        this.settings = settings;
        this.destination = destination;
        this.environment = environment;
        this.log = log;
        this.prompter = settings.isOn("BatchMode", false) ? Prompter.NOBODY : new Console(environment);
    }

    /** Connects and logs in. */
    ClientConnection open() throws UsageException, IOException {
        String host = settings.get("HostName").orElse(destination.host());
        int port = settings.number("Port", destination.port().orElse(DEFAULT_PORT), 1, MAX_PORT);
        Duration timeout = settings.seconds("ConnectTimeout", CONNECT_TIMEOUT);
        ClientOptions options = options(host, port, timeout);
        log.detail("connecting to %s port %d".formatted(host, port));
        return ClientConnection.open(SocketLink.connect(host, port, timeout), options);
    }

    private ClientOptions options(String host, int port, Duration timeout) throws UsageException, IOException {
        String user = destination.user().or(() -> settings.get("User")).orElse(System.getProperty("user.name"));
        List<LoginMethod> methods = methods();
        return new ClientOptions(
                transport(),
                destination.host(),
                verifier(settings.get("HostKeyAlias").orElse(host), port),
                user,
                methods,
                methods.size() > 1,
                ChannelLimits.standard(),
                timeout,
                settings.seconds("ServerAliveInterval", Duration.ZERO),
                settings.number("ServerAliveCountMax", 3, 1, Integer.MAX_VALUE),
                log);
    }

    private TransportOptions transport() throws UsageException {
        TransportOptions all = TransportOptions.of(List.of());
        boolean isCompressed = settings.isOn("Compression", false);
        List<String> ciphers = list("Ciphers", Algorithms.ciphers());
        if (ciphers.contains(Algorithms.NONE)) {
            log.warning("the cipher none is offered: whoever is between here and the server can read all");
        }
        return new TransportOptions(
                all.software(),
                List.of(),
                List.of(),
                list("KexAlgorithms", Algorithms.keyExchanges()),
                ciphers,
                list("MACs", Algorithms.macs()),
                isCompressed ? Algorithms.compressions().reversed() : List.of(Algorithms.NONE),
                List.of(),
                rekeyBytes(),
                all.rekeyAfter());
    }

    private List<String> list(String name, List<String> standard) throws UsageException {
        String text = settings.get(name).orElse("");
        return text.isEmpty() ? standard : NameLists.choose(name, text, standard);
    }

    private long rekeyBytes() throws UsageException {
        String text =
                settings.get("RekeyLimit").orElse("default").split("\\s+")[0].toUpperCase(Locale.ROOT);
        if (text.equals("DEFAULT") || text.equals("NONE")) {
            return Long.MAX_VALUE;
        }
        if (!text.matches("\\d{1,9}[KMG]?")) {
            throw new UsageException("RekeyLimit is a number of bytes, with K, M or G behind it, not " + text);
        }
        long number = Long.parseLong(text.replaceAll("\\D", ""));
        return switch (text.charAt(text.length() - 1)) {
            case 'K' -> number << 10;
            case 'M' -> number << 20;
            case 'G' -> number << 30;
            default -> number;
        };
    }

    private List<LoginMethod> methods() throws UsageException {
        int tries = settings.number("NumberOfPasswordPrompts", 3, 0, 100);
        boolean isAsking = !settings.isOn("BatchMode", false);
        List<LoginMethod> methods = new ArrayList<>();
        String preferred = settings.get("PreferredAuthentications").orElse(String.join(",", METHODS));
        for (String name : preferred.split(",", -1)) {
            if (name.equals("publickey") && settings.isOn("PubkeyAuthentication", true)) {
                methods.add(new PublicKeyLogin(new Identities(settings, environment, prompter, log).find()));
            } else if (name.equals("keyboard-interactive")
                    && isAsking
                    && settings.isOn("KbdInteractiveAuthentication", true)) {
                methods.add(new InteractiveLogin(prompter, tries));
            } else if (name.equals("password") && isAsking && settings.isOn("PasswordAuthentication", true)) {
                methods.add(new PasswordLogin(prompter, tries));
            }
        }
        return methods;
    }

    private HostKeyVerifier verifier(String host, int port) throws UsageException, IOException {
        List<Path> files = new ArrayList<>();
        files.addAll(paths("UserKnownHostsFile", "~/.ssh/known_hosts ~/.ssh/known_hosts2"));
        files.addAll(paths("GlobalKnownHostsFile", "/etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2"));
        KnownHostsVerifier known =
                new KnownHostsVerifier(new KnownHostsFiles(files, log), host, port, unknownHosts(), log);
        String names = settings.get("HostKeyAlgorithms").orElse("");
        return names.isEmpty()
                ? known
                : known.withAlgorithms(NameLists.choose("HostKeyAlgorithms", names, Algorithms.hostKeys()));
    }

    private List<Path> paths(String name, String standard) throws UsageException {
        List<Path> paths = new ArrayList<>();
        for (String one : settings.get(name).orElse(standard).split("\\s+")) {
            if (!one.equals("none")) {
                paths.add(Identities.path(one));
            }
        }
        return paths.isEmpty() ? List.of(Path.of("/dev/null")) : paths;
    }

    private UnknownHosts unknownHosts() throws UsageException {
        String rule = settings.get("StrictHostKeyChecking").orElse("ask").toLowerCase(Locale.ROOT);
        return switch (rule) {
            case "yes" -> UnknownHosts.STRICT;
            case "ask" -> UnknownHosts.asked(prompter, log);
            case "accept-new", "no", "off" -> UnknownHosts.accepted(log);
            default ->
                throw new UsageException(
                        "StrictHostKeyChecking is one of %s, not %s".formatted("yes, ask, accept-new, no", rule));
        };
    }
}
