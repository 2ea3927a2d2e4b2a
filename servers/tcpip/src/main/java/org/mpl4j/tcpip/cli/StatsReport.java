package org.mpl4j.tcpip.cli;

import java.util.Locale;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.icmp.IcmpEvent;
import org.mpl4j.tcpip.iface.LinkEvent;
import org.mpl4j.tcpip.iface.Port;
import org.mpl4j.tcpip.ip.InterfaceAddress;
import org.mpl4j.tcpip.ip.IpEvent;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.stack.Stack;
import org.mpl4j.tcpip.tcp.TcpEvent;
import org.mpl4j.tcpip.tcp.TcpFigures;
import org.mpl4j.tcpip.tcp.TcpListener;
import org.mpl4j.tcpip.udp.UdpEvent;

/**
 * How a stack is, as text for programs: a line each for the stack, its listeners, its connections and its counters, of words between tabs. {@link StatsSnapshot} reads it.
 */
final class StatsReport {
    static final String STACK = "stack";
    static final String LISTENER = "listener";
    static final String CONNECTION = "connection";
    static final String COUNTER = "counter";

    private final HostStack host;
    private final StringBuilder text = new StringBuilder();

    StatsReport(HostStack host) {
        this.host = host;
    }

    /** How it is now. */
    synchronized String text() {
        text.setLength(0);
        host.driver().lock();
        try {
            write(host.stack(), host.out());
        } finally {
            host.driver().unlock();
        }
        return text.toString();
    }

    private void write(Stack stack, NetInterface out) {
        StringBuilder addresses = new StringBuilder();
        for (InterfaceAddress address : out.addresses()) {
            addresses.append(addresses.isEmpty() ? "" : " ").append(address.prefix());
        }
        line(STACK, out.name(), addresses, out.mtu(), stack.clock().now());
        for (TcpListener listener : stack.tcp().listeners()) {
            line(LISTENER, listener.local(), listener.port(), listener.waiting());
        }
        stack.tcp().figures().forEach(this::write);
        Port port = stack.ports().getLast();
        count("link", LinkEvent.values(), port.counts());
        count("ip", IpEvent.values(), stack.ip().counts());
        count("icmp", IcmpEvent.values(), stack.icmp().v4().counts());
        count("icmp6", IcmpEvent.values(), stack.icmp().v6().counts());
        count("udp", UdpEvent.values(), stack.udp().counts());
        count("tcp", TcpEvent.values(), stack.tcp().counts());
    }

    private void write(TcpFigures connection) {
        line(
                CONNECTION,
                connection.localAddress(),
                connection.localPort(),
                connection.remoteAddress(),
                connection.remotePort(),
                connection.state(),
                connection.roundTrip(),
                connection.congestionWindow(),
                connection.sendQueue(),
                connection.receiveQueue(),
                connection.retransmits());
    }

    private <E extends Enum<E>> void count(String layer, E[] events, Counts<E> counts) {
        for (E event : events) {
            if (counts.get(event) > 0) {
                line(COUNTER, layer, event.name().toLowerCase(Locale.ROOT).replace('_', ' '), counts.get(event));
            }
        }
    }

    private void line(Object... words) {
        for (int i = 0; i < words.length; i++) {
            text.append(i == 0 ? "" : "\t").append(words[i]);
        }
        text.append('\n');
    }
}
