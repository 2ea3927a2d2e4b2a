package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.socket.UdpSocketHandle;

/**
 * Joins input and output of this process with datagrams to and from one peer: each piece of input that is read at once is one datagram. As datagrams have no end, it is over when nothing moves any more after the
 * input has ended.
 */
final class DatagramRelay {
    /** What fits into one packet of the usual Ethernet, over IPv6 too. */
    static final int PIECE = 1452;

    private static final int MOST = 0xffff;

    private final UdpSocketHandle socket;
    private final InputStream in;
    private final OutputStream out;
    private final Duration idle;
    private volatile long lastActivity = System.nanoTime();
    private volatile boolean isInputAtEnd;
    private volatile @Nullable IOException inputProblem;

    /**
     * Joins nothing yet.
     *
     * @param idle how long nothing may come or go after the end of the input; zero for ever
     */
    DatagramRelay(UdpSocketHandle socket, InputStream in, OutputStream out, Duration idle) {
        this.socket = socket;
        this.in = in;
        this.out = out;
        this.idle = idle;
    }

    /** Begins with a peer that is known. */
    void run(InetSocketAddress peer) throws IOException {
        socket.connect(peer);
        Thread.ofPlatform().daemon().name("input").start(this::send);
        receive(ByteBuffer.allocate(MOST));
    }

    /** Begins when a peer has sent something; it is the only one that is heard. */
    void await() throws IOException {
        ByteBuffer first = ByteBuffer.allocate(MOST);
        InetSocketAddress peer = socket.receive(first);
        print(first);
        run(peer);
    }

    private void send() {
        byte[] piece = new byte[PIECE];
        try {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                socket.send(ByteBuffer.wrap(piece, 0, count));
                lastActivity = System.nanoTime();
            }
        } catch (IOException e) {
            inputProblem = e;
        }
        lastActivity = System.nanoTime();
        isInputAtEnd = true;
    }

    private void receive(ByteBuffer room) throws IOException {
        if (!idle.isZero()) {
            socket.setTimeout(idle);
        }
        while (true) {
            try {
                socket.receive(room.clear());
                lastActivity = System.nanoTime();
                print(room);
            } catch (SocketTimeoutException e) {
                IOException problem = inputProblem;
                if (problem != null) {
                    throw problem;
                }
                if (isInputAtEnd && System.nanoTime() - lastActivity >= idle.toNanos()) {
                    return;
                }
            }
        }
    }

    private void print(ByteBuffer room) throws IOException {
        room.flip();
        out.write(room.array(), room.position(), room.remaining());
        out.flush();
    }
}
