package org.mpl4j.bench.dnsserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mpl4j.bench.server.RowValues;
import org.mpl4j.bench.server.Series;
import org.mpl4j.bench.server.Sockets;

/** Measures rows. */
final class Measuring {
    private static final double MILLIS = 1e3;
    private static final double BYTES_PER_MIB = 1 << 20;
    private static final int SETTLE_MILLIS = 1000;
    private static final String SOCKETS = "64";
    private static final String RATE = "20000";

    private final Place place;
    private final Extent extent;
    private final TestZone zones;
    private RowValues values = new RowValues("");

    /**
     * How much is measured.
     *
     * @param rounds how often each contender takes its turn
     * @param seconds how long a turn is
     * @param warmUp how long before that, each turn
     * @param starts how often each contender is started
     * @param millionRounds how often with a large zone
     */
    record Extent(int rounds, int seconds, int warmUp, int starts, int millionRounds) {
        static Extent whole(int rounds) {
            return new Extent(rounds, 5, 3, 40, 3);
        }

        static Extent quick() {
            return new Extent(2, 2, 2, 6, 1);
        }
    }

    Measuring(Place place, Extent extent) {
        this.place = place;
        this.extent = extent;
        this.zones = new TestZone(place.folder());
    }

    List<Series> of(Row row) throws IOException {
        values = new RowValues(row.title());
        switch (row.kind()) {
            case LOAD, LATENCY -> load(row);
            case START -> starts(row);
            case MEMORY -> memory(row);
            case MILLION -> million(row);
        }
        return values.series(Metric.values());
    }

    private void say(Row row, Contender contender, int round, String what) {
        System.err.printf("mpl-bench: %s, round %d, %s: %s%n", row.id(), round + 1, contender.title(), what);
    }

    /** All run; all but the one that is measured are held. */
    private void load(Row row) throws IOException {
        List<RunningServer> servers = new ArrayList<>();
        try {
            for (Contender contender : row.contenders(place.servers().has(Sockets.OWN_STACK))) {
                RunningServer server = RunningServer.start(contender, zone(row), place, List.of());
                servers.add(server);
                server.hold();
            }
            // The first round warms up, and does not count.
            for (int round = -1; round < extent.rounds(); round++) {
                for (RunningServer server : servers) {
                    server.goOn();
                    Load load = Load.run(server, place, options(row), row.rcode());
                    server.hold();
                    if (round >= 0) {
                        take(row, server.contender(), load);
                    }
                    say(row, server.contender(), round, summary(load));
                }
            }
        } finally {
            closeAll(servers);
        }
    }

    private static String summary(Load load) {
        return "%,.0f answers/s, %.2f us/answer; client %.2f us, %.1f bytes; lost %.0f"
                .formatted(
                        load.get("answers_per_second"),
                        load.get("server_cpu_micros_per_answer"),
                        load.get("client_cpu_micros_per_answer"),
                        load.get("client_allocated_bytes_per_answer"),
                        load.get("lost"));
    }

    private void take(Row row, Contender contender, Load load) {
        if (row.kind() == Row.Kind.LATENCY) {
            values.add(contender, Metric.MEDIAN, load.get("latency_micros.p50"));
            values.add(contender, Metric.TAIL, load.get("latency_micros.p99"));
        } else {
            values.add(contender, Metric.RATE, load.get("answers_per_second"));
        }
        values.add(contender, Metric.PROCESSOR, load.get("server_cpu_micros_per_answer"));
    }

    private Path zone(Row row) throws IOException {
        return switch (row) {
            case UDP_100K, UDP_100K_CLIENTS -> zones.unsigned(Row.LARGE);
            case SIGNED, NXDOMAIN_SIGNED -> zones.signed(Row.SMALL);
            case MILLION -> zones.unsigned(1_000_000 - TestZone.records(0));
            default -> zones.unsigned(Row.SMALL);
        };
    }

    private List<String> options(Row row) throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "--seconds", Integer.toString(extent.seconds()), "--warm-up", Integer.toString(extent.warmUp())));
        if (row == Row.NXDOMAIN || row == Row.NXDOMAIN_SIGNED) {
            options.addAll(List.of("--file", zones.randomQueries(Row.LARGE).toString()));
        } else {
            options.addAll(List.of("--names", Integer.toString(row.isLarge() ? Row.LARGE : Row.SMALL)));
            options.addAll(List.of("--pattern", "h#." + TestZone.ORIGIN + "."));
        }
        switch (row) {
            case UDP_100K -> options.addAll(List.of("--shuffle", "1"));
            case UDP_1K_CLIENTS -> options.addAll(List.of("--sockets", SOCKETS));
            case UDP_100K_CLIENTS -> options.addAll(List.of("--shuffle", "1", "--sockets", SOCKETS));
            case SIGNED, NXDOMAIN_SIGNED -> options.add("--dnssec");
            case TCP -> options.add("--tcp");
            case LATENCY -> options.addAll(List.of("--rate", RATE, "--window", "4096"));
            default -> {}
        }
        return options;
    }

    /** Our server without its launcher in the source tree, which looks at the times of all sources first. */
    private void starts(Row row) throws IOException {
        Path zone = zone(row);
        Map<Contender, List<String>> commands = new EnumMap<>(Contender.class);
        for (Contender contender : row.contenders(place.servers().has(Sockets.OWN_STACK))) {
            if (contender.isOurs()) {
                try (RunningServer server = RunningServer.start(contender, zone, place, List.of())) {
                    commands.put(contender, server.commandLine());
                }
            }
        }
        for (int round = 0; round < extent.starts(); round++) {
            for (Contender contender : row.contenders(place.servers().has(Sockets.OWN_STACK))) {
                List<String> command = commands.getOrDefault(contender, List.of());
                try (RunningServer server = RunningServer.start(contender, zone, place, command)) {
                    values.add(contender, Metric.START, server.secondsToAnswer() * MILLIS);
                }
            }
        }
        for (Contender contender : row.contenders(place.servers().has(Sockets.OWN_STACK))) {
            say(row, contender, extent.starts() - 1, values.of(contender).toString());
        }
    }

    private void memory(Row row) throws IOException {
        for (int round = 0; round < extent.millionRounds(); round++) {
            for (Contender contender : row.contenders(place.servers().has(Sockets.OWN_STACK))) {
                try (RunningServer server = RunningServer.start(contender, zone(row), place, List.of())) {
                    settle();
                    values.add(contender, Metric.MEMORY_IDLE, server.memory());
                    Load.run(server, place, options(row), row.rcode());
                    values.add(contender, Metric.MEMORY_LOADED, server.memory());
                    say(row, contender, round, values.of(contender).toString());
                }
            }
        }
    }

    private void million(Row row) throws IOException {
        for (int round = 0; round < extent.millionRounds(); round++) {
            for (Contender contender : row.contenders(place.servers().has(Sockets.OWN_STACK))) {
                double empty;
                try (RunningServer server = RunningServer.start(contender, zones.unsigned(2), place, List.of())) {
                    settle();
                    empty = server.memory();
                }
                try (RunningServer server = RunningServer.start(contender, zone(row), place, List.of())) {
                    settle();
                    values.add(contender, Metric.LOAD_TIME, server.secondsToAnswer());
                    values.add(contender, Metric.RECORD, (server.memory() - empty) * BYTES_PER_MIB / 1_000_000);
                    say(row, contender, round, values.of(contender).toString());
                }
            }
        }
    }

    private static void settle() throws IOException {
        try {
            Thread.sleep(SETTLE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void closeAll(List<RunningServer> servers) throws IOException {
        for (RunningServer server : servers) {
            server.close();
        }
    }
}
