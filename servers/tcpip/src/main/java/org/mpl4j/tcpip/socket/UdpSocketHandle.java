package org.mpl4j.tcpip.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.ip.IpError;
import org.mpl4j.tcpip.ip.SendResult;
import org.mpl4j.tcpip.udp.UdpMessage;
import org.mpl4j.tcpip.udp.UdpSocket;

/** Datagrams, sent and waited for. Any number of threads may use it; datagrams go out in the thread that sends them. */
public final class UdpSocketHandle extends StackChannel {
    private final UdpSocket socket;
    private final InetSocketAddress local;
    private final Condition readable;
    private final UdpMessage message = new UdpMessage();
    private volatile long timeout = FOR_EVER;

    /** Takes a socket, with the stack. */
    UdpSocketHandle(HostStack host, UdpSocket socket) {
        super(host);
        this.socket = socket;
        local = new InetSocketAddress(socket.local().toInetAddress(), socket.port());
        readable = driver.newCondition();
        socket.onReadable(this::wake);
    }

    /** Datagrams may come many at once: then there is something for all who wait. */
    private void wake() {
        if (socket.waiting() > 1) {
            readable.signalAll();
        } else {
            readable.signal();
        }
    }

    /** Receives from one peer only, and learns of errors about what is sent to it. */
    public void connect(InetSocketAddress peer) throws IOException {
        driver.lock();
        try {
            checkOpen();
            socket.connect(IpAddress.of(LocalEndpoint.resolved(peer)), peer.getPort());
        } finally {
            driver.unlock();
        }
    }

    /**
     * Waits for the next datagram.
     *
     * @param into what it says; what is longer than that has room for is cut off
     * @return who sent it
     * @throws java.net.SocketTimeoutException if there was none for as long as {@link #setTimeout} says
     * @throws PortUnreachableException if what was sent to the peer of {@link #connect} was refused
     */
    public InetSocketAddress receive(ByteBuffer into) throws IOException {
        Receipt receipt = new Receipt(into);
        await(readable, timeout, "receiving", receipt);
        return receipt.source();
    }

    /**
     * Waits for the next datagram, without copying it, and without allocating.
     *
     * @param into is given it; its former room is used for another one
     */
    public void receive(UdpMessage into) throws IOException {
        await(readable, timeout, "receiving", () -> tryReceive(into));
    }

    private int tryReceive(UdpMessage into) throws IOException {
        checkOpen();
        IpError error = socket.takeError();
        if (error == IpError.PORT_UNREACHABLE) {
            throw new PortUnreachableException("port unreachable: nobody receives datagrams there");
        }
        if (error != null) {
            throw new NoRouteToHostException("no route to host: it cannot be reached");
        }
        return socket.receive(into) ? 1 : 0;
    }

    private final class Receipt implements Attempt {
        private final ByteBuffer into;
        private InetSocketAddress source = local;

        Receipt(ByteBuffer into) {
            this.into = into;
        }

        @Override
        public int go() throws IOException {
            if (tryReceive(message) == 0) {
                return 0;
            }
            ByteBuffer data = message.data();
            int count = Math.min(data.remaining(), into.remaining());
            into.put(into.position(), data, data.position(), count);
            into.position(into.position() + count);
            source = new InetSocketAddress(message.source().toInetAddress(), message.sourcePort());
            return 1;
        }

        InetSocketAddress source() {
            return source;
        }
    }

    /**
     * Sends a datagram.
     *
     * @param data from its position to its limit, which then is its position
     * @throws NoRouteToHostException if no route leads there
     * @throws SocketException if it is longer than a datagram may be
     */
    public void send(ByteBuffer data, InetSocketAddress to) throws IOException {
        IpAddress address = IpAddress.of(LocalEndpoint.resolved(to));
        driver.lock();
        try {
            checkOpen();
            check(socket.send(address, to.getPort(), Bytes.wrap(data)), data);
        } finally {
            driver.unlock();
        }
        data.position(data.limit());
    }

    /** Sends a datagram to the peer of {@link #connect}. */
    public void send(ByteBuffer data) throws IOException {
        driver.lock();
        try {
            checkOpen();
            check(socket.send(Bytes.wrap(data)), data);
        } finally {
            driver.unlock();
        }
        data.position(data.limit());
    }

    private static void check(SendResult result, ByteBuffer data) throws IOException {
        switch (result) {
            case SENT -> {}
            case NO_ROUTE -> throw new NoRouteToHostException("no route to host: no network or gateway leads there");
            case TOO_LONG ->
                throw new SocketException("a datagram of " + data.remaining() + " bytes is longer than may be sent");
        }
    }

    private void checkOpen() throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }

    @Override
    protected void implCloseChannel() {
        driver.lock();
        try {
            socket.close();
            readable.signalAll();
            host.forget(this);
        } finally {
            driver.unlock();
        }
    }

    /** Sets how long {@link #receive} waits; zero is for ever. */
    public void setTimeout(Duration most) {
        timeout = nanoseconds(most);
    }

    /** The socket, to be used by who has the stack ({@link org.mpl4j.tcpip.drive.Driver#lock}). */
    public UdpSocket socket() {
        return socket;
    }

    /** Where it receives. */
    public InetSocketAddress localAddress() {
        return local;
    }
}
