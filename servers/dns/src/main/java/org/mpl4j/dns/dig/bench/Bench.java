package org.mpl4j.dns.dig.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.dig.Mnemonics;
import org.mpl4j.dns.packets.dns.Rrtype;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code mpl-dig bench}. */
@Command(
        name = "bench",
        sortOptions = false,
        description = {
            "Loads a DNS server and checks every answer: its number is that of a query, it repeats the question, and it has the response code and the number of",
            "records that the first answer to that query had. It ends with 0 if all were right, with 2 if one was not, and with 9 if there was none. Linux only."
        })
public final class Bench implements Callable<Integer> {
    private static final int MISMATCH = 2;
    private static final int NO_REPLY = 9;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "@SERVER", description = "The server's address.")
    private String server = "";

    @Option(names = "-p", paramLabel = "PORT", defaultValue = "53", description = "Its port; 53 if not given.")
    private int port;

    @Option(names = "--file", paramLabel = "FILE", description = "Queries, a name and a type a line.")
    private @Nullable Path file;

    @Option(names = "--names", paramLabel = "N", defaultValue = "1", description = "Makes up so many names.")
    private int names;

    @Option(
            names = "--pattern",
            paramLabel = "NAME",
            defaultValue = "h#.example.",
            description = "What they look like; # is their number. h#.example. if not given.")
    private String pattern = "";

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            split = ",",
            description = "Their types, which take turns; A if not given.")
    private List<String> types = new ArrayList<>();

    @Option(names = "--shuffle", paramLabel = "SEED", description = "Puts the queries in another order.")
    private @Nullable Long seed;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long to measure; 10 if not given.")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "2",
            description = "How long before that; 2 if not given.")
    private int warmUpSeconds;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "128",
            description =
                    "Queries without answer at most; 128 if not given. Some servers leave a socket the queue that it has by itself, which holds less than 256.")
    private int window;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "Queries a second, whatever the answers do.")
    private double rate;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "64",
            description = "Datagrams a system call; 64 if not given.")
    private int batch;

    @Option(
            names = "--separate",
            description =
                    "Gives each datagram to the kernel by itself; else those of the same length are one to it until they arrive.")
    private boolean isSeparate;

    @Option(
            names = "--sockets",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "So many sockets of UDP, as of so many clients: each query comes from the next one; 1 if not given.")
    private int sockets;

    @Option(names = "--tcp", description = "Uses TCP, many queries at once on each stream.")
    private boolean usesTcp;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "1", description = "So many streams.")
    private int connections;

    @Option(
            names = "--timeout",
            paramLabel = "MILLIS",
            defaultValue = "1000",
            description = "When a query is lost; 1000 if not given.")
    private int timeoutMillis;

    @Option(
            names = "--bufsize",
            paramLabel = "BYTES",
            defaultValue = "0",
            description = "Adds an OPT record with this size.")
    private int udpSize;

    @Option(names = "--dnssec", description = "Sets DO; the size is 1232 if not given.")
    private boolean isDnssecOk;

    @Option(names = "--reference", description = "Asks each query once before: what is answered then is right.")
    private boolean hasReference;

    @Option(
            names = "--server-pid",
            paramLabel = "PID",
            split = ",",
            description = "Says how much processor time these processes of this machine had for an answer.")
    private List<Long> serverProcesses = new ArrayList<>();

    @Option(names = "--json", description = "Prints the results as one line of JSON, and no other.")
    private boolean isJson;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    private boolean helpRequested;

    private Bench() {}

    @Override
    public Integer call() throws IOException {
        requirePositive("--names", names);
        requirePositive("--seconds", seconds);
        requirePositive("--window", window);
        requirePositive("--batch", batch);
        requirePositive("--connections", connections);
        requirePositive("--sockets", sockets);
        requirePositive("--timeout", timeoutMillis);
        if (window > Outstanding.MOST) {
            throw new IllegalArgumentException("--window is at most " + Outstanding.MOST + ", not " + window);
        }
        if (rate < 0 || warmUpSeconds < 0 || udpSize < 0 || udpSize > 0xffff) {
            throw new IllegalArgumentException("--rate and --warm-up are not negative, --bufsize is 0 to 65535");
        }
        QuerySet queries = file != null ? QuerySet.of(file) : QuerySet.of(names, pattern, types());
        if (seed != null) {
            queries.shuffled(seed);
        }
        Outstanding outstanding = new Outstanding();
        Results results = new Results();
        AnswerCheck check = new AnswerCheck(queries, outstanding, results);
        QueryWriter writer = new QueryWriter(queries, isDnssecOk && udpSize == 0 ? 1232 : udpSize, isDnssecOk);
        InetSocketAddress address = new InetSocketAddress(
                InetAddress.getByName(server.startsWith("@") ? server.substring(1) : server), port);
        try (Wire wire = wire(address, writer, check)) {
            long timeout = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
            return measure(new LoadLoop(wire, queries, outstanding, results, timeout), results);
        }
    }

    private Wire wire(InetSocketAddress address, QueryWriter writer, AnswerCheck check) throws IOException {
        if (usesTcp) {
            return new TcpWire(address, connections, writer, check);
        }
        return sockets == 1
                ? new UdpWire(address, batch, !isSeparate, writer, check)
                : new UdpWires(address, sockets, batch, writer, check);
    }

    private int measure(LoadLoop loop, Results results) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (hasReference) {
            loop.reference(Math.min(window, 64));
            if (results.answered == 0) {
                throw new IOException("no answer from " + server + " port " + port);
            }
        }
        loop.run(pacer(), TimeUnit.SECONDS.toNanos(warmUpSeconds), ticks -> {});
        long wrongBefore = results.mismatches;
        results.reset();
        Report report = new Report(results, new ProcessorTime(serverProcesses));
        loop.run(pacer(), TimeUnit.SECONDS.toNanos(seconds), ticks -> {
            if (!isJson) {
                out.println(report.tick(ticks));
                out.flush();
            }
        });
        report.stop();
        loop.drain();
        out.print(isJson ? report.json() : report.text());
        out.flush();
        if (results.answered == 0) {
            return NO_REPLY;
        }
        return results.mismatches + wrongBefore > 0 ? MISMATCH : 0;
    }

    private Pacer pacer() {
        return new Pacer(window, rate, System.nanoTime());
    }

    private List<Rrtype> types() {
        List<Rrtype> found = new ArrayList<>();
        for (String type : types.isEmpty() ? List.of("A") : types) {
            found.add(Rrtype.of(Mnemonics.typeOf(type)
                    .orElseThrow(() -> new IllegalArgumentException("--type: `" + type + "` is no type"))));
        }
        return found;
    }

    private static void requirePositive(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " is at least 1, not " + value);
        }
    }
}
