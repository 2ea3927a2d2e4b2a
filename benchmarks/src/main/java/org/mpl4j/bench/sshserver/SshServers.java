package org.mpl4j.bench.sshserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.mpl4j.bench.server.RunOptions;
import org.mpl4j.bench.server.Series;
import org.mpl4j.bench.server.SeriesPlot;
import org.mpl4j.bench.server.SeriesTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mpl-bench ssh}: measures the SSH server beside its peers, prints the table, and writes it beside a plot. */
@Command(
        name = "mpl-bench ssh",
        mixinStandardHelpOptions = true,
        description = {
            "Measures mpl-sshd beside OpenSSH's sshd and Apache MINA SSHD, with one processor for the server and another one for OpenSSH's client.",
            "A run of all rows that is not quick replaces benchmarks/ssh.md and docs/ssh.svg."
        })
public final class SshServers implements Callable<Integer> {
    /** Where files are in memory. */
    private static final Path MEMORY = Path.of("/dev/shm");

    @Mixin
    private RunOptions options;

    public static void main(String[] arguments) {
        RunOptions.main(new SshServers(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        List<Row> rows = options.chosen(Row.values());
        options.require(Arrays.stream(Contender.values())
                .filter(contender -> !contender.isInstalled())
                .map(Contender::debianPackage));
        Path folder = Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "mpl-bench-ssh")
                : Files.createTempDirectory("mpl-bench-ssh");
        try {
            Measuring measuring = new Measuring(options, folder);
            List<Series> all = new ArrayList<>();
            for (Row row : rows) {
                all.addAll(measuring.of(row));
            }
            write(all);
        } finally {
            RunOptions.delete(folder);
        }
        return 0;
    }

    private void write(List<Series> all) throws IOException {
        String table = SeriesTable.of(all, Contender.OPENSSH);
        System.out.printf("%n%s", table);
        options.write(
                "ssh",
                ServerPage.of(options.command(), table),
                SeriesPlot.of(all, Contender.values(), "faster, or less time of the processor"));
    }
}
