package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.operate.ControlSocket;
import org.mpl4j.tcpip.clock.Durations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mpl-net stats}. */
@Command(
        name = "stats",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Shows the connections of a stack that runs, again and again, and its counters.",
            "The stack has to be one of a command that was started with --stats. RTT is the smoothed round-trip time, Cwnd how many bytes may be on the way, Send-Q what is not acknowledged, Recv-Q what was not"
                    + " read (at LISTEN, how many connections were not accepted), Retrans how many segments were sent again."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:It was shown as often as was asked, or until the command ended that it is about.",
            "1:There is no such stack.",
            ExitStatus.USAGE_TEXT
        },
        footer = {
            "",
            "Examples:",
            "  mpl-net bench --tap tap0 --address 192.0.2.2/24 --stats 192.0.2.1 & mpl-net stats",
            "  mpl-net stats --once --counters /run/user/1000/mpl-net/4711.socket"
        })
final class StatsCommand implements Callable<Integer> {
    private static final String CLEAR = "\u001b[H\u001b[2J";

    @Option(
            names = {"-i", "--interval"},
            paramLabel = "SECONDS",
            defaultValue = "1",
            converter = Seconds.class,
            description = "From one look to the next, at least 0.1 (default: ${DEFAULT-VALUE}).")
    private Duration interval = Duration.ZERO;

    @Option(
            names = {"-c", "--count"},
            paramLabel = "COUNT",
            description = "How often to look; else until Ctrl-C.")
    private @Nullable Long count;

    @Option(
            names = {"-1", "--once"},
            description = "Look once: the same as -c 1.")
    private boolean isOnce;

    @Option(
            names = {"-s", "--counters"},
            description =
                    "Show the counters of all layers, too, as netstat -s does, and how many more there are a second.")
    private boolean hasCounters;

    @Parameters(
            arity = "0..1",
            paramLabel = "SOCKET",
            description = "Where the stack tells how it is; needed if several of this user do.")
    private @Nullable Path socket;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws UsageException, IOException, InterruptedException {
        long looks = isOnce ? 1 : count == null ? Long.MAX_VALUE : count;
        if (looks < 1) {
            throw new UsageException("a count is at least 1, not " + looks);
        }
        if (interval.toMillis() < 100) {
            throw new UsageException("an interval is at least 0.1 seconds");
        }
        Path place = socket == null ? StatsPlaces.find() : socket;
        boolean isLive = looks > 1 && Boolean.getBoolean("mplc.terminal.out");
        StatsSnapshot before = null;
        for (long look = 0; look < looks; look++) {
            if (look > 0) {
                Thread.sleep(interval);
            }
            StatsSnapshot snapshot;
            try {
                snapshot = StatsSnapshot.of(ControlSocket.ask(place, StatsServer.QUESTION));
            } catch (SocketException e) {
                if (look > 0) {
                    spec.commandLine().getErr().println("mpl-net: the command has ended");
                    return ExitStatus.DONE;
                }
                throw new IOException("nobody tells at " + place + " how a stack is: " + e.getMessage(), e);
            }
            print(snapshot, before, isLive, look > 0);
            before = snapshot;
        }
        return ExitStatus.DONE;
    }

    private void print(StatsSnapshot snapshot, @Nullable StatsSnapshot before, boolean isLive, boolean isFurther) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(isLive ? CLEAR : isFurther ? System.lineSeparator() : "");
        out.println("%s %s, mtu %d, up %d s, %d connections"
                .formatted(
                        snapshot.name(),
                        snapshot.addresses(),
                        snapshot.mtu(),
                        snapshot.now() / Durations.SECOND,
                        snapshot.connections().size()));
        StatsTable.connections(snapshot).forEach(out::println);
        if (hasCounters) {
            StatsTable.counters(snapshot, before).forEach(out::println);
        }
        out.flush();
    }
}
