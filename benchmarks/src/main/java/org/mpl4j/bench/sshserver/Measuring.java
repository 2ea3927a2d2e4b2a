package org.mpl4j.bench.sshserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.bench.server.RowValues;
import org.mpl4j.bench.server.RunOptions;
import org.mpl4j.bench.server.Series;

/** Measures rows: all servers run, and all but the one whose turn it is are stopped. */
final class Measuring {
    private static final int PLAIN_SHARE = 4;

    private final RunOptions options;
    private final Path folder;
    private final Keys keys;
    private final Client client;
    private final Extent extent;

    /**
     * How much is measured.
     *
     * @param warmUps how often each server does it before that, all in one turn
     * @param rounds how often each server takes its turn
     * @param megabytes how much a turn transfers, in 10^6 bytes
     * @param connections how many a turn makes
     * @param files how many small ones a turn transfers
     */
    record Extent(int warmUps, int rounds, int megabytes, int connections, int files) {
        static Extent of(RunOptions options) {
            return options.isQuick()
                    ? new Extent(3, 2, 300, 40, 1_000)
                    : new Extent(4, options.rounds(), 1_000, 100, 10_000);
        }
    }

    Measuring(RunOptions options, Path folder) throws IOException {
        this.options = options;
        this.folder = folder;
        this.keys = Keys.in(folder);
        this.client = new Client(options.repository(), keys, folder, options.clientCpu());
        this.extent = Extent.of(options);
    }

    List<Series> of(Row row) throws IOException {
        RowValues values = new RowValues(row.title());
        List<RunningServer> servers = new ArrayList<>();
        Load load = load(row);
        try {
            for (Contender contender : Contender.values()) {
                if (row.isPlain() && !contender.offersNone()) {
                    continue;
                }
                RunningServer server = RunningServer.start(
                        contender, options.repository(), keys, folder, options.serverCpu(), row.isPlain());
                servers.add(server);
                server.hold();
            }
            for (RunningServer server : servers) {
                server.process().goOn();
                load.check(server);
                for (int i = 0; i < extent.warmUps(); i++) {
                    load.run(server);
                }
                server.hold();
            }
            for (int round = 0; round < extent.rounds(); round++) {
                for (RunningServer server : servers) {
                    server.process().goOn();
                    Load.Result result = load.run(server);
                    server.hold();
                    result.addTo(load, values, server.contender());
                    say(row, server.contender(), round, load, result);
                }
            }
        } finally {
            for (RunningServer server : servers) {
                server.close();
            }
        }
        return values.series(Metric.values());
    }

    private Load load(Row row) throws IOException {
        return switch (row.kind()) {
            // The client of plain ones has to be compiled first.
            case DOWN, UP ->
                new Bulk(client, row, row.isPlain() ? PLAIN_SHARE * extent.megabytes() : extent.megabytes(), folder);
            case CONNECT -> new Connections(client, row, extent.connections());
            case FILE_DOWN, FILE_UP -> FileTransfer.one(client, row, extent.megabytes(), folder);
            case FILES_DOWN, FILES_UP -> FileTransfer.many(client, row, extent.files(), folder);
        };
    }

    private static void say(Row row, Contender contender, int round, Load load, Load.Result result) {
        System.err.printf(
                "mpl-bench: %s, round %d, %s: %s %s, %s %s%n",
                RunOptions.id(row),
                round + 1,
                contender.title(),
                load.rate().format(result.rate()),
                load.rate().title(),
                load.cost().format(result.cost()),
                load.cost().title());
    }
}
