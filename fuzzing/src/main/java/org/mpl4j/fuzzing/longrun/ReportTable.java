package org.mpl4j.fuzzing.longrun;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a long run found, as a table in Markdown: a line a protocol. */
final class ReportTable {
    /** What is known of one packet. */
    record Row(PacketReport report, Growth.Result growth) {}

    private final List<Row> rows;

    ReportTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                "| protocol | packets | inputs | accepted | worst ns/byte (bytes, packet) | most allocated: parse | visit, a byte (bytes) | text, a byte (bytes) | growth (bytes) |\n");
        text.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        Map<String, List<Row>> protocols = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.report().target().protocol(), TreeMap::new, Collectors.toList()));
        protocols.forEach((protocol, packets) -> text.append(line(protocol, packets)));
        return text.append(line("**all**", rows)).toString();
    }

    private static String line(String name, List<Row> packets) {
        long inputs = packets.stream().mapToLong(row -> row.report().inputs()).sum();
        long accepted =
                packets.stream().mapToLong(row -> row.report().accepted()).sum();
        Row slowest = packets.stream()
                .max(Comparator.comparingDouble(row -> row.report().nanos().score()))
                .orElseThrow();
        Worst.Entry nanos = slowest.report().nanos();
        Growth.Result growth = packets.stream()
                .map(Row::growth)
                .max(Comparator.comparingDouble(Growth.Result::worst))
                .orElseThrow();
        List<String> cells = new ArrayList<>();
        cells.add(name);
        cells.add(Integer.toString(packets.size()));
        cells.add(String.format(Locale.ROOT, "%,d", inputs));
        cells.add(percent(accepted, inputs));
        cells.add(String.format(
                Locale.ROOT,
                "%.1f (%,d, `%s`)",
                nanos.score(),
                nanos.input().bytes().length,
                slowest.report().target().name().name()));
        cells.add(Long.toString(worst(packets, PacketReport::parseBytes).amount()));
        cells.add(aByte(worst(packets, PacketReport::visitBytes)));
        cells.add(aByte(worst(packets, PacketReport::textBytes)));
        cells.add(growth.worst() == 0 ? "–" : String.format(Locale.ROOT, "%.2f (%,d)", growth.worst(), growth.bytes()));
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static Worst.Entry worst(List<Row> packets, Function<PacketReport, Worst.Entry> measure) {
        return packets.stream()
                .map(row -> measure.apply(row.report()))
                .max(Comparator.comparingDouble(Worst.Entry::score))
                .orElseThrow();
    }

    private static String aByte(Worst.Entry entry) {
        return String.format(
                Locale.ROOT, "%.0f (%,d)", entry.score(), entry.input().bytes().length);
    }

    static String percent(long part, long whole) {
        return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }
}
