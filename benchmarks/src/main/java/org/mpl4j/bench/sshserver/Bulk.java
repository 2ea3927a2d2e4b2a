package org.mpl4j.bench.sshserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.mpl4j.bench.sshserver.Client.Outcome;

/** A stream of bytes through a command, down or up. The command's own time on the processor does not count as the server's: its shell tells it. */
final class Bulk implements Load {
    private static final int SAMPLE_BYTES = 16_000_000;
    private static final int MEGA = 1_000_000;
    private static final double GIGA = 1e9;

    private final Client client;
    private final Row row;
    private final long bytes;
    private final Path sample;

    Bulk(Client client, Row row, int megabytes, Path folder) throws IOException {
        this.client = client;
        this.row = row;
        this.bytes = (long) megabytes * MEGA;
        byte[] random = new byte[SAMPLE_BYTES];
        new SecureRandom().nextBytes(random);
        this.sample = Files.write(folder.resolve("sample"), random);
    }

    @Override
    public Metric rate() {
        return Metric.THROUGHPUT;
    }

    @Override
    public Metric cost() {
        return Metric.PER_GIGABYTE;
    }

    @Override
    public void check(RunningServer server) throws IOException {
        String here = client.run("sha256sum <" + sample).output();
        String there = client.run(
                        isDown()
                                ? client.ssh(server, row, "cat " + sample) + " | sha256sum"
                                : client.ssh(server, row, "sha256sum") + " <" + sample)
                .output();
        if (!here.equals(there)) {
            throw new IOException("%s, %s: %s arrived instead of %s"
                    .formatted(row.title(), server.contender().title(), there, here));
        }
    }

    @Override
    public Result run(RunningServer server) throws IOException {
        String source = "head -c " + bytes + " /dev/zero";
        double before = server.processorSeconds();
        Outcome outcome = client.run(
                isDown()
                        ? client.ssh(server, row, source + "; times >&2") + " | wc -c"
                        : source + " | " + client.ssh(server, row, "wc -c; times >&2"));
        double spent = server.processorSeconds() - before - Times.seconds(outcome.errors());
        if (!outcome.output().equals(Long.toString(bytes))) {
            throw new IOException("%s, %s: %s bytes arrived instead of %d"
                    .formatted(row.title(), server.contender().title(), outcome.output(), bytes));
        }
        return new Result(bytes / outcome.seconds() / MEGA, spent / (bytes / GIGA));
    }

    private boolean isDown() {
        return row.kind() == Row.Kind.DOWN;
    }
}
