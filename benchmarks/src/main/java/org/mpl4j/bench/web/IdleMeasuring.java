package org.mpl4j.bench.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mpl4j.bench.server.RowValues;
import org.mpl4j.bench.server.RunOptions;
import org.mpl4j.bench.server.Series;
import org.mpl4j.bench.server.ServerPlace;
import org.mpl4j.bench.server.ServerPlaces;
import org.mpl4j.bench.server.Sockets;

/** Measures what connections cost that are idle: each server is started anew, and is alone. */
final class IdleMeasuring {
    private static final int MOST_ROUNDS = 3;
    private static final int REST_SECONDS = 5;
    private static final double BYTES_PER_MIB = 1 << 20;

    private final RunOptions options;
    private final ServerPlaces places;
    private final Path folder;
    private final int rounds;

    /**
     * Measures what is there already.
     *
     * @param places where servers run
     * @param folder has the folder {@code site} with the files
     */
    IdleMeasuring(RunOptions options, ServerPlaces places, Path folder) {
        this.options = options;
        this.places = places;
        this.folder = folder;
        rounds = options.isQuick() ? 1 : Math.min(MOST_ROUNDS, options.rounds());
    }

    List<Series> of(Row row) throws IOException {
        RowValues values = new RowValues(row.title());
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : Contender.values()) {
                if (contender.canBeIdle() && places.has(contender.sockets())) {
                    turn(row, contender, values);
                }
            }
        }
        return values.series(Metric.values());
    }

    private void turn(Row row, Contender contender, RowValues values) throws IOException {
        ServerPlace place = places.place(contender.sockets());
        Path site = folder.resolve("site");
        try (RunningServer server = RunningServer.start(
                contender, place, options.repository(), site, folder, options.serverCpu(), row.mostConnections())) {
            places.started();
            double before = server.process().memory();
            int count = contender.sockets() == Sockets.OWN_STACK
                    ? Row.IDLE_CONNECTIONS
                    : OpenFiles.most(Row.IDLE_CONNECTIONS);
            try (IdleClients clients =
                    IdleClients.open(place, server.address(), site.resolve(row.file()), count, options.clientCpu())) {
                rest();
                double memory = server.process().memory();
                clients.askAgain();
                double each = (memory - before) * BYTES_PER_MIB / count;
                values.add(contender, Metric.IDLE_CONNECTIONS, count);
                values.add(contender, Metric.IDLE_MEMORY, memory);
                values.add(contender, Metric.PER_CONNECTION, each);
                System.err.printf(
                        "mpl-bench: %s, %s: %,d connections, %,.0f MiB, %,.0f bytes a connection%n",
                        RunOptions.id(row), contender.title(), count, memory, each);
            }
        }
    }

    /** Until what is not needed is given back, or a while. */
    private static void rest() throws IOException {
        try {
            TimeUnit.SECONDS.sleep(REST_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
