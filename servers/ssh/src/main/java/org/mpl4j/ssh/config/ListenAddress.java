package org.mpl4j.ssh.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where to listen.
 *
 * @param host a name or an address; empty for all addresses
 * @param port the port, if one is said
 * @param place where it is said
 */
public record ListenAddress(String host, OptionalInt port, Place place) {
    static final int MOST_PORTS = 65_535;
    private static final String HOW = "write HOST, HOST:PORT, [2001:db8::1]:PORT; * stands for all addresses";

    static List<ListenAddress> read(Directive directive) throws ValueException {
        Word word = directive.word("HOST[:PORT]");
        String text = word.text();
        String host = text;
        OptionalInt port = OptionalInt.empty();
        int colon = text.lastIndexOf(':');
        boolean isBracketed = text.startsWith("[");
        boolean hasPort = isBracketed ? colon > text.indexOf(']') : colon >= 0 && text.indexOf(':') == colon;
        if (hasPort) {
            host = text.substring(0, colon);
            port = OptionalInt.of(port(new Word(text.substring(colon + 1), word.place())));
        }
        if (isBracketed) {
            if (!host.endsWith("]")) {
                throw word.wrong("`%s` is no address to listen on".formatted(text), HOW);
            }
            host = host.substring(1, host.length() - 1);
        }
        if (host.isEmpty()) {
            throw word.wrong("`%s` has no address".formatted(text), HOW);
        }
        return List.of(new ListenAddress(host.equals("*") ? "" : host, port, word.place()));
    }

    static int port(Word word) throws ValueException {
        return Values.number(word, 0, MOST_PORTS);
    }

    /**
     * Looks the host up.
     *
     * @param ports for when it has none
     * @return all that it stands for
     * @throws UnknownHostException if there is no such host
     */
    public List<InetSocketAddress> resolve(List<Integer> ports) throws UnknownHostException {
        List<InetSocketAddress> all = new ArrayList<>();
        for (int one : port.isPresent() ? List.of(port.getAsInt()) : ports) {
            if (host.isEmpty()) {
                all.add(new InetSocketAddress(one));
            } else {
                all.add(new InetSocketAddress(InetAddress.getByName(host), one));
            }
        }
        return all;
    }

    @Override
    public String toString() {
        String shown = host.isEmpty() ? "*" : host.contains(":") ? "[" + host + "]" : host;
        return port.isPresent() ? shown + ":" + port.getAsInt() : shown;
    }
}
