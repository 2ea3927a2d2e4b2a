package org.mpl4j.bench.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.mpl4j.bench.server.RowValues;
import org.mpl4j.bench.server.RunOptions;
import org.mpl4j.bench.server.Series;
import org.mpl4j.bench.server.ServerPlaces;

/** Measures rows: all servers run, and all but the one whose turn it is are stopped. */
final class Measuring {
    private static final double MICROS = 1e6;
    private static final int MOST_WARM_UPS = 20;

    private final RunOptions options;
    private final ServerPlaces places;
    private final Path folder;
    private final Path site;
    private final Wrk wrk;
    private final int warmUpRequests;
    private final int seconds;
    private final int rounds;

    /**
     * Makes the files.
     *
     * @param places where servers run
     */
    Measuring(RunOptions options, ServerPlaces places, Path folder) throws IOException {
        this.options = options;
        this.places = places;
        this.folder = folder;
        wrk = new Wrk(options.clientCpu());
        warmUpRequests = options.isQuick() ? 200_000 : 500_000;
        seconds = options.isQuick() ? 2 : 4;
        rounds = options.isQuick() ? 2 : options.rounds();
        site = Files.createDirectory(folder.resolve("site"));
        Random random = new Random(1);
        for (Row row : Row.values()) {
            byte[] content = new byte[row.bytes()];
            random.nextBytes(content);
            Files.write(site.resolve(row.file()), content);
        }
    }

    List<Series> of(Row row) throws IOException {
        RowValues values = new RowValues(row.title());
        List<RunningServer> servers = new ArrayList<>();
        try {
            for (Contender contender : Contender.values()) {
                if (!places.has(contender.sockets())) {
                    continue;
                }
                RunningServer server = RunningServer.start(
                        contender,
                        places.place(contender.sockets()),
                        options.repository(),
                        site,
                        folder,
                        options.serverCpu(),
                        row.mostConnections());
                servers.add(server);
                places.started();
                check(server, row);
                warmUp(server, row);
                server.process().hold();
            }
            for (int round = 0; round < rounds; round++) {
                for (RunningServer server : servers) {
                    server.process().goOn();
                    turn(server, row, round, values);
                    server.process().hold();
                }
            }
        } finally {
            for (RunningServer server : servers) {
                server.close();
            }
        }
        return values.series(Metric.values());
    }

    /** How long it takes until all is compiled is a matter of requests, not of time; but large files take long. */
    private void warmUp(RunningServer server, Row row) throws IOException {
        long requests = 0;
        for (int turns = 0; turns < MOST_WARM_UPS && requests < warmUpRequests(server.contender()); turns++) {
            requests += wrk.run(server.address(), row, seconds).requests();
        }
    }

    /** Only what is compiled while it runs needs many. */
    private int warmUpRequests(Contender contender) {
        return contender.isOurs() ? warmUpRequests : 1;
    }

    private void turn(RunningServer server, Row row, int round, RowValues values) throws IOException {
        double before = server.processorSeconds();
        Wrk.Result result = wrk.run(server.address(), row, seconds);
        double perRequest = (server.processorSeconds() - before) * MICROS / result.requests();
        double memory = server.memory();
        Contender contender = server.contender();
        values.add(contender, Metric.REQUESTS, result.rate());
        values.add(contender, Metric.PER_REQUEST, perRequest);
        values.add(contender, Metric.MEMORY, memory);
        System.err.printf(
                "mpl-bench: %s, round %d, %s: %,.0f requests/s, %.2f µs/request, %.1f MiB%n",
                RunOptions.id(row), round + 1, contender.title(), result.rate(), perRequest, memory);
    }

    /** What is served is the file. */
    private void check(RunningServer server, Row row) throws IOException {
        try (Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            String request = "GET /" + row.file() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] said = socket.getInputStream().readAllBytes();
            byte[] expected = Files.readAllBytes(site.resolve(row.file()));
            int from = said.length - expected.length;
            if (from < 0 || !Arrays.equals(said, from, said.length, expected, 0, expected.length)) {
                throw new IOException(server.contender().title() + " does not send the file");
            }
        }
    }
}
