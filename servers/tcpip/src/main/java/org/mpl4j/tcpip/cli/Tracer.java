package org.mpl4j.tcpip.cli;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.ip.AddressPair;
import org.mpl4j.tcpip.ip.Datagram;
import org.mpl4j.tcpip.ip.IpError;
import org.mpl4j.tcpip.ip.SendResult;
import org.mpl4j.tcpip.packets.ip.IpProtocol;
import org.mpl4j.tcpip.packets.tcpip.EchoQuote;
import org.mpl4j.tcpip.packets.tcpip.TransportQuote;
import org.mpl4j.tcpip.stack.Stack;
import org.mpl4j.tcpip.udp.UdpMessage;
import org.mpl4j.tcpip.udp.UdpSocket;

/**
 * Finds the way to a target: packets with few hops are given up by the routers on it, who say so. All packets with one number of hops are sent at once, the next ones when these are answered or late. The
 * very first one goes alone, so that no others wait with it for a neighbor that is not known yet. A machine like the stack, in whose thread all of it happens.
 */
final class Tracer {
    private static final int IDENTIFIERS = 0x1_0000;

    private final Stack stack;
    private final TracePlan plan;
    private final Consumer<Hop> onHop;
    private final Consumer<Result> onEnd;
    private final int identifier;
    private final UdpSocket socket;
    private final UdpMessage message = new UdpMessage();
    private final Bytes data;
    private final Timer late = new Timer(this::go);
    private final Timer soon = new Timer(this::go);
    private final long[] sentAt;
    private Hop hop;
    private int number;
    private int sent;

    /** How it ended. */
    enum Result {
        /** The target answered. */
        ARRIVED,
        /** The target did not answer, or somebody else said that it cannot be reached. */
        NOT_REACHED,
        /** No route leads there. */
        NO_ROUTE
    }

    /**
     * Has not begun yet.
     *
     * @param onHop gets each hop when it is known
     * @param onEnd is told when it is over
     */
    Tracer(Stack stack, TracePlan plan, Consumer<Hop> onHop, Consumer<Result> onEnd) {
        this.stack = stack;
        this.plan = plan;
        this.onHop = onHop;
        this.onEnd = onEnd;
        identifier = stack.random().nextInt(1, IDENTIFIERS);
        data = Bytes.wrap(ByteBuffer.allocateDirect(plan.dataBytes()));
        socket = stack.udp().bind(plan.target().isV4() ? IpAddress.ANY_V4 : IpAddress.ANY, 0);
        number = plan.firstHop();
        sentAt = new long[plan.probes()];
        hop = new Hop(number, plan.probes());
    }

    /** Sends the first packets. */
    void start() {
        stack.icmp().onEchoReply(this::echoed);
        stack.icmp().onError(this::failed);
        socket.onReadable(this::readable);
        probe(1);
    }

    private void probe(int count) {
        stack.clock().armIn(late, plan.patience());
        for (int i = 0; i < count; i++) {
            sentAt[sent] = stack.clock().now();
            if (send(firstOfHop() + sent) != SendResult.SENT) {
                end(Result.NO_ROUTE);
                return;
            }
            sent++;
        }
    }

    private int firstOfHop() {
        return (number - plan.firstHop()) * plan.probes();
    }

    private SendResult send(int probe) {
        if (plan.isByEcho()) {
            return stack.icmp().ping(plan.target(), identifier, probe, data, number);
        }
        socket.setHopLimit(number);
        return socket.send(plan.target(), plan.port() + probe, data);
    }

    private void echoed(Datagram datagram, int id, int sequence, Bytes reply) {
        if (plan.isByEcho() && id == identifier) {
            answered(sequence, datagram.addresses().source(), null);
        }
    }

    /** Somebody listens on the port, and answers. */
    private void readable() {
        while (socket.receive(message)) {
            if (message.source().equals(plan.target())) {
                answered(message.sourcePort() - plan.port(), message.source(), null);
            }
        }
    }

    private void failed(IpAddress from, IpError error, AddressPair addresses, int protocol, Bytes beginning) {
        if (!addresses.dest().equals(plan.target())) {
            return;
        }
        try {
            if (protocol == (int) IpProtocol.UDP.value() && !plan.isByEcho()) {
                TransportQuote quote = TransportQuote.parse(beginning);
                if (quote.sourcePort() == socket.port()) {
                    answered(quote.destPort() - plan.port(), from, error);
                }
            } else if (protocol == (int) echoProtocol().value() && plan.isByEcho()) {
                EchoQuote echo = EchoQuote.parse(beginning);
                if (echo.identifier() == identifier) {
                    answered(echo.sequence(), from, error);
                }
            }
        } catch (ParseException e) {
            // What was quoted is not enough to tell whose it was.
        }
    }

    private IpProtocol echoProtocol() {
        return plan.target().isV4() ? IpProtocol.ICMP : IpProtocol.ICMPv6;
    }

    private void answered(int probe, IpAddress from, @Nullable IpError error) {
        int at = probe - firstOfHop();
        if (at < 0 || at >= sent || !late.isArmed()) {
            return;
        }
        if (hop.add(at, new Hop.Answer(from, stack.clock().now() - sentAt[at], error)) || sent < plan.probes()) {
            stack.clock().cancel(late);
            // Not now, while a packet is being received.
            stack.clock().armIn(soon, 0);
        }
    }

    /** All that were sent are answered, or late. */
    private void go() {
        if (sent < plan.probes()) {
            probe(plan.probes() - sent);
            return;
        }
        onHop.accept(hop);
        if (hop.isLast()) {
            end(hop.isArrived(plan.target()) ? Result.ARRIVED : Result.NOT_REACHED);
        } else if (number == plan.mostHops()) {
            end(Result.NOT_REACHED);
        } else {
            number++;
            sent = 0;
            hop = new Hop(number, plan.probes());
            probe(plan.probes());
        }
    }

    private void end(Result result) {
        stack.clock().cancel(late);
        socket.close();
        onEnd.accept(result);
    }
}
