package org.mpl4j.bench.sshserver;

import java.io.IOException;
import org.mpl4j.bench.sshserver.Client.Outcome;

/** Connections one after the other, each with a command that does nothing. */
final class Connections implements Load {
    private static final double MILLIS = 1e3;

    private final Client client;
    private final Row row;
    private final int count;

    Connections(Client client, Row row, int count) {
        this.client = client;
        this.row = row;
        this.count = count;
    }

    @Override
    public Metric rate() {
        return Metric.CONNECTIONS;
    }

    @Override
    public Metric cost() {
        return Metric.PER_CONNECTION;
    }

    @Override
    public void check(RunningServer server) throws IOException {
        String output = client.run(client.ssh(server, row, "echo hello")).output();
        if (!output.equals("hello")) {
            throw new IOException(
                    "%s: instead of hello came %s".formatted(server.contender().title(), output));
        }
    }

    @Override
    public Result run(RunningServer server) throws IOException {
        String once = client.ssh(server, row, "true");
        double before = server.processorSeconds();
        Outcome outcome =
                client.run("i=0; while [ $i -lt %d ]; do %s || exit 1; i=$((i+1)); done".formatted(count, once));
        double spent = server.processorSeconds() - before;
        return new Result(count / outcome.seconds(), spent * MILLIS / count);
    }
}
