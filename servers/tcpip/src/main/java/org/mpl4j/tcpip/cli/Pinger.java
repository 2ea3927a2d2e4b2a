package org.mpl4j.tcpip.cli;

import java.nio.ByteBuffer;
import java.util.BitSet;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.ip.AddressPair;
import org.mpl4j.tcpip.ip.Datagram;
import org.mpl4j.tcpip.ip.IpError;
import org.mpl4j.tcpip.ip.SendResult;
import org.mpl4j.tcpip.packets.ip.IpProtocol;
import org.mpl4j.tcpip.packets.tcpip.EchoQuote;
import org.mpl4j.tcpip.stack.Stack;

/** Asks for echoes at an interval, and takes down when they come. A machine like the stack, in whose thread all of it happens. */
final class Pinger {
    private static final int SEQUENCES = 0x1_0000;
    private static final int HEADER = 8;

    private final Stack stack;
    private final PingPlan plan;
    private final PingListener listener;
    private final int identifier;
    private final byte[] content;
    private final Bytes data;
    private final long[] sentAt = new long[SEQUENCES];
    private final BitSet isAsked = new BitSet(SEQUENCES);
    private final BitSet isAnswered = new BitSet(SEQUENCES);
    private final RoundTrips times = new RoundTrips();
    private final Timer next = new Timer(this::ask);
    private final Timer last = new Timer(this::stop);
    private long begin;
    private long sent;
    private long again;
    private long errors;
    private long end;
    private boolean isOver;

    /** Has not begun yet. */
    Pinger(Stack stack, PingPlan plan, PingListener listener) {
        this.stack = stack;
        this.plan = plan;
        this.listener = listener;
        identifier = stack.random().nextInt(1, SEQUENCES);
        content = new byte[plan.size()];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) i;
        }
        ByteBuffer buffer = ByteBuffer.allocateDirect(content.length).put(content);
        data = Bytes.wrap(buffer.flip());
    }

    /** Sends the first request. */
    void start() {
        begin = stack.clock().now();
        stack.icmp().onEchoReply(this::replied);
        stack.icmp().onError(this::failed);
        ask();
    }

    private void ask() {
        int sequence = (int) (++sent % SEQUENCES);
        sentAt[sequence] = stack.clock().now();
        isAnswered.clear(sequence);
        isAsked.set(sequence);
        SendResult result = stack.icmp().ping(plan.target(), identifier, sequence, data, plan.hops());
        if (result != SendResult.SENT) {
            errors++;
            listener.notSent(sequence);
        }
        if (sent == plan.count()) {
            stack.clock().armIn(last, plan.patience());
        } else {
            stack.clock().armIn(next, plan.interval());
        }
    }

    private void replied(Datagram datagram, int id, int sequence, Bytes reply) {
        if (isOver || id != identifier || !isAsked.get(sequence)) {
            return;
        }
        boolean isAgain = isAnswered.get(sequence);
        long time = stack.clock().now() - sentAt[sequence];
        if (isAgain) {
            again++;
        } else {
            isAnswered.set(sequence);
            times.add(time);
        }
        boolean isIntact = reply.equals(data);
        listener.replied(
                datagram.addresses().source(),
                sequence,
                HEADER + reply.length(),
                datagram.hopLimit(),
                time,
                isAgain,
                isIntact);
        if (times.count() == plan.count()) {
            stop();
        }
    }

    private void failed(IpAddress from, IpError error, AddressPair addresses, int protocol, Bytes beginning) {
        boolean isEcho = protocol == (int) (plan.target().isV4() ? IpProtocol.ICMP : IpProtocol.ICMPv6).value();
        if (isOver || !isEcho || !addresses.dest().equals(plan.target())) {
            return;
        }
        try {
            EchoQuote echo = EchoQuote.parse(beginning);
            if (echo.identifier() == identifier && isAsked.get(echo.sequence())) {
                errors++;
                listener.failed(from, echo.sequence(), error);
            }
        } catch (ParseException e) {
            // What was quoted is not enough to tell whose it was.
        }
    }

    /** Asks and listens no more. */
    void stop() {
        if (isOver) {
            return;
        }
        isOver = true;
        end = stack.clock().now();
        stack.clock().cancel(next);
        stack.clock().cancel(last);
        listener.ended();
    }

    /** How many requests were answered. */
    long answered() {
        return times.count();
    }

    /** What ping prints in the end. */
    String summary() {
        long lost = sent == 0 ? 0 : Math.round(100.0 * (sent - times.count()) / sent);
        String line = times.line();
        return "--- %s ping statistics ---%n%d packets transmitted, %d received,%s%s %d%% packet loss, time %dms%s"
                .formatted(
                        plan.target(),
                        sent,
                        times.count(),
                        again > 0 ? " +" + again + " duplicates," : "",
                        errors > 0 ? " +" + errors + " errors," : "",
                        lost,
                        ((isOver ? end : stack.clock().now()) - begin) / Durations.MILLISECOND,
                        line.isEmpty() ? "" : System.lineSeparator() + line);
    }
}
