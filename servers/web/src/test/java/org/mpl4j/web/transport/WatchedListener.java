package org.mpl4j.web.transport;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import org.mpl4j.servers.common.link.Link;
import org.mpl4j.servers.common.link.LinkListener;

/** A listener that tells each time a connection of it waits for bytes. */
final class WatchedListener implements LinkListener {
    private final LinkListener listener;
    private final Semaphore reads = new Semaphore(0);

    WatchedListener(LinkListener listener) {
        this.listener = listener;
    }

    /** Waits until connections have begun to wait so many times more, all together. */
    void awaitReads(int count) throws InterruptedException {
        reads.acquire(count);
    }

    @Override
    public Link accept() throws IOException {
        return new WatchedLink(listener.accept(), reads);
    }

    @Override
    public SocketAddress localAddress() {
        return listener.localAddress();
    }

    @Override
    public boolean isOpen() {
        return listener.isOpen();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private record WatchedLink(Link link, Semaphore reads) implements Link {
        @Override
        public int read(ByteBuffer target) throws IOException {
            reads.release();
            return link.read(target);
        }

        @Override
        public void write(ByteBuffer source) throws IOException {
            link.write(source);
        }

        @Override
        public SocketAddress remoteAddress() {
            return link.remoteAddress();
        }

        @Override
        public SocketAddress localAddress() {
            return link.localAddress();
        }

        @Override
        public void noDelay(boolean isOn) throws IOException {
            link.noDelay(isOn);
        }

        @Override
        public void quickAck() throws IOException {
            link.quickAck();
        }

        @Override
        public void endOutput() throws IOException {
            link.endOutput();
        }

        @Override
        public void close() throws IOException {
            link.close();
        }
    }
}
