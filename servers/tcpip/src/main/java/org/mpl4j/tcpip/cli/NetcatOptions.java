package org.mpl4j.tcpip.cli;

import java.io.PrintWriter;
import java.time.Duration;
import org.mpl4j.tcpip.socket.TcpSocket;
import org.mpl4j.tcpip.tcp.TcpFigures;
import picocli.CommandLine.Option;

/** What {@code listen} and {@code connect} have in common. */
final class NetcatOptions {
    static final int LAST_PORT = 0xffff;

    @Option(
            names = {"-u", "--udp"},
            description = "Datagrams instead of a connection: each piece of input that is read at once is one.")
    private boolean isUdp;

    @Option(
            names = {"-w", "--timeout"},
            paramLabel = "SECONDS",
            defaultValue = "0",
            converter = Seconds.class,
            description =
                    "Give up when nothing was sent or received for so long; datagrams are then over without an error, once the input has ended. 0 is never (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ZERO;

    @Option(
            names = {"-v", "--verbose"},
            description = "Tell of connections, and how they were.")
    private boolean isVerbose;

    boolean isUdp() {
        return isUdp;
    }

    Duration timeout() {
        return timeout;
    }

    static int port(int number, int least) throws UsageException {
        if (number < least || number > LAST_PORT) {
            throw new UsageException("a port is " + least + " to " + LAST_PORT + ", not " + number);
        }
        return number;
    }

    void say(PrintWriter err, String line) {
        if (isVerbose) {
            err.println("mpl-net: " + line);
            err.flush();
        }
    }

    /** Tells how a connection was. */
    void sayEnd(PrintWriter err, TcpSocket socket, Relay relay) {
        if (isVerbose) {
            TcpFigures connection = socket.connection().figures();
            say(
                    err,
                    "%s: %d bytes sent, %d received, round trip %s, %d segments sent again"
                            .formatted(
                                    socket,
                                    relay.sent(),
                                    relay.received(),
                                    connection.roundTrip() < 0
                                            ? "not known"
                                            : RoundTrips.millis(connection.roundTrip()) + " ms",
                                    connection.retransmits()));
        }
    }
}
