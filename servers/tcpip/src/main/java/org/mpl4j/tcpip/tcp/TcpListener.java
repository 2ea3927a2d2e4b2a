package org.mpl4j.tcpip.tcp;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;

/** Takes connections to a port. Those that are not complete are bounded, and so are those that nobody has accepted. */
public final class TcpListener {
    private final TcpLayer layer;
    private final IpAddress local;
    private final int port;
    private final int backlog;
    private final TcpSettings settings;
    private final Deque<TcpConnection> established = new ArrayDeque<>();
    private int opening;
    private @Nullable Runnable onConnection;

    TcpListener(TcpLayer layer, IpAddress local, int port, int backlog, TcpSettings settings) {
        this.layer = layer;
        this.local = local;
        this.port = port;
        this.backlog = backlog;
        this.settings = settings;
    }

    /** Sets what is called when there is something to {@link #accept}. */
    public void onConnection(Runnable callback) {
        onConnection = callback;
    }

    /** The connection that was there first; null if there is none. */
    public @Nullable TcpConnection accept() {
        return established.poll();
    }

    /** How many connections nobody has accepted yet. */
    public int waiting() {
        return established.size();
    }

    /** Takes no more connections; those that nobody has accepted are reset. */
    public void close() {
        layer.remove(this);
        for (TcpConnection connection = accept(); connection != null; connection = accept()) {
            connection.abort();
        }
    }

    /** The same, where somebody else will have the host soon: who begins a connection until then is not refused, and asks again. */
    public void leave() {
        close();
        layer.leave(this);
    }

    /** Its port. */
    public int port() {
        return port;
    }

    /** Its address, which is unspecified if it is for all. */
    public IpAddress local() {
        return local;
    }

    TcpSettings settings() {
        return settings;
    }

    boolean isFor(long high, long low) {
        return local.isUnspecified()
                ? !local.isV4() || IpAddress.isV4(high, low)
                : local.low() == low && local.high() == high;
    }

    /** Whether as many connections wait to be accepted as may. */
    boolean isQueueFull() {
        return established.size() >= backlog;
    }

    /** Whether as many are incomplete as may. */
    boolean isOpeningFull() {
        return opening >= backlog;
    }

    void begun() {
        opening++;
    }

    void established(TcpConnection connection) {
        opening--;
        established.add(connection);
        Runnable callback = onConnection;
        if (callback != null) {
            callback.run();
        }
    }

    /** A connection of another stack goes on here. */
    void restored(TcpConnection connection) {
        opening++;
        if (connection.isEstablished()) {
            established(connection);
        }
    }

    void ended(TcpConnection connection) {
        if (!connection.isEstablished()) {
            opening--;
        } else {
            established.remove(connection);
        }
    }
}
