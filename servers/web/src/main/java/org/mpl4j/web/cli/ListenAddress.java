package org.mpl4j.web.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses with ports as they are written on command lines. */
final class ListenAddress {
    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9A-Fa-f:.%a-z]+)]|([^:\\[\\]/]*)):(\\d{1,5})");
    private static final int LARGEST_PORT = 0xffff;

    private ListenAddress() {}

    /** The address; what is wrong with it goes to the problems. */
    static InetSocketAddress parse(String option, String text, Problems problems) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > LARGEST_PORT) {
            problems.check(
                    false,
                    "%s `%s` is no address with a port; it is ADDRESS:PORT, as in 127.0.0.1:8080, [::1]:8080 or :8080"
                            .formatted(option, text));
            return new InetSocketAddress(0);
        }
        int port = Integer.parseInt(matcher.group(3));
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        try {
            return host.isEmpty()
                    ? new InetSocketAddress(port)
                    : new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            problems.check(false, "%s `%s`: no address of `%s` is known".formatted(option, text, host));
            return new InetSocketAddress(port);
        }
    }
}
