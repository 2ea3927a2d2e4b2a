package org.mpl4j.tcpip.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Two stacks that run, and a cable between them. */
final class TwoHosts implements AutoCloseable {
    static final String LEFT = "192.0.2.1";
    static final String RIGHT = "192.0.2.2";

    private static final Duration LONG = Duration.ofSeconds(30);

    final Cable cable;
    final HostStack left;
    final HostStack right;

    TwoHosts() {
        this(new Cable());
    }

    TwoHosts(Cable between) {
        cable = between;
        left = HostStack.start(
                StackPlan.tap("left")
                        .address(LEFT + "/24")
                        .address("2001:db8::1/64")
                        .plan(),
                cable.left());
        right = HostStack.start(
                StackPlan.tap("right")
                        .address(RIGHT + "/24")
                        .address("2001:db8::2/64")
                        .plan(),
                cable.right());
    }

    static InetSocketAddress right(int port) {
        return new InetSocketAddress(RIGHT, port);
    }

    /** A listener on the right. */
    TcpServerSocket listen(int backlog) throws IOException {
        TcpServerSocket listener = right.listen(right(0), backlog);
        listener.setTimeout(LONG);
        return listener;
    }

    /** A connection to a listener on the right. */
    TcpSocket connect(TcpServerSocket listener) throws IOException {
        return left.connect(listener.localAddress(), LONG);
    }

    @Override
    public void close() throws IOException {
        left.close(Duration.ZERO);
        right.close(Duration.ZERO);
    }
}
