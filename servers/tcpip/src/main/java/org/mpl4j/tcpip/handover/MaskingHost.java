package org.mpl4j.tcpip.handover;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import org.mpl4j.servers.common.nativeio.FrameFile;

/**
 * Stands in for a host that is not ready yet, on the host's own interface: answers for its addresses, accepts connections to its ports and keeps what comes, as far as there is room, and sends nothing itself. Then it
 * hands the host over.
 */
public final class MaskingHost implements Closeable {
    private MaskingHost() {}

    /**
     * Begins to stand in.
     *
     * @param tap the interface, opened with offload headers; it stays open, and nobody else reads from it meanwhile
     */
    public static MaskingHost start(MaskPlan plan, FrameFile tap) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Sets what is called when somebody wants something of the host for the first time: by the thread that drives the stack, so that it must not wait. */
    public void onTraffic(Runnable listener) {
        throw new UnsupportedOperationException();
    }

    /** Waits until somebody wants something of the host: a connection, or a datagram; returns whether somebody does. */
    public boolean awaitTraffic(Duration most) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /**
     * Hands the host over, or goes on standing in if that fails. While the other side is waited for, the host goes on to be stood in for.
     *
     * @param most by when the other side has to be ready
     */
    public HandOverResult handOver(Conduit conduit, Duration most) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Begins anew, without connections, as whoever took the host is gone. */
    public void standInAgain() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Resets all connections, and goes on. */
    public void reset() {
        throw new UnsupportedOperationException();
    }

    /** Resets all connections if it has the host, and ends. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
