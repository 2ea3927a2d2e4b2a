package org.mpl4j.bench.sshserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.mpl4j.bench.sshserver.Client.Outcome;

/** Files by SFTP, one large or many small ones; they are compared afterwards, each time. */
final class FileTransfer implements Load {
    private static final int MEGA = 1_000_000;
    private static final double MICROS = 1e6;
    private static final double GIGA = 1e9;
    private static final int SMALL = 1024;

    private final Client client;
    private final Row row;
    private final Path source;
    private final Path target;
    private final boolean isOne;
    private final double units;

    private FileTransfer(Client client, Row row, Path source, boolean isOne, double units) {
        this.client = client;
        this.row = row;
        this.source = source;
        this.target = source.resolveSibling("target");
        this.isOne = isOne;
        this.units = units;
    }

    /** One file of a size. */
    static FileTransfer one(Client client, Row row, int megabytes, Path folder) throws IOException {
        Path file = folder.resolve("large");
        byte[] random = new byte[MEGA];
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < megabytes; i++) {
                new SecureRandom().nextBytes(random);
                out.write(random);
            }
        }
        return new FileTransfer(client, row, file, true, megabytes);
    }

    /** So many small files. */
    static FileTransfer many(Client client, Row row, int count, Path folder) throws IOException {
        Path files = folder.resolve("small");
        if (!Files.exists(files)) {
            Files.createDirectory(files);
            byte[] random = new byte[SMALL];
            for (int i = 0; i < count; i++) {
                new SecureRandom().nextBytes(random);
                Files.write(files.resolve("file" + i), random);
            }
        }
        return new FileTransfer(client, row, files, false, count);
    }

    @Override
    public Metric rate() {
        return isOne ? Metric.THROUGHPUT : Metric.FILES;
    }

    @Override
    public Metric cost() {
        return isOne ? Metric.PER_GIGABYTE : Metric.PER_FILE;
    }

    @Override
    public void check(RunningServer server) {
        // Each run does.
    }

    @Override
    public Result run(RunningServer server) throws IOException {
        boolean isDown = row.kind() == Row.Kind.FILE_DOWN || row.kind() == Row.Kind.FILES_DOWN;
        String line = "%s %s %s %s".formatted(isDown ? "get" : "put", isOne ? "" : "-r", source, target);
        client.run("rm -rf " + target);
        double before = server.processorSeconds();
        Outcome outcome = client.run("echo \"" + line + "\" | " + client.sftp(server, row.options()));
        double spent = server.processorSeconds() - before;
        client.run("diff -r " + source + " " + target);
        client.run("rm -rf " + target);
        return new Result(units / outcome.seconds(), isOne ? spent / (units * MEGA / GIGA) : spent * MICROS / units);
    }
}
