package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link StatsReport} says.
 *
 * @param name of the stack's interface
 * @param addresses of the stack
 * @param mtu the longest packet, in bytes
 * @param now the stack's time, in nanoseconds since it was started
 * @param listeners ports that take connections
 * @param connections all of them
 * @param counters how often each event happened, by layer and event
 */
record StatsSnapshot(
        String name,
        String addresses,
        int mtu,
        long now,
        List<Listener> listeners,
        List<Connection> connections,
        Map<String, Map<String, Long>> counters) {
    private static final int CONNECTION_WORDS = 11;
    private static final int STACK_WORDS = 5;
    private static final int LISTENER_WORDS = 4;
    private static final int COUNTER_WORDS = 4;

    /**
     * Who takes connections.
     *
     * @param local address and port
     * @param waiting how many connections nobody has accepted yet
     */
    record Listener(String local, int waiting) {}

    /**
     * A connection.
     *
     * @param local address and port
     * @param remote address and port
     * @param state of RFC 9293
     * @param roundTrip smoothed, in nanoseconds; -1 if it is not known
     * @param window how many bytes may be on the way, as congestion control sees it
     * @param toSend how many bytes were written and are not acknowledged
     * @param toRead how many bytes came and were not read
     * @param retransmits how many segments were sent again
     */
    record Connection(
            String local,
            String remote,
            String state,
            long roundTrip,
            long window,
            long toSend,
            long toRead,
            long retransmits) {}

    /**
     * Reads a report.
     *
     * @throws IOException if it is none
     */
    static StatsSnapshot of(String report) throws IOException {
        String[] stack = null;
        List<Listener> listeners = new ArrayList<>();
        List<Connection> connections = new ArrayList<>();
        Map<String, Map<String, Long>> counters = new LinkedHashMap<>();
        try {
            for (String line : report.split("\n")) {
                String[] words = line.split("\t", -1);
                switch (words[0]) {
                    case StatsReport.STACK -> stack = checked(words, STACK_WORDS);
                    case StatsReport.LISTENER -> listeners.add(listener(checked(words, LISTENER_WORDS)));
                    case StatsReport.CONNECTION -> connections.add(connection(checked(words, CONNECTION_WORDS)));
                    case StatsReport.COUNTER -> {
                        checked(words, COUNTER_WORDS);
                        counters.computeIfAbsent(words[1], layer -> new LinkedHashMap<>())
                                .put(words[2], Long.valueOf(words[3]));
                    }
                    default -> throw new IOException("whoever listens there tells of no stack, but `" + line + "`");
                }
            }
            if (stack == null) {
                throw new IOException("whoever listens there tells of no stack");
            }
            return new StatsSnapshot(
                    stack[1],
                    stack[2],
                    Integer.parseInt(stack[3]),
                    Long.parseLong(stack[4]),
                    listeners,
                    connections,
                    counters);
        } catch (NumberFormatException e) {
            throw new IOException("whoever listens there is of another version: " + e.getMessage(), e);
        }
    }

    private static String[] checked(String[] words, int count) throws IOException {
        if (words.length != count) {
            throw new IOException("whoever listens there is of another version: `" + String.join(" ", words) + "`");
        }
        return words;
    }

    private static Listener listener(String[] words) {
        return new Listener(place(words[1], words[2]), Integer.parseInt(words[3]));
    }

    private static Connection connection(String[] words) {
        return new Connection(
                place(words[1], words[2]),
                place(words[3], words[4]),
                words[5],
                Long.parseLong(words[6]),
                Long.parseLong(words[7]),
                Long.parseLong(words[8]),
                Long.parseLong(words[9]),
                Long.parseLong(words[10]));
    }

    private static String place(String address, String port) {
        return address.indexOf(':') < 0 ? address + ":" + port : "[" + address + "]:" + port;
    }
}
