package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.link.LinkListener;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.tcp.TcpSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mpl-net bench}. */
@Command(
        name = "bench",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Measures how fast TCP is, with a server of iperf3 or of its own at the other side.",
            "It speaks iperf3's protocol, and either side may be an iperf3 (3.1 or newer). Lines tell of each second, the end of what both sides have counted; retransmits and congestion window are those of a sender on"
                    + " this stack. Datagrams, and both ways at the same time, are not measured."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:It was measured.",
            "1:The other side refused, broke off, or cannot be reached.",
            ExitStatus.USAGE_TEXT,
            ExitStatus.NOT_ALLOWED_TEXT
        },
        footer = {
            "",
            "Examples:",
            "  iperf3 -s & mpl-net bench --tap tap0 --address 192.0.2.2/24 192.0.2.1",
            "  mpl-net bench --tap tap0 --address 192.0.2.2/24 -P 4 -t 30 -R 192.0.2.1",
            "  mpl-net bench --tap tap0 --address 192.0.2.2/24 --server",
            "  mpl-net bench --stack kernel --server --one-off"
        })
final class BenchCommand implements Callable<Integer> {
    private static final int IPERF_PORT = 5201;
    private static final int LEAST_BUFFER = 4 << 10;
    private static final int MOST_BUFFER = 1 << 28;
    private static final Duration USUAL_TIME = Duration.ofSeconds(10);

    /** Which stack. */
    enum StackChoice {
        mpl,
        kernel
    }

    @Mixin
    private NetOptions net = new NetOptions();

    @Mixin
    private Targets targets = new Targets();

    @Option(
            names = "--stack",
            paramLabel = "mpl|kernel",
            defaultValue = "mpl",
            description =
                    "On which stack: mpl needs --tap and --address, kernel has the system's sockets (default: ${DEFAULT-VALUE}).")
    private StackChoice stack = StackChoice.mpl;

    @Option(
            names = {"-s", "--server"},
            description = "Serve, until Ctrl-C.")
    private boolean isServer;

    @Option(
            names = {"-1", "--one-off"},
            description = "Serve one client only.")
    private boolean isOneOff;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            defaultValue = "" + IPERF_PORT,
            description = "The server's port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = {"-t", "--time"},
            paramLabel = "SECONDS",
            description = "For how many seconds, 1 to 86400 (default: 10).")
    private @Nullable Integer seconds;

    @Option(
            names = {"-n", "--bytes"},
            paramLabel = "BYTES",
            description = "How many bytes, instead of a time; with K, M or G for powers of 1024.")
    private @Nullable String bytes;

    @Option(
            names = {"-P", "--parallel"},
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "How many connections at the same time, 1 to 128 (default: ${DEFAULT-VALUE}).")
    private int streams;

    @Option(
            names = {"-R", "--reverse"},
            description = "The server sends.")
    private boolean isReverse;

    @Option(
            names = {"-l", "--length"},
            paramLabel = "BYTES",
            defaultValue = "128K",
            description = "How many bytes are written at once, up to 1M (default: ${DEFAULT-VALUE}).")
    private String block = "";

    @Option(
            names = {"-w", "--window"},
            paramLabel = "BYTES",
            defaultValue = "1M",
            description =
                    "How large the buffers of a connection on this stack are, 4K to 256M (default: ${DEFAULT-VALUE}).")
    private String window = "";

    @Parameters(arity = "0..1", paramLabel = "HOST", description = "Where the server is: an address, or a name.")
    private @Nullable String host;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws UsageException, IOException, InterruptedException {
        if (isServer == (host != null)) {
            throw new UsageException("either a server is measured with (HOST), or this is one (--server)");
        }
        if (isOneOff && !isServer) {
            throw new UsageException("--one-off is for --server");
        }
        NetcatOptions.port(port, 1);
        BenchPlan plan = plan();
        int buffer = Math.toIntExact(Math.min(Quantity.bytes("--window", window), Integer.MAX_VALUE));
        if (buffer < LEAST_BUFFER || buffer > MOST_BUFFER) {
            throw new UsageException("buffers have 4K to 256M, not " + window);
        }
        if (stack == StackChoice.kernel) {
            InetSocketAddress at = host == null
                    ? new InetSocketAddress(port)
                    : new InetSocketAddress(InetAddress.getByName(host), port);
            run(BenchNetwork.ofKernel(), at, plan);
            return ExitStatus.DONE;
        }
        try (NetSession session = net.open(spec.commandLine().getErr())) {
            IpAddress at = host == null ? IpAddress.ANY : targets.find(session.host(), host);
            BenchNetwork network = BenchNetwork.of(session.host(), TcpSettings.DEFAULT.buffers(buffer, buffer));
            run(network, new InetSocketAddress(at.toInetAddress(), port), plan);
        }
        return ExitStatus.DONE;
    }

    private BenchPlan plan() throws UsageException {
        if (bytes != null && seconds != null) {
            throw new UsageException("either --time or --bytes");
        }
        if (seconds != null && (seconds < 1 || seconds > 86_400)) {
            throw new UsageException("the time is 1 to 86400 seconds, not " + seconds);
        }
        long count = bytes == null ? 0 : Quantity.bytes("--bytes", bytes);
        long blockBytes = Quantity.bytes("--length", block);
        if (bytes != null && count < 1) {
            throw new UsageException("at least one byte has to be moved");
        }
        return UsageException.orUsage(() -> new BenchPlan(
                seconds == null ? USUAL_TIME : Duration.ofSeconds(seconds),
                count,
                streams,
                (int) Math.min(blockBytes, Integer.MAX_VALUE),
                isReverse));
    }

    private void run(BenchNetwork network, InetSocketAddress at, BenchPlan plan)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (!isServer) {
            new BenchClient(network, at, plan, out).run();
            return;
        }
        try (LinkListener listener = network.listen(at)) {
            out.println("listening on port " + port);
            out.flush();
            BenchServer server = new BenchServer(network, listener, out);
            do {
                try {
                    server.serve();
                } catch (IOException e) {
                    if (isOneOff || !listener.isOpen()) {
                        throw e;
                    }
                    out.println("the measurement broke off: " + e.getMessage());
                    out.flush();
                }
            } while (!isOneOff);
        }
    }
}
