package org.mpl4j.dns.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.servers.common.metrics.Tallies;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.UdpSocketHandle;
import org.mpl4j.tcpip.udp.UdpMessage;
import org.mpl4j.tcpip.udp.UdpRuns;
import org.mpl4j.tcpip.udp.UdpSocket;

/** Answers datagrams of a stack of ours where they come in: in the thread that drives it, while it has the packet. */
final class StackDatagrams implements UdpTransport {
    private final HostStack stack;
    private final UdpOptions options;
    private final List<UdpSocketHandle> sockets = new ArrayList<>();

    private StackDatagrams(HostStack stack, UdpOptions options) {
        this.stack = stack;
        this.options = options;
    }

    static StackDatagrams bind(HostStack stack, Collection<InetSocketAddress> addresses, UdpOptions options)
            throws IOException {
        StackDatagrams bound = new StackDatagrams(stack, options);
        for (InetSocketAddress address : addresses) {
            try {
                bound.sockets.add(stack.bind(address));
            } catch (IOException e) {
                bound.close();
                throw new IOException(
                        "cannot listen on " + Addresses.show(address) + " over UDP: " + e.getMessage(), e);
            }
        }
        return bound;
    }

    @Override
    public List<InetSocketAddress> addresses() {
        return sockets.stream().map(UdpSocketHandle::localAddress).toList();
    }

    @Override
    public void start(Supplier<Service> services, Tallies tallies) {
        stack.driver().lock();
        try {
            for (UdpSocketHandle socket : sockets) {
                Answerer answerer = new Answerer(services.get(), Transport.UDP, tallies.join());
                UdpLater later = new UdpLater(socket::send, tallies.join());
                answerer.request().allowLater(() -> later.answerTo(answerer.request()));
                Serving serving = new Serving(socket.socket(), answerer, options.room());
                socket.socket().onReadable(serving::serve);
                serving.serve();
            }
        } finally {
            stack.driver().unlock();
        }
    }

    /** Serves one socket. */
    private static final class Serving {
        private final UdpSocket socket;
        private final Answerer answerer;
        private final int room;
        private final UdpMessage message = new UdpMessage();
        private final ByteBuffer reply;
        private final UdpRuns answers;

        Serving(UdpSocket socket, Answerer answerer, int room) {
            this.socket = socket;
            this.answerer = answerer;
            this.room = room;
            reply = ByteBuffer.allocateDirect(room);
            answers = new UdpRuns(socket);
        }

        void serve() {
            while (socket.receive(message)) {
                ByteBuffer data = message.data();
                int port = message.sourcePort();
                if (data.remaining() > room || port == 0) {
                    answerer.count(TransportCounter.REJECTED, 1);
                } else if (answerer.answer(
                        data, message.sourceHigh(), message.sourceLow(), 0, port, 0, reply.clear())) {
                    unsent(answers.add(message.sourceHigh(), message.sourceLow(), port, reply.flip()));
                }
            }
            unsent(answers.flush());
        }

        private void unsent(int count) {
            if (count > 0) {
                answerer.count(TransportCounter.UNSENT, count);
            }
        }
    }

    @Override
    public int socketCount() {
        return sockets.size();
    }

    @Override
    public int nativeCount() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        for (UdpSocketHandle socket : sockets) {
            socket.close();
        }
    }
}
