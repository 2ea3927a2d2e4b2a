package org.mpl4j.tcpip.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.tcp.TcpConnection;
import org.mpl4j.tcpip.tcp.TcpListener;

/** Waits for connections. Those that nobody has accepted are in a queue, which is bounded; what is too much is not answered, and comes again. Any number of threads may accept. */
public final class TcpServerSocket extends StackChannel {
    private final TcpListener listener;
    private final InetSocketAddress local;
    private final Condition acceptable;
    private volatile long timeout = FOR_EVER;

    /** Takes a listener, with the stack. */
    TcpServerSocket(HostStack host, TcpListener listener, InetSocketAddress local) {
        super(host);
        this.listener = listener;
        this.local = local;
        acceptable = driver.newCondition();
        listener.onConnection(acceptable::signal);
    }

    /**
     * Waits for the next connection.
     *
     * @throws java.net.SocketTimeoutException if there was none for as long as {@link #setTimeout} says; the listener goes on
     * @throws java.nio.channels.AsynchronousCloseException if another thread closes the listener
     */
    public TcpSocket accept() throws IOException {
        Acceptance taken = new Acceptance();
        await(acceptable, timeout, "accepting", taken);
        TcpSocket socket = taken.socket;
        if (socket == null) {
            throw new ClosedChannelException();
        }
        return socket;
    }

    private final class Acceptance implements Attempt {
        private @Nullable TcpSocket socket;

        @Override
        public int go() throws IOException {
            if (!isOpen()) {
                throw new ClosedChannelException();
            }
            TcpConnection connection = listener.accept();
            if (connection == null) {
                return 0;
            }
            socket = host.socket(connection);
            return 1;
        }
    }

    @Override
    protected void implCloseChannel() {
        driver.lock();
        try {
            if (host.isTakenOver()) {
                // Whoever has given the host stands in for it again.
                listener.leave();
            } else {
                listener.close();
            }
            acceptable.signalAll();
            host.forget(this);
        } finally {
            driver.unlock();
        }
    }

    /** Sets how long {@link #accept} waits; zero is for ever. */
    public void setTimeout(Duration most) {
        timeout = nanoseconds(most);
    }

    /** The listener, to be used by who has the stack ({@link org.mpl4j.tcpip.drive.Driver#lock}). */
    public TcpListener listener() {
        return listener;
    }

    /** Where it listens. */
    public InetSocketAddress localAddress() {
        return local;
    }
}
