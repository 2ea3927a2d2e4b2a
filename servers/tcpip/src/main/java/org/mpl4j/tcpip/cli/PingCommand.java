package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.ip.IpError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mpl-net ping}. */
@Command(
        name = "ping",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Asks a host for echoes, from a stack of its own.",
            "Answers are counted and timed as ping(8) does, whose options these are. Ctrl-C ends it with what was counted."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:At least one answer came.",
            "1:None came, or the stack could not be started.",
            ExitStatus.USAGE_TEXT,
            ExitStatus.NOT_ALLOWED_TEXT
        },
        footer = {
            "",
            "Examples:",
            "  mpl-net ping --tap tap0 --address 192.0.2.2/24 -c 3 192.0.2.1",
            "  sudo mpl-net ping --tap tap0 --address 192.0.2.2/24 --host-address 192.0.2.1/24 192.0.2.1",
            "  mpl-net ping --tap tap0 --address 2001:db8::2/64 --gateway 2001:db8::1 -s 4000 -i 0.2 2001:db8:1::1"
        })
final class PingCommand implements Callable<Integer>, PingListener {
    @Mixin
    private NetOptions net = new NetOptions();

    @Mixin
    private Targets targets = new Targets();

    @Option(
            names = {"-c", "--count"},
            paramLabel = "COUNT",
            description = "How many requests; else it goes on until Ctrl-C.")
    private @Nullable Long count;

    @Option(
            names = {"-i", "--interval"},
            paramLabel = "SECONDS",
            defaultValue = "1",
            converter = Seconds.class,
            description = "From one request to the next, at least 0.001 (default: ${DEFAULT-VALUE}).")
    private Duration interval = Duration.ZERO;

    @Option(
            names = {"-s", "--size"},
            paramLabel = "BYTES",
            defaultValue = "56",
            description = "How many bytes come back with an answer, 0 to 65507 (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = {"-W", "--timeout"},
            paramLabel = "SECONDS",
            defaultValue = "10",
            converter = Seconds.class,
            description = "How long the last answers are waited for (default: ${DEFAULT-VALUE}).")
    private Duration patience = Duration.ZERO;

    @Option(
            names = {"-w", "--deadline"},
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description = "End after so much time in any case.")
    private @Nullable Duration deadline;

    @Option(
            names = {"-t", "--ttl"},
            paramLabel = "HOPS",
            defaultValue = "64",
            description = "How many routers a request may pass, 1 to 255 (default: ${DEFAULT-VALUE}).")
    private int hops;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the summary only.")
    private boolean isQuiet;

    @Parameters(paramLabel = "HOST", description = "Who is asked: an address, or a name.")
    private String host = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final CountDownLatch end = new CountDownLatch(1);

    @Override
    public Integer call() throws UsageException, IOException, InterruptedException {
        long asked = count == null ? 0 : count;
        if (count != null && asked < 1) {
            throw new UsageException("a count is at least 1, not " + asked);
        }
        plan(IpAddress.ANY_V4, asked);
        try (NetSession session = net.open(err())) {
            IpAddress target = targets.find(session.host(), host);
            PingPlan plan = plan(target, asked);
            Pinger pinger = new Pinger(session.host().stack(), plan, this);
            out().println("PING " + (host.equals(target.toString()) ? host : host + " (" + target + ")") + ": " + size
                    + " data bytes");
            out().flush();
            Interrupt.handle(() -> session.host().driver().execute(pinger::stop));
            session.host().driver().execute(pinger::start);
            await(() -> session.host().driver().execute(pinger::stop));
            out().println();
            out().println(pinger.summary());
            out().flush();
            return pinger.answered() > 0 ? ExitStatus.DONE : ExitStatus.FAILED;
        }
    }

    private PingPlan plan(IpAddress target, long asked) throws UsageException {
        return UsageException.orUsage(
                () -> new PingPlan(target, asked, interval.toNanos(), size, patience.toNanos(), hops));
    }

    private void await(Runnable stop) throws InterruptedException {
        if (deadline != null && !end.await(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
            stop.run();
        }
        end.await();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private void say(String line) {
        if (!isQuiet) {
            out().println(line);
            out().flush();
        }
    }

    @Override
    public void replied(
            IpAddress from, int sequence, int bytes, int ttl, long time, boolean isAgain, boolean isIntact) {
        say("%d bytes from %s: icmp_seq=%d ttl=%d time=%s ms%s%s"
                .formatted(
                        bytes,
                        from,
                        sequence,
                        ttl,
                        RoundTrips.millis(time),
                        isAgain ? " (DUP!)" : "",
                        isIntact ? "" : " (not what was sent)"));
    }

    @Override
    public void failed(IpAddress from, int sequence, IpError error) {
        say("%s icmp_seq=%d %s"
                .formatted(
                        from.isUnspecified() ? "No neighbor answers:" : "From " + from,
                        sequence,
                        switch (error) {
                            case NETWORK_UNREACHABLE -> "Destination Net Unreachable";
                            case HOST_UNREACHABLE -> "Destination Host Unreachable";
                            case PROTOCOL_UNREACHABLE -> "Destination Protocol Unreachable";
                            case PORT_UNREACHABLE -> "Destination Port Unreachable";
                            case PROHIBITED -> "Packet filtered";
                            case TOO_LONG -> "Message too long";
                            case TIME_EXCEEDED -> "Time to live exceeded";
                            case PARAMETER_PROBLEM -> "Parameter problem";
                        }));
    }

    @Override
    public void notSent(int sequence) {
        say("icmp_seq=%d not sent: no network or gateway of this stack leads there, or it is too long"
                .formatted(sequence));
    }

    @Override
    public void ended() {
        end.countDown();
    }
}
