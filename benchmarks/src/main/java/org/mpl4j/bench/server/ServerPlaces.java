package org.mpl4j.bench.server;

import java.io.IOException;

/** Where servers that are compared run: all in the same way, as far as the client can tell. */
public interface ServerPlaces extends AutoCloseable {
    /** On the loopback interface, which only the kernel's sockets have. */
    ServerPlaces LOOPBACK = new ServerPlaces() {
        @Override
        public boolean has(Sockets sockets) {
            return sockets == Sockets.KERNEL;
        }

        @Override
        public ServerPlace place(Sockets sockets) {
            return ServerPlace.LOOPBACK;
        }

        @Override
        public void started() {}

        @Override
        public void close() {}
    };

    /** Makes links, or uses the loopback interface. */
    static ServerPlaces of(boolean isLink, int serverCpu) throws IOException {
        return isLink ? new ServerLinks(serverCpu) : LOOPBACK;
    }

    /** Whether there is a place for a server that uses such sockets. */
    boolean has(Sockets sockets);

    /** Where a server runs that uses such sockets. */
    ServerPlace place(Sockets sockets) throws IOException;

    /** A server has started. */
    void started() throws IOException;

    @Override
    void close() throws IOException;
}
