package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.socket.StackOptions;
import org.mpl4j.tcpip.socket.StackPlan;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands are told that run a stack. */
final class NetOptions {
    @Mixin
    private StackOptions stack = new StackOptions();

    @Option(
            names = "--host-address",
            paramLabel = "ADDRESS/LENGTH",
            description =
                    "Give the kernel's end of the interface this address, and bring it up, by ip(8). Any number of times. Takes CAP_NET_ADMIN.")
    private List<String> hostAddresses = List.of();

    @Option(names = "--stats", description = "Let `mpl-net stats` look at this stack.")
    private boolean isTold;

    @Option(
            names = "--stats-socket",
            paramLabel = "SOCKET",
            description = "The same, by a Unix domain socket with this name.")
    private @Nullable Path stats;

    /**
     * Starts the stack, and waits until its addresses can be used.
     *
     * @param err where it is told what is missing for others to reach it
     */
    NetSession open(PrintWriter err) throws UsageException, IOException, InterruptedException {
        StackPlan plan = UsageException.orUsage(stack::plan);
        Path socket = stats == null && isTold ? StatsPlaces.own() : stats;
        return NetSession.open(plan, hostAddresses, socket, err);
    }
}
