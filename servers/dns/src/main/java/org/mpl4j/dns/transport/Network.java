package org.mpl4j.dns.transport;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collection;

/** Whose sockets queries come by. */
public interface Network extends Closeable {
    /**
     * Binds sockets for datagrams.
     *
     * @param addresses where to listen
     * @throws IOException if one can't be bound; its message names it
     */
    UdpTransport udp(Collection<InetSocketAddress> addresses, UdpOptions options) throws IOException;

    /** Makes a server of streams that listens nowhere yet. */
    StreamTransport streams(StreamLimits limits);

    /**
     * All sockets are there, and somebody answers: what came for them meanwhile, elsewhere, may come.
     *
     * @throws IOException if it does not
     */
    default void ready() throws IOException {}

    /** The system's. */
    static Network ofKernel() {
        return new Network() {
            @Override
            public UdpTransport udp(Collection<InetSocketAddress> addresses, UdpOptions options) throws IOException {
                return UdpServer.bind(addresses, options);
            }

            @Override
            public StreamTransport streams(StreamLimits limits) {
                return new StreamServer(limits);
            }

            @Override
            public void close() {
                // The system goes on.
            }
        };
    }
}
