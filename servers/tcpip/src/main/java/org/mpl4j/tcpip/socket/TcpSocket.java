package org.mpl4j.tcpip.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.packets.tcp.TcpPolicy;
import org.mpl4j.tcpip.tcp.CloseCause;
import org.mpl4j.tcpip.tcp.KeepAliveSettings;
import org.mpl4j.tcpip.tcp.TcpConnection;

/**
 * A connection, as a channel that blocks. Bytes go between the buffers of programs and those of the connection without others in between, in the thread that reads or writes, and segments go out in the thread
 * that writes. One thread may read while another one writes; of several that write, each one's bytes stay together.
 */
public final class TcpSocket extends StackChannel implements ByteChannel {
    private final TcpConnection connection;
    private final InetSocketAddress remote;
    private final InetSocketAddress local;
    private final Condition readable;
    private final SocketOutput output;
    private volatile long readTimeout = FOR_EVER;
    private volatile @Nullable Duration linger;
    private boolean isInputShut;

    /** Takes a connection, with the stack. */
    TcpSocket(HostStack host, TcpConnection connection) {
        super(host);
        this.connection = connection;
        remote = new InetSocketAddress(connection.remoteAddress().toInetAddress(), connection.remotePort());
        local = new InetSocketAddress(connection.localAddress().toInetAddress(), connection.localPort());
        readable = driver.newCondition();
        output = new SocketOutput(this, connection, remote);
        connection.onChange(this::changed);
    }

    /** With the stack: something can be read or written, or it is over. */
    private void changed() {
        boolean isOver = connection.cause() != null;
        if (isOver || connection.available() > 0 || connection.state() != TcpPolicy.State.ESTABLISHED) {
            readable.signalAll();
        }
        output.changed();
        if (isOver) {
            host.forget(this);
        }
    }

    /** Waits until both sides have agreed on it. */
    void awaitOpening(long timeout) throws IOException {
        await(output.possible(), timeout, "connecting to " + CloseCauses.text(remote), () -> {
            CloseCause cause = connection.cause();
            if (cause != null && !connection.isEstablished()) {
                throw CloseCauses.ofOpening(cause, remote);
            }
            return connection.isEstablished() ? 1 : 0;
        });
    }

    /**
     * Reads what is there, or waits for it.
     *
     * @return how many bytes; -1 if the other side has ended its output, and all of it was read
     * @throws java.net.SocketTimeoutException if nothing came for as long as {@link #setReadTimeout} says; the connection goes on
     * @throws SocketException if the other side has reset it, or does not answer any more
     */
    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!into.hasRemaining()) {
            return 0;
        }
        int count = 0;
        if (!Thread.currentThread().isInterrupted()) {
            driver.lock();
            try {
                count = tryRead(into);
            } finally {
                driver.unlock();
            }
        }
        return count != 0 ? count : await(readable, readTimeout, "reading", () -> tryRead(into));
    }

    private int tryRead(ByteBuffer into) throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        if (isInputShut) {
            return -1;
        }
        int count = connection.read(into);
        CloseCause cause = connection.cause();
        if (count < 0 && cause != null && cause != CloseCause.CLOSED) {
            throw CloseCauses.of(cause, remote);
        }
        return count;
    }

    /**
     * Writes all of it, and waits until the connection has taken it.
     *
     * @return how many bytes that were
     * @throws ClosedChannelException if this side has closed it, or its output
     * @throws SocketException if the other side has reset it, or does not answer any more
     */
    @Override
    public int write(ByteBuffer source) throws IOException {
        return output.write(source);
    }

    /** How many bytes can be read at once. */
    public int available() {
        driver.lock();
        try {
            return connection.available();
        } finally {
            driver.unlock();
        }
    }

    /** Ends the output: the other side reads to its end, and may go on to write. */
    public void shutdownOutput() throws IOException {
        driver.lock();
        try {
            if (!isOpen()) {
                throw new ClosedChannelException();
            }
            output.shut();
        } finally {
            driver.unlock();
        }
    }

    /** Reads no more: whoever reads is at the end of what came. What still comes stays unread, and is answered by a reset when this is closed. */
    public void shutdownInput() throws IOException {
        driver.lock();
        try {
            if (!isOpen()) {
                throw new ClosedChannelException();
            }
            isInputShut = true;
            readable.signalAll();
        } finally {
            driver.unlock();
        }
    }

    /** Ends it at once, with a reset; what was written and not sent is lost. */
    public void abort() throws IOException {
        driver.lock();
        try {
            connection.abort();
        } finally {
            driver.unlock();
        }
        close();
    }

    /**
     * What {@link #close} does: with unread bytes the other side gets a reset (RFC 2525 section 2.17), otherwise what was written is sent, and then the end. It waits for that only if {@link #setLinger} says so.
     */
    @Override
    protected void implCloseChannel() {
        driver.lock();
        try {
            Duration lingers = linger;
            if (lingers != null && lingers.isZero()) {
                connection.abort();
            } else {
                connection.close();
            }
            readable.signalAll();
            output.possible().signalAll();
            if (lingers != null) {
                linger(lingers.toNanos());
            }
        } finally {
            driver.unlock();
        }
    }

    private void linger(long most) {
        long begin = driver.now();
        try {
            for (long left = most; !isFinished() && left > 0; left = most - (driver.now() - begin)) {
                driver.await(readable, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!isFinished()) {
            connection.abort();
        }
    }

    /** With the stack: whether the other side has all that was written, and knows that it is all. */
    boolean isFinished() {
        return connection.cause() != null
                || switch (connection.state()) {
                    case FIN_WAIT_2, TIME_WAIT, CLOSED -> true;
                    default -> false;
                };
    }

    /** Sets how long {@link #read} waits; zero is for ever. */
    public void setReadTimeout(Duration timeout) {
        readTimeout = nanoseconds(timeout);
    }

    /** Sends short segments at once, or (Nagle's algorithm) only when others have been acknowledged. */
    public void setNoDelay(boolean isOn) throws IOException {
        driver.lock();
        try {
            if (!isOpen()) {
                throw new ClosedChannelException();
            }
            connection.setNoDelay(isOn);
        } finally {
            driver.unlock();
        }
    }

    /**
     * Sets whether the other side is asked if it is still there when it says nothing.
     *
     * @param settings when; {@link KeepAliveSettings#OFF} (as in the beginning) for never
     */
    public void setKeepAlive(KeepAliveSettings settings) throws IOException {
        driver.lock();
        try {
            if (!isOpen()) {
                throw new ClosedChannelException();
            }
            connection.setKeepAlive(settings);
        } finally {
            driver.unlock();
        }
    }

    /**
     * Has {@link #close} wait until the other side has all that was written, and reset the connection if that takes too long.
     *
     * @param most how long; zero resets it without waiting; null (as in the beginning) is not to wait, and go on to send
     */
    public void setLinger(@Nullable Duration most) {
        linger = most;
    }

    /** The other side. */
    public InetSocketAddress remoteAddress() {
        return remote;
    }

    /** Our side. */
    public InetSocketAddress localAddress() {
        return local;
    }

    /** The connection, to be used by who has the stack ({@link org.mpl4j.tcpip.drive.Driver#lock}). */
    public TcpConnection connection() {
        return connection;
    }

    @Override
    public String toString() {
        return "TCP " + CloseCauses.text(local) + " to " + CloseCauses.text(remote);
    }
}
