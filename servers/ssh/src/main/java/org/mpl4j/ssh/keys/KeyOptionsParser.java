package org.mpl4j.ssh.keys;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mpl4j.ssh.keys.KeyOptions.Permission;

/** Makes sense of the options before a key in authorized_keys. An option that is not known is an error, as it might restrict something. */
final class KeyOptionsParser {
    private static final Map<String, Permission> PERMISSIONS = Map.of(
            "agent-forwarding", Permission.AGENT_FORWARDING,
            "port-forwarding", Permission.PORT_FORWARDING,
            "pty", Permission.PTY,
            "user-rc", Permission.USER_RC,
            "x11-forwarding", Permission.X11_FORWARDING);

    private Optional<String> command = Optional.empty();
    private Optional<PatternList> from = Optional.empty();
    private Optional<Instant> expiry = Optional.empty();
    private final Set<Permission> permissions = EnumSet.allOf(Permission.class);
    private final List<String> permitOpen = new ArrayList<>();
    private final List<String> permitListen = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> principals = new ArrayList<>();
    private boolean isAuthority;
    private boolean isTouchRequired = true;
    private boolean isVerificationRequired;

    static KeyOptions parse(List<OptionScanner.Option> options) throws KeyFormatException {
        KeyOptionsParser parser = new KeyOptionsParser();
        for (OptionScanner.Option option : options) {
            if (option.value().isPresent()) {
                parser.take(option.name(), option.value().get());
            } else {
                parser.take(option.name());
            }
        }
        if (!parser.principals.isEmpty() && !parser.isAuthority) {
            throw new KeyFormatException("principals= is for keys with cert-authority alone");
        }
        return parser.result();
    }

    private KeyOptions result() {
        return new KeyOptions(
                command,
                from,
                Set.copyOf(permissions),
                List.copyOf(permitOpen),
                List.copyOf(permitListen),
                Map.copyOf(environment),
                expiry,
                List.copyOf(principals),
                isAuthority,
                new SecurityKeyRules(isTouchRequired, isVerificationRequired));
    }

    private void take(String name) throws KeyFormatException {
        if (PERMISSIONS.containsKey(name)) {
            permissions.add(PERMISSIONS.get(name));
        } else if (name.startsWith("no-") && PERMISSIONS.containsKey(name.substring(3))) {
            permissions.remove(PERMISSIONS.get(name.substring(3)));
        } else {
            switch (name) {
                case "restrict" -> permissions.clear();
                case "cert-authority" -> isAuthority = true;
                case "no-touch-required" -> isTouchRequired = false;
                case "verify-required" -> isVerificationRequired = true;
                case "command", "from", "permitopen", "permitlisten", "environment", "expiry-time", "principals" ->
                    throw new KeyFormatException("the option %s needs a value: %s=\"..\"".formatted(name, name));
                default -> throw unknown(name);
            }
        }
    }

    private void take(String name, String value) throws KeyFormatException {
        switch (name) {
            case "command" -> command = once(name, command, value);
            case "from" -> from = once(name, from, PatternList.parse(value));
            case "permitopen" -> permitOpen.add(target(name, value, true));
            case "permitlisten" -> permitListen.add(target(name, value, false));
            case "environment" -> environment(value);
            case "expiry-time" -> {
                Instant time = time(value);
                // As OpenSSH has it: the earliest counts.
                expiry = Optional.of(expiry.filter(time::isAfter).orElse(time));
            }
            case "principals" -> principals.addAll(List.of(value.split(",")));
            default -> {
                if (PERMISSIONS.containsKey(name) || name.equals("restrict") || name.equals("cert-authority")) {
                    throw new KeyFormatException("the option %s takes no value".formatted(name));
                }
                throw unknown(name);
            }
        }
    }

    private static KeyFormatException unknown(String name) {
        return new KeyFormatException(
                "the option `%s` is not known; the key is not used, since the option might restrict it"
                        .formatted(name));
    }

    private static <T> Optional<T> once(String name, Optional<T> before, T value) throws KeyFormatException {
        if (before.isPresent()) {
            throw new KeyFormatException("the option %s is there twice".formatted(name));
        }
        return Optional.of(value);
    }

    private void environment(String value) throws KeyFormatException {
        int equals = value.indexOf('=');
        if (equals < 1 || !value.substring(0, equals).matches("[A-Za-z0-9_]+")) {
            throw new KeyFormatException("environment=\"%s\" is not NAME=VALUE".formatted(value));
        }
        // As OpenSSH has it: the first counts.
        environment.putIfAbsent(value.substring(0, equals), value.substring(equals + 1));
    }

    private static String target(String name, String value, boolean needsHost) throws KeyFormatException {
        int colon = value.lastIndexOf(':');
        String host = colon < 0 ? "" : value.substring(0, colon);
        String port = value.substring(colon + 1);
        boolean isHostFine = host.isEmpty() ? !needsHost && colon < 0 : host.indexOf(':') < 0 || host.matches("\\[.*]");
        if (!isHostFine || !isPort(port)) {
            throw new KeyFormatException("%s=\"%s\" is not %s, with [] around IPv6 addresses and * for any port"
                    .formatted(name, value, needsHost ? "HOST:PORT" : "[HOST:]PORT"));
        }
        return value;
    }

    private static boolean isPort(String port) {
        return port.equals("*")
                || port.matches("[0-9]{1,5}") && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65535;
    }

    /** YYYYMMDD[Z] or YYYYMMDDHHMM[SS][Z]; without Z, in the zone of the system. */
    private static Instant time(String value) throws KeyFormatException {
        boolean isUtc = value.endsWith("Z");
        String digits = isUtc ? value.substring(0, value.length() - 1) : value;
        ZoneId zone = isUtc ? ZoneOffset.UTC : ZoneId.systemDefault();
        try {
            return switch (digits.length()) {
                case 8 ->
                    LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE)
                            .atStartOfDay(zone)
                            .toInstant();
                case 12 -> local(digits, "uuuuMMddHHmm").atZone(zone).toInstant();
                case 14 -> local(digits, "uuuuMMddHHmmss").atZone(zone).toInstant();
                default -> throw new DateTimeException("8, 12 or 14 digits are expected");
            };
        } catch (DateTimeException e) {
            throw new KeyFormatException(
                    "expiry-time=\"%s\" is not YYYYMMDD[Z] or YYYYMMDDHHMM[SS][Z]".formatted(value), e);
        }
    }

    private static LocalDateTime local(String digits, String pattern) {
        return LocalDateTime.parse(digits, DateTimeFormatter.ofPattern(pattern));
    }
}
