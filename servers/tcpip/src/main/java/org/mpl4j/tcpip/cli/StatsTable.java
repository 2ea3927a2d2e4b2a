package org.mpl4j.tcpip.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.clock.Durations;

/** A snapshot as a table for people, with what changed since the one before. */
final class StatsTable {
    private static final String[] HEADER = {"Local", "Remote", "State", "RTT ms", "Cwnd", "Send-Q", "Recv-Q", "Retrans"
    };
    private static final int TEXT_COLUMNS = 3;
    private static final int KIBI = 1024;

    private StatsTable() {}

    /** The lines of listeners and connections. */
    static List<String> connections(StatsSnapshot snapshot) {
        List<String[]> rows = new ArrayList<>();
        rows.add(HEADER);
        for (StatsSnapshot.Listener listener : snapshot.listeners()) {
            rows.add(new String[] {listener.local(), "*", "LISTEN", "", "", "", "" + listener.waiting(), ""});
        }
        snapshot.connections().stream()
                .sorted(Comparator.comparing(StatsSnapshot.Connection::remote)
                        .thenComparing(StatsSnapshot.Connection::local))
                .forEach(connection -> rows.add(new String[] {
                    connection.local(),
                    connection.remote(),
                    connection.state(),
                    connection.roundTrip() < 0 ? "-" : RoundTrips.millis(connection.roundTrip()),
                    bytes(connection.window()),
                    bytes(connection.toSend()),
                    bytes(connection.toRead()),
                    "" + connection.retransmits()
                }));
        return aligned(rows);
    }

    /** Counters as {@code netstat -s} prints them, with how many more there are in a second. */
    static List<String> counters(StatsSnapshot snapshot, @Nullable StatsSnapshot before) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Map<String, Long>> layer : snapshot.counters().entrySet()) {
            lines.add(layer.getKey() + ":");
            Map<String, Long> old =
                    before == null ? Map.of() : before.counters().getOrDefault(layer.getKey(), Map.of());
            layer.getValue().forEach((event, count) -> {
                long more = count - old.getOrDefault(event, 0L);
                String rate = before == null || more == 0
                        ? ""
                        : "  (+%d/s)".formatted(Math.round(more / seconds(before, snapshot)));
                lines.add("    %d %s%s".formatted(count, event, rate));
            });
        }
        return lines;
    }

    private static double seconds(StatsSnapshot before, StatsSnapshot after) {
        return Math.max(after.now() - before.now(), 1) / (double) Durations.SECOND;
    }

    private static List<String> aligned(List<String[]> rows) {
        int[] widths = new int[HEADER.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                String padding = " ".repeat(widths[i] - row[i].length());
                line.append(i == 0 ? "" : "  ").append(i < TEXT_COLUMNS ? row[i] + padding : padding + row[i]);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** Bytes with three digits at least, and a unit from 10 KiB on. */
    static String bytes(long count) {
        if (count < 10 * KIBI) {
            return Long.toString(count);
        }
        double value = count;
        int unit = -1;
        while (value >= KIBI) {
            value /= KIBI;
            unit++;
        }
        return String.format(Locale.ROOT, value < 10 ? "%.1f%c" : "%.0f%c", value, "KMGTPE".charAt(unit));
    }
}
