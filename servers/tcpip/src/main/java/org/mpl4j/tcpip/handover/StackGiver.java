package org.mpl4j.tcpip.handover;

import java.lang.System.Logger.Level;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.handover.Messages.Counts;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.neighbor.Neighbor;
import org.mpl4j.tcpip.stack.Stack;
import org.mpl4j.tcpip.tcp.ConnectionImage;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpSecrets;
import org.mpl4j.tcpip.udp.UdpMessage;
import org.mpl4j.tcpip.udp.UdpSocket;

/** Tells all that another stack has to know to be the same host: secrets, neighbors, connections, datagrams, and how many these were. The stack stays as it is; nobody may use it meanwhile. */
final class StackGiver {
    private final Stack stack;
    private final NetInterface out;
    private final MessageSink sink;

    StackGiver(Stack stack, NetInterface out, MessageSink sink) {
        this.stack = stack;
        this.out = out;
        this.sink = sink;
    }

    Counts give() throws HandOverException {
        secrets();
        Counts counts = new Counts(neighbors(), connections(), datagrams());
        sink.send(message -> message.bodyAsEnd().counts(counts.content()));
        return counts;
    }

    private void secrets() throws HandOverException {
        TcpSecrets secrets = stack.tcp().secrets();
        sink.send(message -> message.bodyAsSecrets()
                .stackTime(secrets.time())
                .sequenceSecret(secrets.sequenceSecret())
                .cookieKey(secrets.cookieKey())
                .cookieTimestamp(Integer.toUnsignedLong(secrets.cookieTimestamp()))
                .cookieAge(secrets.cookieAge()));
    }

    private long neighbors() throws HandOverException {
        long count = 0;
        for (Neighbor neighbor : out.neighbors().known()) {
            sink.send(message -> message.bodyAsNeighbor()
                    .address(builder -> builder.high(neighbor.high()).low(neighbor.low()))
                    .mac(neighbor.mac())
                    .router(neighbor.isRouter()));
            count++;
        }
        return count;
    }

    private long connections() throws HandOverException {
        ConnectionMessage messages = new ConnectionMessage(sink);
        long count = 0;
        for (TcpConnection connection : stack.tcp().transferable()) {
            ConnectionImage image;
            try {
                image = connection.image();
            } catch (IllegalArgumentException e) {
                // What the other side has said of it makes no sense: the next owner does not know it, and resets it.
                System.getLogger(StackGiver.class.getName())
                        .log(Level.WARNING, "a connection is not handed over: " + e.getMessage());
                continue;
            }
            messages.send(image);
            count++;
        }
        return count;
    }

    private long datagrams() throws HandOverException {
        long count = 0;
        for (UdpSocket socket : stack.udp().sockets()) {
            for (int i = 0; i < socket.waiting(); i++) {
                UdpMessage datagram = socket.waiting(i);
                sink.send(message -> message.bodyAsDatagram()
                        .source(Messages.address(datagram.source()))
                        .sourcePort(datagram.sourcePort())
                        .dest(Messages.address(datagram.dest()))
                        .destPort(socket.port())
                        .data(Bytes.wrap(datagram.data())));
                count++;
            }
        }
        return count;
    }
}
