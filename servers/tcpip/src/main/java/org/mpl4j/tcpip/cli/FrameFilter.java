package org.mpl4j.tcpip.cli;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.address.Prefix;

/** Which frames are wanted, in words that are a small part of those of tcpdump: {@code tcp and port 80 and not host 192.0.2.1}. */
final class FrameFilter {
    static final String TERMS =
            "terms are `ip`, `ip6`, `arp`, `tcp`, `udp`, `icmp`, `icmp6`, `host ADDRESS`, `net ADDRESS/LENGTH` and `port NUMBER`,"
                    + " with `not` before them, and `and` or `or` between them";

    private static final Set<String> PROTOCOLS = Set.of(
            FrameSummary.IP,
            FrameSummary.IP6,
            FrameSummary.ARP,
            FrameSummary.TCP,
            FrameSummary.UDP,
            FrameSummary.ICMP,
            FrameSummary.ICMP6);
    private static final int LAST_PORT = 0xffff;

    private final Deque<String> words;

    private FrameFilter(Deque<String> words) {
        this.words = words;
    }

    /**
     * What words mean. {@code and} binds more than {@code or}; without words, all frames are wanted.
     *
     * @throws IllegalArgumentException if they mean nothing, with what they could be
     */
    static Predicate<FrameSummary> of(String text) {
        FrameFilter filter = new FrameFilter(new ArrayDeque<>(Arrays.stream(text.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList()));
        if (filter.words.isEmpty()) {
            return summary -> true;
        }
        Predicate<FrameSummary> wanted = filter.alternatives();
        if (!filter.words.isEmpty()) {
            throw new IllegalArgumentException("`" + filter.words.peek() + "` has to follow `and` or `or`; " + TERMS);
        }
        return wanted;
    }

    private Predicate<FrameSummary> alternatives() {
        Predicate<FrameSummary> any = all();
        while (take("or")) {
            any = any.or(all());
        }
        return any;
    }

    private Predicate<FrameSummary> all() {
        Predicate<FrameSummary> all = term();
        while (take("and")) {
            all = all.and(term());
        }
        return all;
    }

    private boolean take(String word) {
        if (word.equals(words.peek())) {
            words.remove();
            return true;
        }
        return false;
    }

    private Predicate<FrameSummary> term() {
        if (take("not")) {
            return term().negate();
        }
        String word = words.poll();
        if (word == null) {
            throw new IllegalArgumentException("the filter ends too early; " + TERMS);
        }
        if (PROTOCOLS.contains(word)) {
            return summary -> summary.is(word);
        }
        return switch (word) {
            case "host" -> host(argument(word));
            case "net" -> net(argument(word));
            case "port" -> port(argument(word));
            default -> throw new IllegalArgumentException("`" + word + "` is no term of a filter; " + TERMS);
        };
    }

    private String argument(String word) {
        String argument = words.poll();
        if (argument == null) {
            throw new IllegalArgumentException("`" + word + "` needs a value; " + TERMS);
        }
        return argument;
    }

    private static Predicate<FrameSummary> host(String text) {
        IpAddress host = IpAddress.of(text);
        return summary -> host.equals(summary.source()) || host.equals(summary.dest());
    }

    private static Predicate<FrameSummary> net(String text) {
        Prefix net = Prefix.of(text);
        return summary -> isIn(net, summary.source()) || isIn(net, summary.dest());
    }

    private static boolean isIn(Prefix net, @Nullable IpAddress address) {
        return address != null && address.isV4() == net.address().isV4() && net.contains(address.high(), address.low());
    }

    private static Predicate<FrameSummary> port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= LAST_PORT) {
                return summary -> summary.hasPort(port);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("`" + text + "` is no number of a port", e);
        }
        throw new IllegalArgumentException("ports are 0 to " + LAST_PORT + ", not " + text);
    }
}
