package org.mpl4j.tcpip.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.Condition;
import org.mpl4j.tcpip.drive.Driver;
import org.mpl4j.tcpip.tcp.CloseCause;
import org.mpl4j.tcpip.tcp.TcpConnection;

/** What threads write to a connection: one after the other, each all of its bytes. */
final class SocketOutput {
    /** Who waits for room is woken when there is this part of the buffer: for each acknowledgment would be too often. */
    private static final int WORTH_WAKING = 4;

    private final TcpSocket socket;
    private final TcpConnection connection;
    private final InetSocketAddress remote;
    private final Driver driver;
    private final Condition possible;
    private final int roomWorthWaking;
    private boolean isShut;
    private boolean isWriting;

    /** With the stack. */
    SocketOutput(TcpSocket socket, TcpConnection connection, InetSocketAddress remote) {
        this.socket = socket;
        this.connection = connection;
        this.remote = remote;
        driver = socket.driver;
        possible = driver.newCondition();
        roomWorthWaking = Math.max((connection.room() + connection.unacknowledged()) / WORTH_WAKING, 1);
    }

    /** Is signalled when something may be possible that was not before. */
    Condition possible() {
        return possible;
    }

    /** With the stack: the connection has changed. */
    void changed() {
        boolean isPossible = connection.isEstablished() && connection.room() >= roomWorthWaking;
        if (isPossible || connection.cause() != null) {
            possible.signalAll();
        }
    }

    /** With the stack: no more will be written. */
    void shut() {
        isShut = true;
        connection.closeOutput();
        possible.signalAll();
    }

    int write(ByteBuffer source) throws IOException {
        int count = source.remaining();
        boolean hasTurn = !Thread.currentThread().isInterrupted() && begin(source);
        if (!hasTurn) {
            awaitTurn();
        }
        if (!hasTurn || source.hasRemaining()) {
            try {
                socket.await(possible, StackChannel.FOR_EVER, "writing", () -> tryWrite(source) ? 1 : 0);
            } finally {
                endTurn();
            }
        }
        return count;
    }

    /** Writes what there is room for, if nobody else writes; then no one else does until the rest is written. */
    private boolean begin(ByteBuffer source) throws IOException {
        driver.lock();
        try {
            check();
            if (isWriting) {
                return false;
            }
            isWriting = !tryWrite(source);
            return true;
        } finally {
            driver.unlock();
        }
    }

    private boolean tryWrite(ByteBuffer source) throws IOException {
        check();
        connection.write(source);
        return !source.hasRemaining();
    }

    private void check() throws IOException {
        if (!socket.isOpen() || isShut) {
            throw new ClosedChannelException();
        }
        CloseCause cause = connection.cause();
        if (cause != null) {
            throw cause == CloseCause.CLOSED
                    ? new SocketException("the connection has ended")
                    : CloseCauses.of(cause, remote);
        }
    }

    private void awaitTurn() throws IOException {
        socket.await(possible, StackChannel.FOR_EVER, "writing", () -> {
            if (isWriting) {
                return 0;
            }
            isWriting = true;
            return 1;
        });
    }

    private void endTurn() {
        driver.lock();
        isWriting = false;
        possible.signalAll();
        driver.unlock();
    }
}
