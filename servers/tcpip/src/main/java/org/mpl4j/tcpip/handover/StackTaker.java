package org.mpl4j.tcpip.handover;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.handover.Messages.Counts;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.packets.handover.Handover;
import org.mpl4j.tcpip.stack.Stack;
import org.mpl4j.tcpip.tcp.TcpSecrets;

/** Makes a stack the host that {@link StackGiver} tells of. Nothing is sent, and no program told, until {@link #carryOn}. After a failure the stack is of no use. */
final class StackTaker {
    private static final int MOST_DATAGRAMS = 1 << 16;

    private final Stack stack;
    private final NetInterface out;
    private final MessageSource source;
    private final List<Waiting> waiting = new ArrayList<>();
    private @Nullable ConnectionReader open;
    private long neighbors;
    private long connections;
    private long notServed;

    /** A datagram that nobody has read. */
    private record Waiting(IpAddress source, int sourcePort, IpAddress dest, int destPort, ByteBuffer data) {}

    StackTaker(Stack stack, NetInterface out, MessageSource source) {
        this.stack = stack;
        this.out = out;
        this.source = source;
    }

    /** Takes all up to the end. */
    Counts take() throws HandOverException {
        Handover message = source.next();
        Messages.expect(message, Handover.BodyKind.Secrets);
        secrets(message.bodyAsSecrets());
        for (message = source.next(); message.bodyKind() != Handover.BodyKind.End; message = source.next()) {
            switch (message.bodyKind()) {
                case Neighbor -> neighbor(message.bodyAsNeighbor());
                case Connection -> connection(message.bodyAsConnection());
                case Data -> data(message.bodyAsData());
                case Datagram -> datagram(message.bodyAsDatagram());
                default -> Messages.expect(message, Handover.BodyKind.End);
            }
        }
        closeConnection();
        Counts counts = new Counts(neighbors, connections, waiting.size());
        Counts told = Counts.of(message.bodyAsEnd().counts());
        if (!counts.equals(told)) {
            throw new HandOverException("there are " + told + " to take, but " + counts + " came");
        }
        return counts;
    }

    /** How many connections nobody listens for. */
    long notServed() {
        return notServed;
    }

    private void secrets(Handover.Body.Secrets body) throws HandOverException {
        try {
            stack.tcp()
                    .restore(new TcpSecrets(
                            body.stackTime(),
                            body.sequenceSecret(),
                            body.cookieKey(),
                            (int) body.cookieTimestamp(),
                            body.cookieAge()));
        } catch (IllegalArgumentException e) {
            throw new HandOverException(String.valueOf(e.getMessage()), e);
        }
    }

    private void neighbor(Handover.Body.Neighbor body) throws HandOverException {
        IpAddress address = Messages.address(body.address());
        if (address.isMulticast() || address.isUnspecified()) {
            throw new HandOverException(address + " is no neighbor");
        }
        out.neighbors().restore(address.high(), address.low(), body.mac(), body.router());
        neighbors++;
    }

    private void connection(Handover.Body.Connection body) throws HandOverException {
        closeConnection();
        open = new ConnectionReader(body.connection());
    }

    private void data(Handover.Body.Data body) throws HandOverException {
        ConnectionReader connection = open;
        if (connection == null) {
            throw new HandOverException("data came that is of no connection");
        }
        connection.take(body);
    }

    /** All messages of a connection have come. */
    private void closeConnection() throws HandOverException {
        ConnectionReader connection = open;
        if (connection == null) {
            return;
        }
        open = null;
        if (connection.isMissingData()) {
            throw new HandOverException("some of what waits in the queues of a connection did not come");
        }
        try {
            if (!stack.tcp().restore(connection.image())) {
                notServed++;
            }
            connections++;
        } catch (IllegalArgumentException e) {
            throw new HandOverException(String.valueOf(e.getMessage()), e);
        }
    }

    private void datagram(Handover.Body.Datagram body) throws HandOverException {
        if (waiting.size() == MOST_DATAGRAMS) {
            throw new HandOverException("more than " + MOST_DATAGRAMS + " datagrams came");
        }
        waiting.add(new Waiting(
                Messages.address(body.source()),
                body.sourcePort(),
                Messages.address(body.dest()),
                body.destPort(),
                ByteBuffer.wrap(body.data().toArray())));
    }

    /** Programs get what is theirs, and connections may send. */
    void carryOn() {
        for (Waiting datagram : waiting) {
            stack.udp()
                    .restore(
                            datagram.source(),
                            datagram.sourcePort(),
                            datagram.dest(),
                            datagram.destPort(),
                            datagram.data());
        }
        waiting.clear();
        stack.tcp().carryOn();
    }
}
