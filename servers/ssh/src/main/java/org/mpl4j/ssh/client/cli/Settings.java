package org.mpl4j.ssh.client.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What {@code -o Name=Value} has set, by names as in ssh_config(5). Of several values the first counts, but for names of which there may be many. */
final class Settings {
    private static final Set<String> KNOWN = new TreeSet<>(List.of(
            "BatchMode",
            "CertificateFile",
            "Ciphers",
            "Compression",
            "ConnectTimeout",
            "ExitOnForwardFailure",
            "GlobalKnownHostsFile",
            "HostKeyAlgorithms",
            "HostKeyAlias",
            "HostName",
            "IdentitiesOnly",
            "IdentityAgent",
            "IdentityFile",
            "KbdInteractiveAuthentication",
            "KexAlgorithms",
            "LogLevel",
            "MACs",
            "NumberOfPasswordPrompts",
            "PasswordAuthentication",
            "Port",
            "PreferredAuthentications",
            "PubkeyAuthentication",
            "RekeyLimit",
            "RequestTTY",
            "SendEnv",
            "ServerAliveCountMax",
            "ServerAliveInterval",
            "SetEnv",
            "StrictHostKeyChecking",
            "User",
            "UserKnownHostsFile"));

    /** What programs that call ssh set, and which changes nothing here as long as it is this. */
    private static final Map<String, Set<String>> WITHOUT_EFFECT = Map.of(
            "clearallforwardings", Set.of("yes", "no"),
            "controlmaster", Set.of("no", "auto", "autoask"),
            "controlpath", Set.of("none"),
            "forwardagent", Set.of("no"),
            "forwardx11", Set.of("no"),
            "gssapiauthentication", Set.of("no"),
            "permitlocalcommand", Set.of("no"),
            "remotecommand", Set.of("none"),
            "tunnel", Set.of("no"),
            "updatehostkeys", Set.of("no"));

    private final Map<String, List<String>> values = new HashMap<>();

    /** Takes {@code Name=Value} or {@code Name Value}. */
    void add(String setting) throws UsageException {
        String[] parts = setting.strip().split("\\s*=\\s*|\\s+", 2);
        if (parts.length < 2 || parts[1].isEmpty()) {
            throw new UsageException("-o takes Name=Value, not `%s`".formatted(setting));
        }
        String key = parts[0].toLowerCase(Locale.ROOT);
        Set<String> harmless = WITHOUT_EFFECT.get(key);
        if (harmless != null) {
            if (!harmless.contains(parts[1].toLowerCase(Locale.ROOT))) {
                throw new UsageException(
                        "%s can only be %s here, not %s".formatted(parts[0], String.join(" or ", harmless), parts[1]));
            }
            return;
        }
        if (KNOWN.stream().noneMatch(name -> name.equalsIgnoreCase(key))) {
            throw new UsageException(
                    "there is no setting `%s`; there are %s".formatted(parts[0], String.join(", ", KNOWN)));
        }
        put(key, parts[1]);
    }

    /** Sets a value, unless there is one before. */
    void put(String name, String value) {
        values.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .add(value);
    }

    Optional<String> get(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    boolean isOn(String name, boolean otherwise) throws UsageException {
        Optional<String> value = get(name).map(text -> text.toLowerCase(Locale.ROOT));
        if (value.isPresent() && !Set.of("yes", "no").contains(value.get())) {
            throw new UsageException("%s is yes or no, not %s".formatted(name, value.get()));
        }
        return value.map("yes"::equals).orElse(otherwise);
    }

    int number(String name, int otherwise, int least, int most) throws UsageException {
        Optional<String> value = get(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // As if it were out of range.
        }
        throw new UsageException("%s is a number from %d to %d, not %s".formatted(name, least, most, value.get()));
    }

    Duration seconds(String name, Duration otherwise) throws UsageException {
        return Duration.ofSeconds(number(name, (int) otherwise.toSeconds(), 0, Integer.MAX_VALUE / 1000));
    }
}
