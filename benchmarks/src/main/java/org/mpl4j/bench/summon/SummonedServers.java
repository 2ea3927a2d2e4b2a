package org.mpl4j.bench.summon;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mpl4j.bench.report.Machine;
import org.mpl4j.bench.server.RowValues;
import org.mpl4j.bench.server.RunOptions;
import org.mpl4j.bench.server.Series;
import org.mpl4j.bench.server.SeriesPlot;
import org.mpl4j.bench.server.SeriesTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mpl-bench summon}: measures how long clients wait for servers that their query starts. */
@Command(
        name = "mpl-bench summon",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how long it takes from a DNS query to the first byte of a page: of an appliance that the query starts, with and without a masked boot, of one that runs, and of nginx and mpl-web behind a veth.",
            "It takes root. Each is started ten times a round. A run that is not quick replaces benchmarks/summon.md and docs/summon.svg."
        })
public final class SummonedServers implements Callable<Integer> {
    private static final int STARTS_A_ROUND = 10;
    private static final int QUICK_STARTS = 5;
    private static final int WARM_UPS = 3;
    private static final int WARM_FETCHES = 1_000;
    private static final String NETWORK = "198.18.";

    @Mixin
    private RunOptions options;

    private final RowValues cold = new RowValues("cold start");
    private final RowValues warm = new RowValues("warm");

    public static void main(String[] arguments) {
        RunOptions.main(new SummonedServers(), arguments);
    }

    @Override
    public Integer call() throws IOException {
        options.require(NamespaceServer.hasNginx() ? Stream.of() : Stream.of("nginx-light"));
        Path folder = Files.createTempDirectory("mpl-bench-summon");
        // Appliances run as users without rights, who have to get to their images.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Path site = Files.createDirectory(folder.resolve("site"));
            Files.writeString(
                    site.resolve("index.html"), "<!doctype html><title>bench</title>" + "text ".repeat(200) + "\n");
            Path image = folder.resolve("image");
            build(site, image);
            measure(folder, site, image);
        } finally {
            RunOptions.delete(folder);
        }
        List<Series> all = new ArrayList<>(cold.series(Waiting.values()));
        all.addAll(warm.series(Waiting.values()));
        String table = SeriesTable.of(all, Way.NGINX);
        System.out.printf("%n%s", table);
        options.write("summon", page(table), SeriesPlot.of(all, Way.values(), "less time or memory"));
        return 0;
    }

    private void build(Path site, Path image) throws IOException {
        Process building = new ProcessBuilder(
                        options.repository().resolve("bin/mpl-appliance").toString(),
                        "build",
                        "--server=web",
                        "--config=" + site,
                        "--address=" + NETWORK + "1.2/24",
                        "-o",
                        image.toString())
                .inheritIO()
                .start();
        if (building.onExit().join().exitValue() != 0) {
            throw new IOException("the image cannot be built");
        }
    }

    private void measure(Path folder, Path site, Path image) throws IOException {
        String mark = "mb" + ProcessHandle.current().pid() % 10_000;
        Path repository = options.repository();
        int starts = options.isQuick() ? QUICK_STARTS : STARTS_A_ROUND * options.rounds();
        try (DirectoryProcess masked = new DirectoryProcess(
                        repository, folder.resolve("masked"), image, mark + "m", NETWORK + 2, true);
                DirectoryProcess unmasked = new DirectoryProcess(
                        repository, folder.resolve("unmasked"), image, mark + "u", NETWORK + 1, false);
                NamespaceServer nginx = NamespaceServer.nginx(mark + "n", NETWORK + 3, folder.resolve("nginx"), site);
                NamespaceServer web = NamespaceServer.web(mark + "w", NETWORK + 4, repository, site)) {
            for (int start = -WARM_UPS; start < starts; start++) {
                boolean counts = start >= 0;
                started(Way.NGINX, nginx, counts);
                summoned(Way.MASKED, masked, counts);
                summoned(Way.UNMASKED, unmasked, counts);
                if (counts) {
                    System.out.printf("start %d of %d%n", start + 1, starts);
                }
            }
            warm(Way.NGINX, nginx, starts);
            warm(Way.WEB, web, starts);
            masked.summon();
            masked.awaitRunning();
            fetch(Way.MASKED, masked.appliance(), starts);
            warm.add(Way.MASKED, Waiting.MEMORY, masked.memoryWhenIdle());
        }
    }

    private void started(Way way, NamespaceServer server, boolean counts) throws IOException {
        long begin = System.nanoTime();
        Process process = server.start();
        try {
            PageClient.await(server.address());
            add(cold, way, Waiting.FIRST_BYTE, (System.nanoTime() - begin) / 1e6, counts);
        } finally {
            NamespaceServer.end(process);
        }
    }

    private void summoned(Way way, DirectoryProcess directory, boolean counts) throws IOException {
        add(cold, way, Waiting.FIRST_BYTE, directory.summon(), counts);
        directory.awaitRunning();
        // Without masking the directory does not know when the server is ready.
        add(cold, way, Waiting.BOOT, directory.bootMillis(), counts && way == Way.MASKED);
        directory.stop();
    }

    private void warm(Way way, NamespaceServer server, int count) throws IOException {
        Process process = server.start();
        try {
            fetch(way, server.address(), count);
        } finally {
            NamespaceServer.end(process);
        }
    }

    private void fetch(Way way, InetAddress server, int count) throws IOException {
        for (int i = -WARM_FETCHES; i < count; i++) {
            double millis = PageClient.await(server);
            add(warm, way, Waiting.FIRST_BYTE, millis, i >= 0);
        }
    }

    private static void add(RowValues row, Way way, Waiting measure, double value, boolean counts) {
        if (counts) {
            row.add(way, measure, value);
        }
    }

    private String page(String table) throws IOException {
        return """
                # Appliances that queries start, measured

                Made by `%s`; do not edit. On %s.

                A cold start of an appliance: from the DNS query of a client to the first byte of the page, with all that is between, once while the directory answers for the appliance until it is ready ("masked"), and once while its packets
                wait. nginx is started in a network namespace that is there already, without a query; the client connects again and again until it can. Warm: what runs is asked for a page on a new connection, after a
                thousand that are not counted. All clients and servers share the machine's processors. The processes of appliances, their namespaces and limits are part of a start; their interfaces are there before. Medians; the last column is the ratio
                to nginx. Memory is that of the only appliance that runs, fifteen seconds after its last client.

                %s""".formatted(options.command(), Machine.describe(), table);
    }
}
