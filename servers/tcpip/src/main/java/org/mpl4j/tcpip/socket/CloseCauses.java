package org.mpl4j.tcpip.socket;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import org.mpl4j.tcpip.tcp.CloseCause;

/** Why connections ended, as the exceptions of {@code java.net} that programs know. */
final class CloseCauses {
    private CloseCauses() {}

    /** Of a connection that did not come about. */
    static IOException ofOpening(CloseCause cause, InetSocketAddress remote) {
        return switch (cause) {
            case REFUSED -> new ConnectException("connection refused: nobody listens at " + text(remote));
            case TIMED_OUT -> new ConnectException("connection timed out: " + text(remote) + " does not answer");
            case UNREACHABLE -> new NoRouteToHostException("no route to host: " + text(remote) + " cannot be reached");
            case RESET -> new ConnectException("connection reset by " + text(remote));
            case CLOSED, ABORTED -> new ClosedChannelException();
        };
    }

    /** Of one that did. */
    static IOException of(CloseCause cause, InetSocketAddress remote) {
        return switch (cause) {
            case REFUSED, RESET -> new SocketException("connection reset by " + text(remote));
            case TIMED_OUT ->
                new SocketException("connection timed out: " + text(remote) + " does not answer any more");
            case UNREACHABLE ->
                new NoRouteToHostException("no route to host: " + text(remote) + " cannot be reached any more");
            case CLOSED, ABORTED -> new ClosedChannelException();
        };
    }

    static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + " port " + address.getPort();
    }
}
