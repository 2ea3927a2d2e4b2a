package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.socket.TcpSocket;

/** Joins input and output of this process with a connection: the end of the input ends this side of it, the end of the other side ends the output. It is over when both have ended. */
final class Relay {
    private static final int CHUNK = 64 << 10;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final TcpSocket socket;
    private final InputStream in;
    private final OutputStream out;
    private final long idleNanos;
    private volatile long lastActivity = System.nanoTime();
    private volatile @Nullable IOException inputProblem;
    private volatile boolean isOver;
    private final AtomicLong sent = new AtomicLong();
    private long received;

    /**
     * Joins nothing yet.
     *
     * @param idle after how much time without a byte in either direction it is given up; zero for never
     */
    Relay(TcpSocket socket, InputStream in, OutputStream out, Duration idle) {
        this.socket = socket;
        this.in = in;
        this.out = out;
        idleNanos = idle.toNanos();
    }

    /**
     * Goes on until both sides have ended.
     *
     * @throws SocketTimeoutException if nothing moved for too long
     * @throws IOException if the connection breaks
     */
    void run() throws IOException, InterruptedException {
        Thread upstream = Thread.ofPlatform().daemon().name("input").start(this::send);
        try {
            receive();
            while (!upstream.join(LOOK_AGAIN)) {
                if (isIdle()) {
                    throw idle();
                }
            }
        } finally {
            isOver = true;
        }
        IOException problem = inputProblem;
        if (problem != null) {
            throw problem;
        }
    }

    private void send() {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                socket.write(ByteBuffer.wrap(chunk, 0, count));
                sent.addAndGet(count);
                lastActivity = System.nanoTime();
            }
            socket.shutdownOutput();
        } catch (IOException e) {
            if (!isOver) {
                inputProblem = e;
            }
        }
    }

    private void receive() throws IOException {
        byte[] chunk = new byte[CHUNK];
        if (idleNanos > 0) {
            socket.setReadTimeout(Duration.ofNanos(idleNanos));
        }
        while (true) {
            int count;
            try {
                count = socket.read(ByteBuffer.wrap(chunk));
            } catch (SocketTimeoutException e) {
                if (isIdle()) {
                    throw idle();
                }
                continue;
            }
            if (count < 0) {
                return;
            }
            received += count;
            lastActivity = System.nanoTime();
            out.write(chunk, 0, count);
            if (socket.available() == 0) {
                out.flush();
            }
        }
    }

    private boolean isIdle() {
        return idleNanos > 0 && System.nanoTime() - lastActivity >= idleNanos;
    }

    private SocketTimeoutException idle() {
        return new SocketTimeoutException("nothing came and nothing went for "
                + Duration.ofNanos(idleNanos).toMillis() + " ms");
    }

    /** How many bytes were sent. */
    long sent() {
        return sent.get();
    }

    /** How many bytes came. */
    long received() {
        return received;
    }
}
