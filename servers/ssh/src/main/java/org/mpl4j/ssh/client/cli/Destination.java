package org.mpl4j.ssh.client.cli;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where to connect to.
 *
 * @param user who, if that is said
 * @param host the name
 * @param port which, if that is said
 */
record Destination(Optional<String> user, String host, OptionalInt port) {
    private static final String SCHEME = "ssh://";
    private static final int MAX_PORT = 65535;

    /** Reads {@code [USER@]HOST} or {@code ssh://[USER@]HOST[:PORT]}. */
    static Destination parse(String text) throws UsageException {
        boolean isUri = text.startsWith(SCHEME);
        String rest = isUri ? text.substring(SCHEME.length()).replaceAll("/$", "") : text;
        int at = rest.lastIndexOf('@');
        Optional<String> user = at < 0 ? Optional.empty() : Optional.of(rest.substring(0, at));
        String host = rest.substring(at + 1);
        OptionalInt port = OptionalInt.empty();
        int colon = host.lastIndexOf(':');
        if (isUri && colon > host.lastIndexOf(']')) {
            port = OptionalInt.of(port(host.substring(colon + 1)));
            host = host.substring(0, colon);
        }
        host = host.replaceAll("^\\[(.*)]$", "$1");
        if (host.isEmpty()
                || host.startsWith("-")
                || user.filter(String::isEmpty).isPresent()) {
            throw new UsageException("a server is given as [USER@]HOST, not `%s`".formatted(text));
        }
        return new Destination(user, host, port);
    }

    /** Reads a port. */
    static int port(String text) throws UsageException {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > MAX_PORT) {
            throw new UsageException("a port is a number from 0 to %d, not `%s`".formatted(MAX_PORT, text));
        }
        return Integer.parseInt(text);
    }

    /** Splits {@code HOST:PORT}, where an address of IPv6 is in brackets. */
    static Destination place(String text) throws UsageException {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new UsageException("a place is given as HOST:PORT, not `%s`".formatted(text));
        }
        String host = text.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
        return new Destination(Optional.empty(), host, OptionalInt.of(port(text.substring(colon + 1))));
    }
}
