package org.mpl4j.dns.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsTcp;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;

/** A connection to a server, over TCP (RFC 7766) or TLS (RFC 7858). */
public final class Stream implements AutoCloseable {
    private static final int LARGEST = 0xffff + 2;

    private final Socket socket;
    private final InetSocketAddress server;
    private final Reply.Way way;
    private final ByteBuffer received = ByteBuffer.allocate(LARGEST);
    private int consumed;
    private long sent;

    private Stream(Socket socket, InetSocketAddress server, Reply.Way way) {
        this.socket = socket;
        this.server = server;
        this.way = way;
    }

    /**
     * Connects.
     *
     * @param tls what to do for TLS, null for plain TCP
     * @throws NoReplyException if there is nobody
     */
    public static Stream connect(InetSocketAddress server, @Nullable Tls tls, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(server, (int) timeout.toMillis());
            socket.setSoTimeout((int) timeout.toMillis());
            Socket used = tls == null ? socket : tls.wrap(socket, server);
            return new Stream(used, server, tls == null ? Reply.Way.TCP : Reply.Way.TLS);
        } catch (ConnectException | SocketTimeoutException e) {
            socket.close();
            throw new NoReplyException(Datagrams.text(server) + ": " + e.getMessage(), e);
        } catch (IOException e) {
            socket.close();
            throw new NoReplyException("connection to " + Datagrams.text(server) + " failed: " + e.getMessage(), e);
        }
    }

    /** Sends a query. */
    public void send(QueryMessage query) throws IOException {
        ByteBuffer bytes = query.onStream();
        sent = System.nanoTime();
        socket.getOutputStream().write(bytes.array(), 0, bytes.remaining());
    }

    /**
     * Waits for the answer to a query.
     *
     * @throws NoReplyException if the server says nothing, something that is malformed, or ends the connection
     */
    public Reply receive(QueryMessage query) throws IOException {
        while (true) {
            Dns message = next();
            if (Datagrams.answers(message, query)) {
                return new Reply(message, server, way, Duration.ofNanos(System.nanoTime() - sent));
            }
        }
    }

    /** The next message, in a buffer of its own. */
    private Dns next() throws IOException {
        try {
            received.limit(received.position()).position(consumed);
            int size = received.hasRemaining() ? DnsTcp.frameSize(received) : 2;
            while (size > received.remaining()) {
                fill(size);
                size = DnsTcp.frameSize(received);
            }
            byte[] frame = Bytes.view(received, received.position(), size).toArray();
            consumed = received.position() + size;
            received.position(received.limit()).limit(received.capacity());
            return DnsTcp.parse(ByteBuffer.wrap(frame)).message();
        } catch (ParseException e) {
            throw new NoReplyException("malformed answer from " + Datagrams.text(server) + ": " + e.getMessage(), e);
        } catch (SocketTimeoutException e) {
            throw new NoReplyException("no answer from " + Datagrams.text(server) + " in time", e);
        }
    }

    /** Reads until there are so many bytes; afterwards they are what remains in the buffer. */
    private void fill(int size) throws IOException {
        received.compact();
        InputStream in = socket.getInputStream();
        while (received.position() < size) {
            int count = in.read(received.array(), received.position(), received.remaining());
            if (count < 0) {
                throw new NoReplyException(
                        Datagrams.text(server) + " ended the connection", new EOFException("end of stream"));
            }
            received.position(received.position() + count);
        }
        received.flip();
        consumed = 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
