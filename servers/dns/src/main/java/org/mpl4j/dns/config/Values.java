package org.mpl4j.dns.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.codec.DnsName;

/** Reads values, for files and flags. What is wrong is an {@link IllegalArgumentException} that says what. */
public final class Values {
    private static final int LARGEST_PORT = 0xffff;

    private Values() {}

    /**
     * Reads an address: {@code 192.0.2.1}, {@code 192.0.2.1:53}, {@code 2001:db8::1}, {@code [2001:db8::1]:53}. Names are not looked up.
     *
     * @param port if none is given
     */
    public static InetSocketAddress address(String text, int port) {
        String host = text;
        int number = port;
        int colon = text.lastIndexOf(':');
        boolean hasBrackets = text.startsWith("[");
        boolean hasPort = hasBrackets ? text.contains("]:") : colon >= 0 && text.indexOf(':') == colon;
        if (hasPort) {
            host = text.substring(0, colon);
            number = port(text.substring(colon + 1));
        }
        if (hasBrackets) {
            if (!host.endsWith("]")) {
                throw new IllegalArgumentException("] is missing");
            }
            host = host.substring(1, host.length() - 1);
        }
        return new InetSocketAddress(InetAddress.ofLiteral(host), number);
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= LARGEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("the port \"" + text + "\" is no number from 0 to 65535");
    }

    /** Reads {@code 30s}, {@code 5m}, {@code 2h}, {@code 14d}; a number alone is seconds. */
    public static Duration duration(String text) {
        int end = text.length();
        long unit = 1;
        if (!text.isEmpty() && !Character.isDigit(text.charAt(end - 1))) {
            end--;
            unit = switch (text.charAt(end)) {
                case 's' -> 1;
                case 'm' -> 60;
                case 'h' -> 3600;
                case 'd' -> 86_400;
                default -> throw new IllegalArgumentException("units are s, m, h and d");
            };
        }
        long amount;
        try {
            amount = Integer.parseInt(text.substring(0, end));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a number is expected", e);
        }
        if (amount <= 0) {
            throw new IllegalArgumentException("it has to be longer than nothing");
        }
        return Duration.ofSeconds(amount * unit);
    }

    /** Reads a domain name; the dot at its end may be left out. */
    public static DnsName name(String text) {
        return DnsName.of(text);
    }

    /** Reads base 64. */
    static Bytes base64(String text) {
        byte[] octets = Base64.getDecoder().decode(text);
        if (octets.length == 0) {
            throw new IllegalArgumentException("it is empty");
        }
        return Bytes.wrap(octets);
    }

    /**
     * Reads a path.
     *
     * @param folder that it is relative to, null for the current one
     */
    public static Path path(String text, @Nullable Path folder) {
        try {
            return folder == null ? Path.of(text) : folder.resolve(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(e.getReason(), e);
        }
    }
}
