package org.mpl4j.dns.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mpl4j.tcpip.ip.InterfaceAddress;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.StackPlan;

/** The sockets of a TCP/IP stack of ours, which is for the server alone. Queries are answered in the thread that drives it. */
public final class StackNetwork implements Network {
    private final HostStack stack;

    /** Takes a stack that runs, and closes it in the end. */
    public StackNetwork(HostStack stack) {
        this.stack = stack;
    }

    /**
     * Starts a stack.
     *
     * @throws IOException if the system refuses its device, with what to do about it
     */
    public static StackNetwork start(StackPlan plan) throws IOException {
        return new StackNetwork(HostStack.start(plan));
    }

    @Override
    public UdpTransport udp(Collection<InetSocketAddress> addresses, UdpOptions options) throws IOException {
        return StackDatagrams.bind(stack, expand(addresses), options);
    }

    @Override
    public StreamTransport streams(StreamLimits limits) {
        return new StackStreams(stack, limits, this::expand);
    }

    @Override
    public void ready() throws IOException {
        stack.ready();
    }

    /** Makes of a wildcard the addresses that the stack has: answers come from where the question went. */
    private List<InetSocketAddress> expand(Collection<InetSocketAddress> addresses) {
        Set<InetSocketAddress> all = new LinkedHashSet<>();
        stack.driver().lock();
        try {
            for (InetSocketAddress address : addresses) {
                if (address.getAddress().isAnyLocalAddress()) {
                    for (InterfaceAddress own : stack.out().addresses()) {
                        all.add(new InetSocketAddress(own.address().toInetAddress(), address.getPort()));
                    }
                } else {
                    all.add(address);
                }
            }
        } finally {
            stack.driver().unlock();
        }
        return List.copyOf(all);
    }

    @Override
    public void close() throws IOException {
        stack.close();
    }
}
