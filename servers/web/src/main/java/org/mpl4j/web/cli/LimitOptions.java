package org.mpl4j.web.cli;

import java.time.Duration;
import org.mpl4j.web.transport.WebLimits;
import picocli.CommandLine.Option;

/** What clients may have. */
final class LimitOptions {
    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "50000",
            description =
                    "Connections in all; the one that is idle for longest makes room for a new one (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(
            names = "--connections-per-address",
            paramLabel = "N",
            defaultValue = "4000",
            description = "Connections of one IPv4 address, or one /64 network of IPv6 (default: ${DEFAULT-VALUE}).")
    private int perAddress;

    @Option(
            names = "--idle",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long a connection stays open without a request (default: ${DEFAULT-VALUE}).")
    private int idle;

    @Option(
            names = "--head-time",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long the head of a request may take (default: ${DEFAULT-VALUE}).")
    private int head;

    @Option(
            names = "--pace",
            paramLabel = "BYTES",
            defaultValue = "500",
            description =
                    "How fast contents must move at least, in bytes a second over 10 seconds (default: ${DEFAULT-VALUE}).")
    private int pace;

    @Option(
            names = "--stop-time",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description =
                    "How long requests that have begun may take when the server stops (default: ${DEFAULT-VALUE}).")
    private int stop;

    @Option(
            names = "--buffers",
            paramLabel = "MIB",
            defaultValue = "64",
            description =
                    "Memory for all requests that are not whole and all responses that are not sent (default: ${DEFAULT-VALUE}).")
    private int bufferMegabytes;

    @Option(
            names = "--request-content",
            paramLabel = "KIB",
            defaultValue = "1024",
            description =
                    "How much content of a request is passed over; one with more is refused (default: ${DEFAULT-VALUE}).")
    private int contentKilobytes;

    WebLimits limits(Problems problems) {
        problems.atLeast("--connections", connections, 1);
        problems.atLeast("--connections-per-address", perAddress, 1);
        problems.atLeast("--idle", idle, 1);
        problems.atLeast("--head-time", head, 1);
        problems.atLeast("--pace", pace, 0);
        problems.atLeast("--stop-time", stop, 0);
        problems.atLeast("--buffers", bufferMegabytes, 1);
        problems.atLeast("--request-content", contentKilobytes, 0);
        return new WebLimits(
                connections,
                perAddress,
                Duration.ofSeconds(idle),
                Duration.ofSeconds(head),
                pace,
                WebLimits.STANDARD.linger(),
                Duration.ofSeconds(stop),
                (long) bufferMegabytes << 20);
    }

    long requestBytes() {
        return (long) contentKilobytes << 10;
    }
}
