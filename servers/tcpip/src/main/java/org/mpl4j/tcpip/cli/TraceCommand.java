package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.mpl4j.tcpip.address.IpAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mpl-net trace}. */
@Command(
        name = "trace",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Finds the routers on the way to a host, from a stack of its own.",
            "Packets get few hops, and routers say where they gave them up. A line has the answers to the packets of one number of hops: `*` for none, !H, !N, !P and !X for what cannot be reached"
                    + " (host, network, protocol, prohibited)."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:The host answered.",
            "1:It did not, or the stack could not be started.",
            ExitStatus.USAGE_TEXT,
            ExitStatus.NOT_ALLOWED_TEXT
        },
        footer = {
            "",
            "Examples:",
            "  mpl-net trace --tap tap0 --address 192.0.2.2/24 --gateway 192.0.2.1 198.51.100.7",
            "  mpl-net trace --tap tap0 --address 2001:db8::2/64 --gateway 2001:db8::1 -I 2001:db8:1::1"
        })
final class TraceCommand implements Callable<Integer> {
    @Mixin
    private NetOptions net = new NetOptions();

    @Mixin
    private Targets targets = new Targets();

    @Option(
            names = {"-I", "--icmp"},
            description = "Send echo requests; else datagrams of UDP are sent.")
    private boolean isByEcho;

    @Option(
            names = {"-f", "--first"},
            paramLabel = "HOPS",
            defaultValue = "1",
            description = "The number of hops to begin with (default: ${DEFAULT-VALUE}).")
    private int first;

    @Option(
            names = {"-m", "--max-hops"},
            paramLabel = "HOPS",
            defaultValue = "30",
            description = "The number of hops to end with, up to 255 (default: ${DEFAULT-VALUE}).")
    private int most;

    @Option(
            names = {"-q", "--queries"},
            paramLabel = "COUNT",
            defaultValue = "3",
            description = "How many packets for each number of hops, 1 to 10 (default: ${DEFAULT-VALUE}).")
    private int probes;

    @Option(
            names = {"-w", "--wait"},
            paramLabel = "SECONDS",
            defaultValue = "3",
            converter = Seconds.class,
            description = "How long answers are waited for (default: ${DEFAULT-VALUE}).")
    private Duration patience = Duration.ZERO;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            defaultValue = "33434",
            description = "Where the first datagram goes to; each to one more (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = {"-s", "--size"},
            paramLabel = "BYTES",
            defaultValue = "60",
            description = "How long packets are, with their headers (default: ${DEFAULT-VALUE}).")
    private int size;

    @Parameters(paramLabel = "HOST", description = "Where the way leads: an address, or a name.")
    private String host = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws UsageException, IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        plan(IpAddress.ANY_V4);
        try (NetSession session = net.open(spec.commandLine().getErr())) {
            IpAddress target = targets.find(session.host(), host);
            TracePlan plan = plan(target);
            out.println("trace to " + (host.equals(target.toString()) ? host : host + " (" + target + ")") + ", " + most
                    + " hops max, " + size + " byte packets");
            out.flush();
            CompletableFuture<Tracer.Result> result = new CompletableFuture<>();
            session.host()
                    .driver()
                    .execute(() -> new Tracer(
                                    session.host().stack(),
                                    plan,
                                    hop -> {
                                        out.println(hop.line());
                                        out.flush();
                                    },
                                    result::complete)
                            .start());
            return switch (result.join()) {
                case ARRIVED -> ExitStatus.DONE;
                case NOT_REACHED -> ExitStatus.FAILED;
                case NO_ROUTE ->
                    throw new IOException("no way leads to " + target
                            + ": none of the stack's networks has it, and no --gateway was said that could");
            };
        }
    }

    private TracePlan plan(IpAddress target) throws UsageException {
        return UsageException.orUsage(
                () -> new TracePlan(target, isByEcho, first, most, probes, patience.toNanos(), port, size));
    }
}
